/**
 * A small company aside: an in-memory database that holds or shows just the rows of what is reached, where the facts are
 * built by the same SQL as everywhere.
 */
import type { Mirror } from '../../mirror/mirror.ts';

const among = (column: string, ids: string): string => `"${column}" IN (SELECT id FROM aside.reach.${ids})`;
const heard = (table: 'task' | 'event', found: string): string =>
  `(SELECT ${found} FROM aside.reach.heard WHERE is_task = ${table === 'task'})`;

/** Which rows of an object are needed; all of those that are not named here. */
const needed: Readonly<Record<string, string>> = {
  Opportunity: among('Id', 'known'),
  OpportunityHistory: among('OpportunityId', 'deal'),
  OpportunityFieldHistory: among('OpportunityId', 'deal'),
  OpportunityContactRole: among('OpportunityId', 'deal'),
  Contact: `${among('Id', 'contact')} OR ${among('AccountId', 'account')}`,
  Account: among('Id', 'account'),
  Task: `rowid IN ${heard('task', 'place')}`,
  TaskRelation: `"TaskId" IN ${heard('task', 'id')}`,
  Event: `rowid IN ${heard('event', 'place')}`,
  EventRelation: `"EventId" IN ${heard('event', 'id')}`,
};

/** Facts ask for these more than once: a copy is quicker. Of all others they see the mirror's rows, which are read once. */
const copied = new Set(['OpportunityContactRole', 'Contact', 'TaskRelation', 'EventRelation']);

/** `work` has a database `aside`, gone afterwards. Names without a database mean the mirror, except in `inAside`. */
export async function withAside<T>(mirror: Mirror, work: () => Promise<T>): Promise<T> {
  await mirror.run(`ATTACH ':memory:' AS aside`);
  try {
    return await work();
  } finally {
    await mirror.run('DETACH aside');
  }
}

/** `aside.sf`: what is reached. */
export async function showReached(mirror: Mirror): Promise<void> {
  const name = await databaseName(mirror);
  await mirror.run('CREATE SCHEMA aside.sf');
  for (const { sObject, table } of mirror.tables.values()) {
    const kind = copied.has(sObject) ? 'TABLE' : 'VIEW';
    await mirror.run(
      `CREATE ${kind} aside.${table} AS SELECT * FROM "${name}".${table} WHERE ${needed[sObject] ?? 'true'}`,
    );
  }
}

/** Names without a database mean the small company while `work` lasts. */
export async function inAside(mirror: Mirror, work: () => Promise<unknown>): Promise<void> {
  const name = await databaseName(mirror);
  await mirror.run('USE aside.main');
  try {
    await work();
  } finally {
    await mirror.run(`USE "${name}".main`);
  }
}

async function databaseName(mirror: Mirror): Promise<string> {
  const [row] = await mirror.all<{ name: string }>('SELECT current_database() AS name');
  return row!.name;
}
