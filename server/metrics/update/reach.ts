/**
 * Which deals the changed rows may bear on.
 *
 * Deals rest on their own rows, on the activities credited to them, and through loose activities (C6, rules 2 and 3) and
 * engaged contacts (C9) on the deals these could be credited to instead. So a deal is reached with all deals of its
 * account, and with every deal that a loose activity of one of its contacts leads to. Tables of schema `aside.reach`:
 *
 * - `deal`, `account`, `contact`: ids that are reached; `activity`: those that may be credited to a reached deal, or changed
 * - `nearby`: activities of contacts of a reached account that belong to other deals; `known`: those deals and the reached
 */
import type { Mirror } from '../../mirror/mirror.ts';
import { text, timestamp } from '../sql.ts';

/** Beyond this share of all deals computing everything is as quick. */
const mostDeals = 0.25;
/** Rounds until nothing is added; each goes one loose activity further. */
const mostRounds = 12;

type Kind = 'deal' | 'account' | 'contact' | 'activity' | 'linked' | 'nearby' | 'known';
const kinds: readonly Kind[] = ['deal', 'account', 'contact', 'activity', 'linked', 'nearby', 'known'];

/** @returns why everything must be computed, or null. */
export async function findReach(mirror: Mirror, since: Date, until: Date): Promise<string | null> {
  const unknown = await mirror.all<{ object: string }>(
    'SELECT DISTINCT object FROM sf_meta.changed WHERE field IS NULL ORDER BY object',
  );
  if (unknown.length > 0) return `changed: ${unknown.map(({ object }) => object).join(', ')}`;
  await mirror.run(
    `CREATE SCHEMA aside.reach; ${kinds.map((kind) => `CREATE TABLE aside.reach.${kind} (id VARCHAR)`).join('; ')}`,
  );
  await addChanged(mirror);
  await addPassed(mirror, since, until);
  await addOfActivities(mirror);
  let before = -1;
  for (let round = 0; ; round += 1) {
    if (round === mostRounds) return 'the changes reach from deal to deal without end';
    await addDealsOfAccounts(mirror);
    const [size] = await mirror.all<{ reached: number; rows: number; deals: number }>(`
      SELECT (SELECT count(*) FROM aside.reach.deal) AS reached, (SELECT count(*) FROM sf.opportunity) AS deals,
        (SELECT count(*) FROM aside.reach.deal) + (SELECT count(*) FROM aside.reach.contact) + (SELECT count(*) FROM aside.reach.account) AS rows`);
    if (size!.reached > 100 && size!.reached > size!.deals * mostDeals)
      return `changes bear on ${size!.reached} of ${size!.deals} deals`;
    if (size!.rows === before) break;
    before = size!.rows;
    await addLoose(mirror);
    await addOfActivities(mirror);
  }
  await addSettled(mirror);
  return null;
}

async function add(mirror: Mirror, kind: Kind, select: string): Promise<void> {
  await mirror.run(`
    INSERT INTO aside.reach.${kind} SELECT DISTINCT id FROM (${select}) found(id)
    WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM aside.reach.${kind})`);
}

const within = (kind: Kind): string => `(SELECT id FROM aside.reach.${kind})`;

async function addChanged(mirror: Mirror): Promise<void> {
  const changed = (condition: string): string => `SELECT value FROM sf_meta.changed WHERE ${condition}`;
  const own = (...objects: string[]): string =>
    `(field = 'Id' AND object IN (${objects.map(text).join(', ')}))`;
  await add(
    mirror,
    'deal',
    changed(
      `${own('Opportunity')} OR field = 'OpportunityId' OR (field IN ('WhatId', 'RelationId') AND value LIKE '006%')`,
    ),
  );
  await add(mirror, 'account', changed(`${own('Account')} OR field = 'AccountId'`));
  await add(
    mirror,
    'contact',
    changed(
      `${own('Contact')} OR field = 'ContactId' OR (field IN ('WhoId', 'RelationId') AND value LIKE '003%')`,
    ),
  );
  await add(mirror, 'activity', changed(`${own('Task', 'Event')} OR field IN ('TaskId', 'EventId')`));
}

/** Rows dated ahead that have begun to count, meetings that began or ended, deals that only the moment of the run ends. */
async function addPassed(mirror: Mirror, since: Date, until: Date): Promise<void> {
  const from = timestamp(since);
  const passed = (id: string, table: string, ...moments: string[]): string =>
    `SELECT ${id} FROM sf.${table} WHERE ${moments.map((moment) => `(${moment} > ${from} AND ${moment} <= ${timestamp(until)})`).join(' OR ')}`;
  await add(
    mirror,
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
  await add(
    mirror,
    'deal',
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
  await add(mirror, 'contact', passed('ContactId', 'opportunity_contact_role', 'CreatedDate'));
}

/** Whom and what the reached activities name. */
async function addOfActivities(mirror: Mirror): Promise<void> {
  const named = (column: string, prefix: string): string =>
    ['task', 'event']
      .map(
        (table) =>
          `SELECT ${column} FROM sf.${table} WHERE Id IN ${within('activity')} AND ${column} LIKE '${prefix}%'`,
      )
      .join(' UNION ALL ');
  const related = [
    `SELECT RelationId FROM sf.task_relation WHERE TaskId IN ${within('activity')} AND RelationId LIKE '003%'`,
    `SELECT RelationId FROM sf.event_relation WHERE EventId IN ${within('activity')} AND RelationId LIKE '003%'`,
  ].join(' UNION ALL ');
  await add(mirror, 'contact', `${named('WhoId', '003')} UNION ALL ${related}`);
  await add(mirror, 'deal', named('WhatId', '006'));
}

/** Accounts of what is reached, with all their deals. */
async function addDealsOfAccounts(mirror: Mirror): Promise<void> {
  await add(
    mirror,
    'deal',
    `SELECT OpportunityId FROM sf.opportunity_contact_role WHERE ContactId IN ${within('contact')}`,
  );
  await add(
    mirror,
    'account',
    `SELECT AccountId FROM sf.opportunity WHERE Id IN ${within('deal')}
      UNION ALL SELECT AccountId FROM sf.contact WHERE Id IN ${within('contact')}`,
  );
  await add(mirror, 'deal', `SELECT Id FROM sf.opportunity WHERE AccountId IN ${within('account')}`);
}

/** Activities of a contact, whichever way they name it, that meet a condition on `a` and the deal `o` they are on. */
function ofContacts(contacts: Kind, condition: string): string {
  const onDeal = `LEFT JOIN sf.opportunity o ON o.Id = a.WhatId WHERE ${condition}`;
  return ['task', 'event']
    .flatMap((table) => {
      const key = table === 'task' ? 'TaskId' : 'EventId';
      return [
        `SELECT a.Id FROM (SELECT * FROM sf.${table} WHERE WhoId IN ${within(contacts)}) a ${onDeal}`,
        `SELECT a.Id FROM (SELECT DISTINCT ${key} FROM sf.${table}_relation WHERE RelationId IN ${within(contacts)}) r
          JOIN sf.${table} a ON a.Id = r.${key} ${onDeal}`,
      ];
    })
    .join(' UNION ALL ');
}

/** An activity older than the deal it is on may have been credited elsewhere until the deal was entered. */
const isSettled = 'coalesce(o.CreatedDate <= a.CreatedDate, false)';

/** Loose activities of the contacts of reached accounts and deals. */
async function addLoose(mirror: Mirror): Promise<void> {
  await add(
    mirror,
    'linked',
    `SELECT id FROM aside.reach.contact
      UNION ALL SELECT Id FROM sf.contact WHERE AccountId IN ${within('account')}
      UNION ALL SELECT ContactId FROM sf.opportunity_contact_role WHERE OpportunityId IN ${within('deal')}`,
  );
  await add(mirror, 'activity', ofContacts('linked', `NOT ${isSettled}`));
}

/** What is on the reached deals, and what their customers' people took part in elsewhere. */
async function addSettled(mirror: Mirror): Promise<void> {
  await add(
    mirror,
    'activity',
    ['task', 'event']
      .map((table) => `SELECT Id FROM sf.${table} WHERE WhatId IN ${within('deal')}`)
      .join(' UNION ALL '),
  );
  await add(
    mirror,
    'nearby',
    `SELECT id FROM (${ofContacts('linked', 'true')}) every(id) WHERE id NOT IN ${within('activity')}`,
  );
  await add(
    mirror,
    'known',
    `SELECT id FROM aside.reach.deal UNION ALL ${['task', 'event']
      .map((table) => `SELECT WhatId FROM sf.${table} WHERE Id IN ${within('nearby')} AND WhatId LIKE '006%'`)
      .join(' UNION ALL ')}`,
  );
}
