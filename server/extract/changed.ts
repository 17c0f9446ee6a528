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
import { news } from './compare.ts';
import type { Comparison } from './compare.ts';

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
  // What the org shows bears on the review itself and on what is running, which is measured anew in any case.
  Touchline_Deal_Review__c: { keys: ['Key__c'] },
};

/** Beyond as many rows, listing what they bear on costs more than computing everything. */
const mostListed = 500_000;

/** Objects that no number rests on. */
const idle = new Set(['Touchline_Sync_Run__c', 'UserRole']);

/** Everything of the object may have changed. */
export async function noteAll(mirror: Mirror, { plan }: Readable): Promise<void> {
  if (idle.has(plan.sObject)) return;
  await mirror.run('INSERT INTO sf_meta.changed VALUES ($object, NULL, NULL)', { object: plan.sObject });
}

/** To be called before the incoming rows take the place of the standing ones, in the same transaction. */
export async function noteChanged(mirror: Mirror, readable: Readable, comparison: Comparison): Promise<void> {
  const { sObject } = readable.plan;
  const bearing = bearings[sObject];
  if (!bearing || (!bearing.columns && comparison.rows > mostListed)) return noteAll(mirror, readable);
  const { incoming, standing, difference } = comparison;
  let ids = `SELECT id FROM ${difference}`;
  if (bearing.columns) {
    const named = new Set(['Id', ...bearing.columns]);
    const borne = readable.table.columns.filter(({ name }) => named.has(name));
    ids += ` WHERE gone UNION ALL SELECT "Id" FROM (${news(comparison, borne)})`;
  }
  const values = bearing.keys.flatMap((key) =>
    [standing, incoming].map(
      (rows) =>
        `SELECT '${key}' AS field, ${quoted(key)} AS value FROM ${rows} WHERE "Id" IN (SELECT id FROM bearing)`,
    ),
  );
  await mirror.run(
    `
    INSERT INTO sf_meta.changed
    WITH bearing AS MATERIALIZED (${ids})
    SELECT DISTINCT $object, field, value FROM (${values.join(' UNION ALL ')}) WHERE value IS NOT NULL`,
    { object: sObject },
  );
}
