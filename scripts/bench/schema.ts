/** The org's tables: what the service reads, no more, with the columns the platform would have. */
import { scorecardColumns } from '../../server/metrics/columns.ts';
import { metrics } from '../../server/metrics/index.ts';
import type { Column, Table } from '../../server/mirror/columns.ts';
import { sqlType } from '../../server/mirror/columns.ts';
import { tables } from '../../server/mirror/tables.ts';
import { dealReviewColumns } from '../../server/review/columns.ts';
import { flags } from '../../server/review/index.ts';
import type { Database } from './database.ts';

/** Objects without a recycle bin of their own. */
const withoutBin =
  /^(Organization|Period|User|UserRole|OpportunityStage|OpportunityFieldHistory|OpportunityHistory|.*__mdt)$/;

export const schema: ReadonlyMap<string, Table> = new Map(
  tables({
    Touchline_Scorecard__c: scorecardColumns(metrics),
    Touchline_Deal_Review__c: dealReviewColumns(flags),
  }).map((table) => [table.sObject, { ...table, columns: table.columns.map(asOnTheOrg) }]),
);

/** The service keeps digests of long texts; the org has the texts. */
function asOnTheOrg({ name, type }: Column): Column {
  return { name, type: type === 'digest' ? 'text' : type };
}

export function columnsOf(sObject: string): readonly Column[] {
  const table = schema.get(sObject);
  if (!table) throw new Error(`the bench org has no ${sObject}`);
  const bin: Column[] = withoutBin.test(sObject) ? [] : [{ name: 'IsDeleted', type: 'boolean' }];
  return [...table.columns, ...bin];
}

/** Creates an object's table, empty or with rows: SQL by column name, null for the rest. */
export async function createObject(
  database: Database,
  sObject: string,
  expressions: Readonly<Record<string, string>>,
  from: string,
): Promise<void> {
  const columns = columnsOf(sObject);
  const unknown = Object.keys(expressions).filter((name) => !columns.some((column) => column.name === name));
  if (unknown.length > 0) throw new Error(`${sObject} has no ${unknown.join(', ')}`);
  const select = columns.map(({ name, type }) => {
    const usual = name === 'IsDeleted' ? 'false' : 'NULL';
    return `CAST(${expressions[name] ?? usual} AS ${sqlType(type)}) AS "${name}"`;
  });
  await database.run(`CREATE OR REPLACE TABLE "${sObject}" AS SELECT ${select.join(', ')} FROM ${from}`);
}

/** Says whether data made earlier still has the columns of today; our own objects start empty and do not count. */
export function schemaFingerprint(): string {
  return JSON.stringify(
    [...schema.keys()]
      .filter((sObject) => !/^Touchline_(Scorecard|Deal_Review)__c$/.test(sObject))
      .map((sObject) => [sObject, columnsOf(sObject).map(({ name, type }) => `${name} ${type}`)]),
  );
}
