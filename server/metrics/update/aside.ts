/**
 * A small company aside: an in-memory database with the rows of what is reached, where the facts are built by the same
 * SQL as everywhere.
 */
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
  Task: has('"Id"', 'activity', 'nearby'),
  TaskRelation: has('"TaskId"', 'activity', 'nearby'),
  Event: has('"Id"', 'activity', 'nearby'),
  EventRelation: has('"EventId"', 'activity', 'nearby'),
  Touchline_Scorecard__c: 'false',
  Touchline_Deal_Review__c: 'false',
  Touchline_Subject__Share: 'false',
  Touchline_Sync_Run__c: 'false',
};

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
  for (const { sObject, table } of mirror.tables.values()) {
    const condition = needed[sObject] ?? 'true';
    await mirror.run(`CREATE TABLE aside.${table} AS SELECT * FROM ${table} WHERE ${condition}`);
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
