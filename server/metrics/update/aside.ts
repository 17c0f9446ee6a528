/**
 * A small company aside: an in-memory database that holds or shows just the rows of what is reached, where the facts are
 * built by the same SQL as everywhere.
 */
import type { Mirror } from '../../mirror/mirror.ts';

const among = (column: string, ids: string): string => `"${column}" IN (SELECT id FROM aside.reach.${ids})`;
const ofHeard = (column: string, isTask: boolean): string =>
  `"${column}" IN (SELECT id FROM aside.reach.heard WHERE is_task = ${isTask})`;

/** Which rows of an object are needed; all of those that are not named here. */
const needed: Readonly<Record<string, string>> = {
  Opportunity: among('Id', 'known'),
  OpportunityHistory: among('OpportunityId', 'deal'),
  OpportunityFieldHistory: among('OpportunityId', 'deal'),
  OpportunityContactRole: among('OpportunityId', 'deal'),
  Contact: `${among('Id', 'contact')} OR ${among('AccountId', 'account')}`,
  Account: among('Id', 'account'),
  TaskRelation: ofHeard('TaskId', true),
  EventRelation: ofHeard('EventId', false),
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
    const rows =
      sObject === 'Task' || sObject === 'Event'
        ? heardRows(`"${name}".${table}`, sObject === 'Task')
        : `SELECT * FROM "${name}".${table} WHERE ${needed[sObject] ?? 'true'}`;
    await mirror.run(`CREATE ${kind} aside.${table} AS ${rows}`);
  }
}

/** Activities by their place: what was read when they were heard of is not read again among millions of others. */
function heardRows(table: string, isTask: boolean): string {
  return `
    SELECT a.* REPLACE (h.id AS "Id", h.who_id AS "WhoId", h.what_id AS "WhatId", h.created_at AS "CreatedDate")
    FROM ${table} a JOIN aside.reach.heard h ON h.place = a.rowid AND h.is_task = ${isTask}`;
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
