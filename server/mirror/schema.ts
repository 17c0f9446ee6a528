import type { Table } from './columns.ts';
import { quoted, sqlType } from './columns.ts';
import { MirrorError } from './errors.ts';
import type { Mirror } from './mirror.ts';

/** Raised when the meaning of stored data changes; an older file is then refused rather than misread. */
const formatVersion = 1;

const meta = `
  CREATE SCHEMA IF NOT EXISTS sf;
  CREATE SCHEMA IF NOT EXISTS sf_meta;
  CREATE SCHEMA IF NOT EXISTS out;
  CREATE SCHEMA IF NOT EXISTS staging;
  CREATE TABLE IF NOT EXISTS sf_meta.identity (organization_id VARCHAR, format_version INTEGER);
  CREATE TABLE IF NOT EXISTS sf_meta.watermark (object VARCHAR, watermark TIMESTAMP, fields VARCHAR);
  CREATE TABLE IF NOT EXISTS sf_meta.unavailable (object VARCHAR, field VARCHAR, reason VARCHAR);
  CREATE TABLE IF NOT EXISTS sf_meta.describe (object VARCHAR, described_on VARCHAR, body VARCHAR);
  CREATE TABLE IF NOT EXISTS sf_meta.bulk_job (object VARCHAR, job_id VARCHAR, query VARCHAR, started_at VARCHAR);
  CREATE TABLE IF NOT EXISTS sf_meta.bulk_page (
    job_id VARCHAR, page INTEGER, file VARCHAR, header VARCHAR, row_count INTEGER, next_locator VARCHAR);
  CREATE TABLE IF NOT EXISTS sf_meta.run_state (key VARCHAR, value VARCHAR);
  CREATE TABLE IF NOT EXISTS sf_meta.changed (object VARCHAR, field VARCHAR, value VARCHAR);
`;

/** Creates what is missing. Runs on every open and changes nothing that is already right. */
export async function createSchema(mirror: Mirror, location: string, organizationId?: string): Promise<void> {
  await mirror.run(meta);
  await claim(mirror, location, organizationId);
  const existing = await existingColumns(mirror);
  await mirror.transaction(async () => {
    for (const table of mirror.tables.values()) await createTable(mirror, table, existing.get(table.table));
  });
}

async function claim(mirror: Mirror, location: string, organizationId?: string): Promise<void> {
  const [identity] = await mirror.all<{ organization_id: string; format_version: number }>(
    'SELECT organization_id, format_version FROM sf_meta.identity',
  );
  if (identity && identity.format_version !== formatVersion) {
    throw new MirrorError(
      `The mirror ${location} was written by another version of Touchline (format ${identity.format_version}, ` +
        `this is ${formatVersion}). Delete ${location} and ${location}.wal; the next sync builds it anew.`,
    );
  }
  if (organizationId === undefined) return;
  if (!identity) {
    await mirror.run('INSERT INTO sf_meta.identity VALUES ($id, $version)', {
      id: organizationId,
      version: formatVersion,
    });
  } else if (identity.organization_id !== organizationId) {
    throw new MirrorError(
      `The mirror ${location} belongs to org ${identity.organization_id}, but the service is logged in to org ` +
        `${organizationId}. Point TOUCHLINE_DATA_DIR at a folder for this org, or check SALESFORCE_LOGIN_URL.`,
    );
  }
}

async function existingColumns(mirror: Mirror): Promise<Map<string, string>> {
  const rows = await mirror.all<{ table: string; columns: string }>(`
    SELECT 'sf.' || '"' || table_name || '"' AS "table",
      string_agg(column_name || ' ' || data_type, ',' ORDER BY ordinal_position) AS columns
    FROM information_schema.columns WHERE table_schema = 'sf' GROUP BY table_name`);
  return new Map(rows.map((row) => [row.table, row.columns]));
}

/** A table whose columns changed (a new KPI, say) is emptied and forgets its watermark, so that it is read in full. */
async function createTable(mirror: Mirror, table: Table, existing: string | undefined): Promise<void> {
  const wanted = table.columns.map((column) => `${column.name} ${sqlType(column.type)}`).join(',');
  if (existing === wanted) return;
  const columns = table.columns.map((column) => `${quoted(column.name)} ${sqlType(column.type)}`).join(', ');
  await mirror.run(`CREATE OR REPLACE TABLE ${table.table} (${columns})`);
  if (existing === undefined) return;
  for (const record of ['watermark', 'describe', 'unavailable', 'bulk_job']) {
    await mirror.run(`DELETE FROM sf_meta.${record} WHERE object = $object`, { object: table.sObject });
  }
}
