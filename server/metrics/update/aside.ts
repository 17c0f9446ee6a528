/**
 * A small company aside: an in-memory database with the rows of what is reached, where the facts are built by the same
 * SQL as everywhere.
 */
import { quoted } from '../../mirror/columns.ts';
import type { Mirror } from '../../mirror/mirror.ts';

const has = (column: string, ...kinds: string[]): string =>
  `(${kinds.map((kind) => `${column} IN (SELECT id FROM aside.reach.${kind})`).join(' OR ')})`;

/** Which rows of an object are needed; all of those that are not named here. */
const needed: Readonly<Record<string, string>> = {
  Opportunity: has('"Id"', 'known'),
  OpportunityHistory: has('"OpportunityId"', 'deal'),
  OpportunityFieldHistory: has('"OpportunityId"', 'deal'),
  OpportunityContactRole: has('"OpportunityId"', 'deal'),
  Account: has('"Id"', 'account'),
  Contact: `${has('"Id"', 'contact')} OR ${has('"AccountId"', 'account')}`,
  Task: has('"Id"', 'carried'),
  TaskRelation: has('"TaskId"', 'carried'),
  Event: has('"Id"', 'carried'),
  EventRelation: has('"EventId"', 'carried'),
  Touchline_Scorecard__c: 'false',
  Touchline_Deal_Review__c: 'false',
  Touchline_Subject__Share: 'false',
  Touchline_Sync_Run__c: 'false',
};

/** Columns no fact asks for; one that did would not be found here. Rows of millions are copied quicker without. */
const unread = new Set([
  'CreatedById',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
  'RecurrenceActivityId',
  'CallType',
  'CallDurationInSeconds',
  'IsArchived',
  'ForecastCategory',
  'ExpectedRevenue',
  'Probability',
]);

/** `work` has a database `aside`, gone afterwards. Names without a database mean the mirror, except in `inAside`. */
export async function withAside<T>(mirror: Mirror, work: () => Promise<T>): Promise<T> {
  await mirror.run(`ATTACH ':memory:' AS aside`);
  try {
    return await work();
  } finally {
    await mirror.run('DETACH aside');
  }
}

/** Copies what is reached. */
export async function copyReached(mirror: Mirror): Promise<void> {
  await mirror.run('CREATE SCHEMA aside.sf; CREATE SCHEMA aside.out');
  for (const { sObject, table, columns } of mirror.tables.values()) {
    const condition = needed[sObject] ?? 'true';
    const read = columns.filter(({ name }) => !unread.has(name)).map(({ name }) => quoted(name));
    await mirror.run(
      `CREATE TABLE aside.${table} AS SELECT ${read.join(', ')} FROM ${table} WHERE ${condition}`,
    );
  }
}

/** Names without a database mean the small company while `work` lasts. */
export async function inAside(mirror: Mirror, work: () => Promise<unknown>): Promise<void> {
  const [row] = await mirror.all<{ name: string }>('SELECT current_database() AS name');
  await mirror.run('USE aside.main');
  try {
    await work();
  } finally {
    await mirror.run(`USE "${row!.name}".main`);
  }
}
