/** A small invented org for tests: rows as Salesforce would hold them, written straight into a mirror in memory. */
import { openMirror } from '../mirror/mirror.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { OwnColumns } from '../mirror/tables.ts';
import { parseAsOf } from '../period.ts';
import type { ComputeContext } from './compute.ts';
import { computeMetrics } from './compute.ts';
import { readSettings } from './settings.ts';
import { scorecards } from './world-scorecards.ts';
import { identifier, text } from './sql.ts';
import type { Warning } from './warning.ts';
import type { Cell, Row } from './world-keys.ts';
import { deal, id, integrationUserId, organizationId, person, user } from './world-keys.ts';

export * from './world-keys.ts';
export { scorecards };

export interface DealShape {
  id: string;
  owner: string;
  created: string;
  /** Stage and instant of entering it; the first at creation. Without moves the deal has no history. */
  moves?: [stage: string, at: string][];
  /** Stage of a deal without history. */
  stage?: string;
  amount?: number | null;
  close?: string | null;
  account?: string;
}

const stages: [name: string, closed: boolean, won: boolean][] = [
  ['Prospecting', false, false],
  ['Qualification', false, false],
  ['Proposal', false, false],
  ['Closed Won', true, true],
  ['Closed Lost', true, false],
];

export class World {
  readonly mirror: Mirror;
  readonly timeZone: string;
  #serial = 0;

  constructor(mirror: Mirror, timeZone: string) {
    this.mirror = mirror;
    this.timeZone = timeZone;
  }

  async insert(table: string, ...rows: Row[]): Promise<void> {
    for (const row of rows) {
      const names = Object.keys(row).map(identifier);
      await this.mirror.run(
        `INSERT INTO sf."${table}" (${names.join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')})`,
      );
    }
  }

  /** An active standard user, created long ago. */
  async user(name: string, manager?: string, more: Row = {}): Promise<void> {
    await this.insert('user', {
      Id: user(name),
      Name: name,
      ManagerId: manager === undefined ? null : user(manager),
      IsActive: true,
      UserType: 'Standard',
      CreatedDate: '2020-01-01T00:00:00Z',
      ...more,
    });
  }

  async deal(shape: DealShape): Promise<void> {
    const { moves = [], amount = 1000, close = '2026-12-31' } = shape;
    const last = moves.at(-1)?.[0] ?? shape.stage ?? 'Prospecting';
    const [, closed, won] = stages.find(([name]) => name === last) ?? [last, false, false];
    await this.insert('opportunity', {
      Id: deal(shape.id),
      OwnerId: user(shape.owner),
      AccountId: shape.account === undefined ? null : id('001', shape.account),
      StageName: last,
      Amount: amount,
      CloseDate: close,
      IsClosed: closed,
      IsWon: won,
      CreatedDate: shape.created,
    });
    for (const [stage, at] of moves) await this.history(shape.id, at, { stage, amount, close });
  }

  async history(
    of: string,
    at: string,
    state: { stage: string; amount?: number | null; close?: string | null },
  ): Promise<void> {
    await this.insert('opportunity_history', {
      Id: this.next('008'),
      OpportunityId: deal(of),
      StageName: state.stage,
      Amount: state.amount ?? null,
      CloseDate: state.close ?? null,
      CreatedDate: at,
    });
  }

  /** A deal won: qualified, then closed on the day of `close` at noon UTC. */
  async won(name: string, owner: string, close: string, more: Partial<DealShape> = {}): Promise<void> {
    await this.decided(name, owner, 'Closed Won', close, more);
  }

  async lost(name: string, owner: string, close: string, more: Partial<DealShape> = {}): Promise<void> {
    await this.decided(name, owner, 'Closed Lost', close, more);
  }

  async decided(
    name: string,
    owner: string,
    stage: string,
    close: string,
    more: Partial<DealShape>,
  ): Promise<void> {
    const created = more.created ?? '2026-01-05T18:00:00Z';
    const moves: [string, string][] = [
      ['Qualification', created],
      [stage, `${close}T20:00:00Z`],
    ];
    await this.deal({ id: name, owner, created, close, moves, ...more });
  }

  async ownerChange(of: string, at: string, from: string, to: string): Promise<void> {
    for (const [before, after] of [
      [from, to],
      [user(from), user(to)],
    ]) {
      await this.insert('opportunity_field_history', {
        Id: this.next('017'),
        OpportunityId: deal(of),
        Field: 'Owner',
        OldValue: before!,
        NewValue: after!,
        CreatedDate: at,
      });
    }
  }

  /** A completed call on a deal. */
  async call(of: string | null, at: string, more: Row = {}): Promise<void> {
    await this.insert('task', {
      Id: this.next('00T'),
      WhatId: of === null ? null : deal(of),
      TaskSubtype: 'Call',
      IsClosed: true,
      CompletedDateTime: at,
      CreatedDate: at,
      OwnerId: user('ann'),
      ...more,
    });
  }

  /** A meeting with a contact. */
  async meeting(of: string | null, start: string, end: string, more: Row = {}): Promise<void> {
    await this.insert('event', {
      Id: this.next('00U'),
      WhatId: of === null ? null : deal(of),
      WhoId: id('003', 'guest'),
      StartDateTime: start,
      EndDateTime: end,
      CreatedDate: '2026-01-01T00:00:00Z',
      OwnerId: user('ann'),
      IsAllDayEvent: false,
      IsChild: false,
      IsRecurrence: false,
      ...more,
    });
  }

  /** Monthly quotas of a person, first days of months as keys. */
  async quota(name: string, amounts: Record<string, number>, more: Row = {}): Promise<void> {
    const subject = id('a00', name);
    await this.insert('touchline_subject__c', {
      Id: subject,
      Key__c: person(name),
      Kind__c: 'person',
      User__c: user(name),
      ...more,
    });
    for (const [day, amount] of Object.entries(amounts)) {
      await this.insert('touchline_quota__c', {
        Id: this.next('a01'),
        Subject__c: subject,
        Period_Start__c: day,
        Amount__c: amount,
      });
    }
  }

  next(prefix: string): string {
    this.#serial += 1;
    return id(prefix, String(this.#serial));
  }

  context(asOf: string, settings: Parameters<typeof readSettings>[0] = {}): ComputeContext {
    return {
      asOf: parseAsOf(asOf, this.timeZone),
      organizationId,
      timeZone: this.timeZone,
      integrationUserId,
      settings: readSettings(settings),
    };
  }

  async compute(asOf: string, settings: Parameters<typeof readSettings>[0] = {}): Promise<Warning[]> {
    return computeMetrics(this.mirror, this.context(asOf, settings));
  }

  /** One scorecard; by default the current month of 2026-11. */
  async scorecard(subjectKey: string, type = 'fiscal-month', start = '2026-11-01'): Promise<Row> {
    const rows = await this.mirror.all<Row>(
      `SELECT * FROM ${await scorecards(this.mirror)} WHERE "Key__c" = $key`,
      {
        key: `${subjectKey}|${type}|${start}|all|all`,
      },
    );
    if (rows.length !== 1) throw new Error(`${rows.length} scorecards of ${subjectKey} ${type} ${start}`);
    return rows[0]!;
  }
}

function literal(value: Cell): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return String(value);
  // Instants are UTC in the mirror, whatever the engine makes of a trailing Z.
  return text(/^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value).toISOString().replace('Z', '') : value);
}

/** An org with the usual stages and the reps ann and bob below may, in California unless told otherwise. */
export async function openWorld(
  timeZone = 'America/Los_Angeles',
  ownColumns: OwnColumns = {},
): Promise<World> {
  const world = new World(await openMirror(':memory:', { threads: 1, ownColumns }), timeZone);
  await world.insert('organization', { Id: organizationId, Name: 'Acme', FiscalYearStartMonth: 1 });
  for (const [index, [name, closed, won]] of stages.entries()) {
    await world.insert('opportunity_stage', {
      Id: id('01J', String(index)),
      MasterLabel: name,
      ApiName: name,
      SortOrder: index + 1,
      IsActive: true,
      IsClosed: closed,
      IsWon: won,
    });
  }
  await world.user('may');
  await world.user('ann', 'may');
  await world.user('bob', 'may');
  return world;
}
