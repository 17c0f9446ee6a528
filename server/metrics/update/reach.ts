/**
 * Which deals the changed rows may bear on.
 *
 * Deals rest on their own rows, on the activities credited to them, and through loose activities (C6, rules 2 and 3) and
 * engaged contacts (C9) on the deals these could be credited to instead. So a deal is reached with all deals of its
 * account, and with every deal that a loose activity of one of its contacts leads to. Tables of schema `aside.reach`:
 *
 * - `own`: ids of deals whose own rows changed, or say something else now that time has passed
 * - `deal`, `account`, `contact`: ids that are reached, `own` among them
 * - `activity`: ids of activities that changed, or may be credited to another deal than before; all events on reached
 *   deals, since one stands for others of the same start
 * - `linked`: whose activities were read, and `heard`: all activities that are needed, each once with its place in the
 *   mirror and what it names. Each of millions of activities is looked at once for the people it names, so a round asks
 *   only for people found since the last
 * - `known`: the reached deals, and those that activities of their customers' people are on
 */
import type { Mirror } from '../../mirror/mirror.ts';
import { text, timestamp } from '../sql.ts';

/** Beyond this share of all deals computing everything is as quick. */
const mostDeals = 0.25;
/** Rounds until nothing is added; each goes one loose activity further. */
const mostRounds = 12;

const kinds = ['own', 'deal', 'account', 'contact', 'activity', 'linked', 'known'] as const;
type Kind = (typeof kinds)[number];

/** @returns why everything must be computed, or null. */
export async function findReach(mirror: Mirror, since: Date, until: Date): Promise<string | null> {
  const unknown = await mirror.all<{ object: string }>(
    'SELECT DISTINCT object FROM sf_meta.changed WHERE field IS NULL ORDER BY object',
  );
  if (unknown.length > 0) return `changed: ${unknown.map(({ object }) => object).join(', ')}`;
  await mirror.run(`
    CREATE SCHEMA aside.reach; ${kinds.map((kind) => `CREATE TABLE aside.reach.${kind} (id VARCHAR, turn INTEGER)`).join('; ')};
    CREATE TABLE aside.reach.heard (
      is_task BOOLEAN, place BIGINT, id VARCHAR, who_id VARCHAR, what_id VARCHAR, created_at TIMESTAMP, turn INTEGER)`);
  return new Reach(mirror).find(since, until);
}

const within = (kind: Kind): string => `(SELECT id FROM aside.reach.${kind})`;

class Reach {
  readonly #mirror: Mirror;
  /** Counts the additions: what a step has not seen yet is of a later turn. */
  #turn = 0;
  readonly #seen = new Map<string, number>();

  constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  async find(since: Date, until: Date): Promise<string | null> {
    await this.#addChanged();
    await this.#addPassed(since, until);
    for (const table of ['task', 'event'] as const) await this.#hear(table, `Id IN ${within('activity')}`);
    await this.#addOfActivities();
    let before = -1;
    for (let round = 0; ; round += 1) {
      if (round === mostRounds) return 'the changes reach from deal to deal without end';
      await this.#addDealsOfAccounts();
      const [size] = await this.#mirror.all<{ reached: number; rows: number; deals: number }>(`
        SELECT (SELECT count(*) FROM aside.reach.deal) AS reached, (SELECT count(*) FROM sf.opportunity) AS deals,
          (SELECT count(*) FROM aside.reach.deal) + (SELECT count(*) FROM aside.reach.contact) + (SELECT count(*) FROM aside.reach.account) AS rows`);
      if (size!.reached > 100 && size!.reached > size!.deals * mostDeals)
        return `changes bear on ${size!.reached} of ${size!.deals} deals`;
      if (size!.rows === before) break;
      before = size!.rows;
      await this.#addLoose();
      await this.#addOfActivities();
    }
    await this.#addSettled();
    return null;
  }

  async #add(kind: Kind, select: string): Promise<void> {
    this.#turn += 1;
    await this.#mirror.run(`
      INSERT INTO aside.reach.${kind} SELECT DISTINCT id, ${this.#turn} FROM (${select}) found(id)
      WHERE id IS NOT NULL AND id NOT IN ${within(kind)}`);
  }

  /** Ids that `step` has not been given yet, as SQL. */
  #fresh(kind: Kind, step: string): string {
    const seen = this.#seen.get(`${step} ${kind}`) ?? 0;
    this.#seen.set(`${step} ${kind}`, this.#turn);
    return `(SELECT id FROM aside.reach.${kind} WHERE turn > ${seen})`;
  }

  /** Reads activities that were not read before. */
  async #hear(table: 'task' | 'event', condition: string): Promise<void> {
    const isTask = table === 'task';
    await this.#mirror.run(`
      INSERT INTO aside.reach.heard SELECT ${isTask}, rowid, Id, WhoId, WhatId, CreatedDate, ${this.#turn}
      FROM sf.${table} WHERE ${condition} AND rowid NOT IN (SELECT place FROM aside.reach.heard WHERE is_task = ${isTask})`);
  }

  async #addChanged(): Promise<void> {
    const changed = (condition: string): string => `SELECT value FROM sf_meta.changed WHERE ${condition}`;
    const own = (...objects: string[]): string =>
      `(field = 'Id' AND object IN (${objects.map(text).join(', ')}))`;
    await this.#add('own', changed(`${own('Opportunity')} OR field = 'OpportunityId'`));
    await this.#add('deal', changed(`field IN ('WhatId', 'RelationId') AND value LIKE '006%'`));
    await this.#add('account', changed(`${own('Account')} OR field = 'AccountId'`));
    await this.#add(
      'contact',
      changed(
        `${own('Contact')} OR field = 'ContactId' OR (field IN ('WhoId', 'RelationId') AND value LIKE '003%')`,
      ),
    );
    await this.#add('activity', changed(`${own('Task', 'Event')} OR field IN ('TaskId', 'EventId')`));
  }

  /** Rows dated ahead that have begun to count, meetings that began or ended, deals that only the moment of the run ends. */
  async #addPassed(since: Date, until: Date): Promise<void> {
    const from = timestamp(since);
    const passed = (id: string, table: string, ...moments: string[]): string =>
      `SELECT ${id} FROM sf.${table} WHERE ${moments.map((moment) => `(${moment} > ${from} AND ${moment} <= ${timestamp(until)})`).join(' OR ')}`;
    await this.#add(
      'activity',
      [
        passed(
          'Id',
          'event',
          'CreatedDate',
          'StartDateTime',
          'EndDateTime',
          'ActivityDateTime',
          'coalesce(StartDateTime, ActivityDateTime) + to_minutes(coalesce(DurationInMinutes, 0)::BIGINT)',
        ),
        passed('Id', 'task', 'CreatedDate', 'CompletedDateTime'),
        passed('EventId', 'event_relation', 'CreatedDate'),
        passed('TaskId', 'task_relation', 'CreatedDate'),
      ].join(' UNION ALL '),
    );
    await this.#add(
      'own',
      [
        passed('Id', 'opportunity', 'CreatedDate'),
        passed('OpportunityId', 'opportunity_history', 'CreatedDate'),
        passed('OpportunityId', 'opportunity_field_history', 'CreatedDate'),
        passed('OpportunityId', 'opportunity_contact_role', 'CreatedDate'),
        // Without history such a deal is taken to have changed at the moment of the run.
        `SELECT Id FROM sf.opportunity WHERE LastStageChangeDate > ${from}
          OR (IsClosed AND LastStageChangeDate IS NULL AND CloseDate >= ${from}::DATE - 1)`,
      ].join(' UNION ALL '),
    );
    await this.#add('deal', `SELECT id FROM aside.reach.own`);
    await this.#add('contact', passed('ContactId', 'opportunity_contact_role', 'CreatedDate'));
  }

  /** Whom and what the reached activities name. */
  async #addOfActivities(): Promise<void> {
    const fresh = this.#fresh('activity', 'named');
    await this.#add(
      'contact',
      `SELECT who_id FROM aside.reach.heard WHERE id IN ${fresh} AND who_id LIKE '003%'
        UNION ALL SELECT RelationId FROM sf.task_relation WHERE TaskId IN ${fresh} AND RelationId LIKE '003%'
        UNION ALL SELECT RelationId FROM sf.event_relation WHERE EventId IN ${fresh} AND RelationId LIKE '003%'`,
    );
    await this.#add(
      'deal',
      `SELECT what_id FROM aside.reach.heard WHERE id IN ${fresh} AND what_id LIKE '006%'`,
    );
  }

  /** Accounts of what is reached, with all their deals. */
  async #addDealsOfAccounts(): Promise<void> {
    await this.#add(
      'deal',
      `SELECT OpportunityId FROM sf.opportunity_contact_role WHERE ContactId IN ${this.#fresh('contact', 'role')}`,
    );
    await this.#add(
      'account',
      `SELECT AccountId FROM sf.opportunity WHERE Id IN ${this.#fresh('deal', 'account')}
        UNION ALL SELECT AccountId FROM sf.contact WHERE Id IN ${this.#fresh('contact', 'account')}`,
    );
    await this.#add(
      'deal',
      `SELECT Id FROM sf.opportunity WHERE AccountId IN ${this.#fresh('account', 'deal')}`,
    );
  }

  /** Loose activities of the contacts of reached accounts and deals. */
  async #addLoose(): Promise<void> {
    await this.#add(
      'linked',
      `SELECT id FROM aside.reach.contact
        UNION ALL SELECT Id FROM sf.contact WHERE AccountId IN ${this.#fresh('account', 'linked')}
        UNION ALL SELECT ContactId FROM sf.opportunity_contact_role WHERE OpportunityId IN ${this.#fresh('deal', 'linked')}`,
    );
    const fresh = this.#fresh('linked', 'heard');
    this.#turn += 1;
    for (const table of ['task', 'event'] as const) {
      await this.#hear(table, `WhoId IN ${fresh}`);
      const key = table === 'task' ? 'TaskId' : 'EventId';
      await this.#hear(table, `Id IN (SELECT ${key} FROM sf.${table}_relation WHERE RelationId IN ${fresh})`);
    }
    const heard = `(SELECT id, what_id, created_at FROM aside.reach.heard WHERE turn = ${this.#turn})`;
    // An activity older than the deal it is on may have been credited elsewhere until the deal was entered.
    await this.#add(
      'activity',
      `SELECT h.id FROM ${heard} h LEFT JOIN (
          SELECT Id, CreatedDate FROM sf.opportunity WHERE Id IN (SELECT what_id FROM ${heard})
        ) o ON o.Id = h.what_id
        WHERE NOT coalesce(o.CreatedDate <= h.created_at, false)`,
    );
  }

  /** What is on the reached deals, and the deals of what their customers' people took part in elsewhere. */
  async #addSettled(): Promise<void> {
    for (const table of ['task', 'event'] as const) await this.#hear(table, `WhatId IN ${within('deal')}`);
    await this.#add(
      'activity',
      `SELECT id FROM aside.reach.heard WHERE what_id IN ${within('own')} OR (NOT is_task AND what_id IN ${within('deal')})`,
    );
    await this.#add(
      'known',
      `SELECT id FROM aside.reach.deal UNION ALL SELECT what_id FROM aside.reach.heard WHERE what_id LIKE '006%'`,
    );
  }
}
