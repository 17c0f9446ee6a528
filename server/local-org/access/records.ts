import type { ObjectDef, Row } from '../types.ts';
import type { Access } from './access.ts';
import type { Parent, RecordRule } from './record-rules.ts';

/** What a user may do with one record: nothing, read it, edit it, everything (delete, hand over, share). */
export type Level = 0 | 1 | 2 | 3;

const defaults: Record<string, Level> = { Private: 0, Read: 1, ReadWrite: 2, ControlledByParent: 0 };

/**
 * Levels of one user on records, for the length of one request or one save. Owned parents are asked about once: 200,000
 * tasks hang on a few thousand deals.
 */
export class Records {
  private readonly access: Access;
  private readonly read = new Map<string, boolean>();

  constructor(access: Access) {
    this.access = access;
  }

  /** Undefined when every record of the object may be read, so that nobody needs to look. */
  filter(def: ObjectDef): ((row: Row) => boolean) | undefined {
    const { read, viewAll } = this.access.rightsOn(def);
    if (!read) return () => false;
    const { kind } = this.access.ruleOf(def);
    return viewAll || kind === 'open' || kind === 'user' ? undefined : (row) => this.reads(def, row);
  }

  level(def: ObjectDef, row: Row): Level {
    const { viewAll, modifyAll } = this.access.rightsOn(def);
    if (modifyAll) return 3;
    const level = this.shared(def, row);
    return level === 0 && viewAll ? 1 : level;
  }

  /** Whether the user reads the record that a reference points to; false when it is not there. */
  readsId(id: Row[string] | undefined): boolean {
    const target = typeof id === 'string' ? this.access.targetOf(id) : undefined;
    const row = target?.table.get(id as string);
    if (!target || !row || !target.rights.read) return false;
    const { kind } = target.rule;
    if (target.rights.viewAll || kind === 'open' || kind === 'user') return true;
    if (kind === 'activity') return this.reads(target.table.def, row);
    let reads = this.read.get(row.Id);
    if (reads === undefined) {
      // Two records that point at each other see nothing through each other.
      this.read.set(row.Id, false);
      reads = this.reads(target.table.def, row);
      this.read.set(row.Id, reads);
    }
    return reads;
  }

  private reads(def: ObjectDef, row: Row): boolean {
    const rule = this.access.ruleOf(def);
    if (rule.kind === 'activity') return this.activity(rule, row) > 0;
    if (rule.kind !== 'parents') return this.shared(def, row) > 0;
    const ids = rule.parents.flatMap(({ field }) => row[field] ?? []);
    return ids.length > 0
      ? ids.every((id) => this.readsId(id))
      : def.fieldByName.has('ownerid') && this.owned(def, row) > 0;
  }

  private levelOf(id: string): Level {
    const target = this.access.targetOf(id);
    const row = target?.table.get(id);
    return target && row && target.rights.read ? this.level(target.table.def, row) : 0;
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
      case 'about':
        if (this.access.place.principals.has(String(row[rule.sender]))) return 3;
        return rule.fields.some((field) => this.readsId(row[field])) ? 1 : 0;
      case 'personal':
        if (this.access.place.principals.has(String(row[rule.field]))) return 3;
        return this.access.grants.user.has(rule.sees) ? 1 : 0;
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

  /** Deals of an account one owns, as the role says, or that is shared with its deals. */
  private throughAccount(row: Row): Level {
    if (row.AccountId === null) return 0;
    const { accountOwners } = this.access.place;
    const shared = this.access.dealsOfSharedAccounts().get(String(row.AccountId)) ?? 0;
    if (accountOwners.size === 0) return shared;
    const owner = this.access.tableOf('Account')?.get(String(row.AccountId))?.OwnerId;
    return Math.max(shared, accountOwners.get(String(owner)) ?? 0) as Level;
  }

  private seesADealOf(account: Row): boolean {
    const deals = this.access.tableOf('Opportunity');
    return (
      deals !== undefined &&
      deals.lookup('AccountId', account.Id).some((deal) => this.level(deals.def, deal) > 0)
    );
  }

  private throughParents(def: ObjectDef, parents: readonly Parent[], row: Row): Level {
    const levels = parents.flatMap(({ field, gives }) => {
      const id = row[field] ?? null;
      if (id === null) return [];
      const level = this.levelOf(String(id));
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
    if (this.readsId(row.WhatId) || this.readsId(row.WhoId)) return 1;
    const related = this.access.tableOf(relation)?.lookup(key, row.Id) ?? [];
    return related.some((each) => each.RelationId === id || this.readsPerson(each.RelationId)) ? 1 : 0;
  }

  /** Colleagues invited to a meeting open it to nobody else. */
  private readsPerson(id: Row[string] | undefined): boolean {
    return typeof id === 'string' && !id.startsWith('005') && this.readsId(id);
  }
}
