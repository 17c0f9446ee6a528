import type { ObjectDef, Row } from '../types.ts';
import type { Access } from './access.ts';
import type { Parent, RecordRule } from './record-rules.ts';

/** What a user may do with one record: nothing, read it, edit it, everything (delete, hand over, share). */
export type Level = 0 | 1 | 2 | 3;

const defaults: Record<string, Level> = { Private: 0, Read: 1, ReadWrite: 2, ControlledByParent: 0 };

/**
 * Levels of one user on records, for the length of one request or one save. Parents are asked about once: 200,000 tasks
 * hang on a few thousand deals.
 */
export class Records {
  private readonly access: Access;
  private readonly parents = new Map<string, Level>();

  constructor(access: Access) {
    this.access = access;
  }

  /** Undefined when every record of the object may be read, so that nobody needs to look. */
  filter(def: ObjectDef): ((row: Row) => boolean) | undefined {
    const { read, viewAll } = this.access.rightsOn(def);
    if (!read) return () => false;
    if (viewAll || this.access.ruleOf(def).kind === 'open' || def.name === 'User') return undefined;
    return (row) => this.level(def, row) > 0;
  }

  level(def: ObjectDef, row: Row): Level {
    const { viewAll, modifyAll } = this.access.rightsOn(def);
    if (modifyAll) return 3;
    const level = this.shared(def, row);
    return level === 0 && viewAll ? 1 : level;
  }

  /** The level on whatever record a reference of one of these objects points to; 0 when it is not there. */
  levelOf(targets: readonly string[], id: Row[string] | undefined): Level {
    if (typeof id !== 'string') return 0;
    const known = this.parents.get(id);
    if (known !== undefined) return known;
    // Two records that point at each other see nothing through each other.
    this.parents.set(id, 0);
    const level = this.find(targets, id);
    this.parents.set(id, level);
    return level;
  }

  private find(targets: readonly string[], id: string): Level {
    for (const name of targets) {
      const table = this.access.tableOf(name);
      const row = table?.get(id);
      if (table && row) return this.access.rightsOn(table.def).read ? this.level(table.def, row) : 0;
    }
    return 0;
  }

  private shared(def: ObjectDef, row: Row): Level {
    const rule = this.access.ruleOf(def);
    switch (rule.kind) {
      case 'open':
        return 3;
      case 'user':
        return row.Id === this.access.place.id ? 2 : 1;
      case 'activity':
        return this.activity(rule, row);
      case 'parents':
        return this.throughParents(def, rule.parents, row);
      case 'owned':
        return this.owned(def, row);
    }
  }

  private owned(def: ObjectDef, row: Row): Level {
    if (this.access.place.principals.has(String(row.OwnerId))) return 3;
    const level = Math.max(
      defaults[def.sharingModel ?? 'Private'] ?? 0,
      this.access.sharedLevels(def).get(row.Id) ?? 0,
      def.name === 'Opportunity' ? this.throughAccount(row) : 0,
    ) as Level;
    return level === 0 && def.name === 'Account' && this.seesADealOf(row) ? 1 : level;
  }

  /** Deals of an account one owns, as the role says. */
  private throughAccount(row: Row): Level {
    const { accountOwners } = this.access.place;
    if (accountOwners.size === 0 || row.AccountId === null) return 0;
    const owner = this.access.tableOf('Account')?.get(String(row.AccountId))?.OwnerId;
    return accountOwners.get(String(owner)) ?? 0;
  }

  private seesADealOf(account: Row): boolean {
    const deals = this.access.tableOf('Opportunity');
    return (
      deals !== undefined &&
      deals.lookup('AccountId', account.Id).some((deal) => this.level(deals.def, deal) > 0)
    );
  }

  private throughParents(def: ObjectDef, parents: readonly Parent[], row: Row): Level {
    const levels = parents.flatMap(({ field, targets, gives }) => {
      const id = row[field] ?? null;
      if (id === null) return [];
      const level = this.levelOf(targets, id);
      if (gives === 'same') return [level];
      if (level === 0) return [0 as const];
      if (gives === 'share') return [level === 3 ? (3 as const) : (1 as const)];
      return [gives === 'full-when-read' || level >= 2 ? (3 as const) : (1 as const)];
    });
    if (levels.length > 0) return Math.min(...levels) as Level;
    return def.fieldByName.has('ownerid') ? this.owned(def, row) : 0;
  }

  private activity({ relation, key }: RecordRule & { kind: 'activity' }, row: Row): Level {
    const { principals, id } = this.access.place;
    if (principals.has(String(row.OwnerId))) return 3;
    if (this.levelOf(whatTargets, row.WhatId) > 0 || this.levelOf(whoTargets, row.WhoId) > 0) return 1;
    const related = this.access.tableOf(relation)?.lookup(key, row.Id) ?? [];
    return related.some((each) => each.RelationId === id || this.levelOf(whoTargets, each.RelationId) > 0)
      ? 1
      : 0;
  }
}

const whatTargets = ['Opportunity', 'Account', 'Campaign', 'Product2'];
const whoTargets = ['Contact', 'Lead'];
