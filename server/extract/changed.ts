/**
 * Notes which rows of the mirror really changed, by the keys through which they reach deals, so that computing may start
 * from what it computed last (`metrics/update`).
 *
 * `sf_meta.changed(object, field, value)`: values of key columns before and after the change. A row of null field says
 * that something of the object changed and may bear on everything. Kept until results that know of it are written.
 */
import { quoted } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';

interface Bearing {
  /** Columns that lead to deals, contacts, accounts and activities. */
  keys: readonly string[];
  /** The only columns that numbers rest on, where most of an object's columns are none. */
  columns?: readonly string[];
}

const bearings: Readonly<Record<string, Bearing>> = {
  Opportunity: { keys: ['Id', 'AccountId'] },
  OpportunityHistory: { keys: ['OpportunityId'] },
  OpportunityFieldHistory: { keys: ['OpportunityId'] },
  OpportunityContactRole: { keys: ['OpportunityId', 'ContactId'] },
  Account: { keys: ['Id'], columns: ['IsPersonAccount'] },
  Contact: { keys: ['Id', 'AccountId'], columns: ['AccountId'] },
  Task: { keys: ['Id', 'WhatId', 'WhoId'] },
  TaskRelation: { keys: ['TaskId', 'RelationId'] },
  Event: { keys: ['Id', 'WhatId', 'WhoId'] },
  EventRelation: { keys: ['EventId', 'RelationId'] },
};

/** Objects that no number rests on. */
const idle = new Set(['Touchline_Sync_Run__c', 'UserRole']);

/** Everything of the object may have changed. */
export async function noteAll(mirror: Mirror, { plan }: Readable): Promise<void> {
  if (idle.has(plan.sObject)) return;
  await mirror.run('INSERT INTO sf_meta.changed VALUES ($object, NULL, NULL)', { object: plan.sObject });
}

/**
 * To be called before `incoming` takes the place of what the table holds, in the same transaction.
 *
 * @param gone condition on `incoming`: the row is no longer
 * @param replaced the incoming rows are all there are
 */
export async function noteChanged(
  mirror: Mirror,
  readable: Readable,
  incoming: string,
  { gone, replaced }: { gone: string; replaced: boolean },
): Promise<void> {
  const { sObject } = readable.plan;
  const bearing = bearings[sObject];
  const names = new Set(readable.columns.map(({ name }) => name));
  const keys = bearing?.keys.filter((key) => names.has(key)) ?? [];
  if (!bearing || keys.length === 0) return noteAll(mirror, readable);
  const { table } = readable.table;
  const named = new Set(['Id', ...(bearing.columns ?? names)]);
  const compared = readable.columns
    .filter(({ name }) => named.has(name))
    .map(({ name }) => quoted(name))
    .join(', ');
  const known = replaced ? '' : `WHERE "Id" IN (SELECT "Id" FROM ${incoming})`;
  const left = replaced
    ? `NOT EXISTS (SELECT 1 FROM ${incoming} i WHERE i."Id" = t."Id" AND NOT ${gone})`
    : `EXISTS (SELECT 1 FROM ${incoming} i WHERE i."Id" = t."Id" AND ${gone})`;
  await mirror.run(`
    CREATE OR REPLACE TABLE staging.changed_id AS
    SELECT "Id" AS id FROM (
      SELECT ${compared} FROM ${incoming} WHERE NOT ${gone} EXCEPT SELECT ${compared} FROM ${table} ${known})
    UNION
    SELECT t."Id" FROM ${table} t WHERE ${left}`);
  const values = keys.flatMap((key) =>
    [table, incoming].map(
      (rows) =>
        `SELECT '${key}' AS field, ${quoted(key)} AS value FROM ${rows} WHERE "Id" IN (SELECT id FROM staging.changed_id)`,
    ),
  );
  await mirror.run(
    `
    INSERT INTO sf_meta.changed
    SELECT DISTINCT $object, field, value FROM (${values.join(' UNION ALL ')}) WHERE value IS NOT NULL`,
    {
      object: sObject,
    },
  );
  await mirror.run('DROP TABLE staging.changed_id');
}
