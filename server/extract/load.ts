import { quoted, sqlType } from '../mirror/columns.ts';
import type { Column } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';
import { cast } from './cast.ts';
import { noteAll, noteChanged } from './changed.ts';
import { bringOver, compare, creation, forgetComparison } from './compare.ts';
import type { Place } from './compare.ts';
import { ExtractError } from './errors.ts';
import { extentOf } from './soql.ts';

/** Rows waiting to be loaded: a relation whose columns are all text, named as the fields. */
export interface Source {
  /** What stands after FROM. */
  relation: string;
  rows: number;
  /** The org's clock when the reading began, if known: the watermark must not be later. */
  startedAt: string | undefined;
}

export interface Loaded {
  read: number;
  changed: number;
  deleted: number;
}

/** `replace`: the source is all there is. `merge`: the source is what changed. */
export type LoadMode = 'replace' | 'merge';

/** Fewer rows stay in memory while they are compared. */
const fewRows = 50_000;

/** Who wrote when says nothing about what our own rows say. */
const audit = new Set([
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
]);

/**
 * Brings a source into its table: typed, unique by Id, without deleted rows, together with the watermark and in one
 * transaction with `andThen`.
 *
 * @throws ExtractError when a value is not what its field promises; the table is then as it was.
 */
export async function load(
  mirror: Mirror,
  readable: Readable,
  source: Source,
  mode: LoadMode,
  andThen: () => Promise<void>,
): Promise<Loaded> {
  if (mode === 'merge' && source.rows === 0) {
    await mirror.transaction(andThen);
    return { read: 0, changed: 0, deleted: 0 };
  }
  try {
    const [{ n } = { n: 0 }] = await mirror.all<{ n: number }>(
      `SELECT count(*) AS n FROM ${readable.table.table}`,
    );
    if (n === 0) return await loadEmpty(mirror, readable, source, andThen);
    return await loadOver(mirror, readable, source, mode, andThen);
  } catch (cause) {
    if (cause instanceof MissingRows || !/Conversion Error|Invalid Input Error/i.test(String(cause)))
      throw cause;
    const said = String(cause).split('\n')[0] ?? '';
    throw new ExtractError('badData', [`${readable.plan.sObject}: a value does not fit its field: ${said}`], {
      cause,
    });
  }
}

/** Fewer (or more) rows than were announced arrived. */
export class MissingRows extends Error {
  override name = 'MissingRows';

  constructor(sObject: string, rows: number, announced: number) {
    super(`${sObject}: ${rows} rows arrived where ${announced} were announced`);
  }
}

async function checkArrived(
  mirror: Mirror,
  table: string,
  { plan }: Readable,
  source: Source,
): Promise<void> {
  const [{ n } = { n: 0 }] = await mirror.all<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
  if (n !== source.rows) throw new MissingRows(plan.sObject, n, source.rows);
}

/**
 * Into an empty table rows go straight: no staging, which halves the writing of a first load. Deleted rows go in too,
 * marked, so that all that arrived can be counted, and out again.
 */
async function loadEmpty(
  mirror: Mirror,
  readable: Readable,
  source: Source,
  andThen: () => Promise<void>,
): Promise<Loaded> {
  const { table, columns } = readable;
  return mirror.transaction(async () => {
    const rows = `SELECT ${typed(columns, readable.showsDeleted)} FROM ${source.relation}`;
    await mirror.run(`INSERT INTO ${table.table} (${names(columns)}) ${rows}`);
    await checkArrived(mirror, table.table, readable, source);
    if (readable.showsDeleted)
      await mirror.run(
        `DELETE FROM ${table.table} WHERE "Id" >= '${deletedMark}' AND "Id" < '${afterDeleted}'`,
      );
    await keepNewest(mirror, table.table, readable);
    await setWatermark(mirror, readable, table.table, source.startedAt);
    await andThen();
    const [{ n } = { n: 0 }] = await mirror.all<{ n: number }>(`SELECT count(*) AS n FROM ${table.table}`);
    const loaded = { read: source.rows, changed: n, deleted: 0 };
    await forgetResults(mirror, readable, loaded);
    if (loaded.changed > 0) await noteAll(mirror, readable);
    return loaded;
  });
}

async function loadOver(
  mirror: Mirror,
  readable: Readable,
  source: Source,
  mode: LoadMode,
  andThen: () => Promise<void>,
): Promise<Loaded> {
  const { table, plan, columns } = readable;
  // Out of the file they need no log, and a short log needs no checkpoint.
  const place: Place = source.rows < fewRows ? 'temp' : 'staging';
  const incoming = `${place}.incoming`;
  const read = new Set(columns.map(({ name }) => name));
  const unread = table.columns
    .filter(({ name }) => !read.has(name))
    .map(({ name, type }) => `, CAST(NULL AS ${sqlType(type)}) AS ${quoted(name)}`);
  const flag = readable.showsDeleted ? `, CAST("IsDeleted" AS BOOLEAN) AS "IsDeleted"` : '';
  await mirror.run(
    `${creation(place)} ${incoming} AS SELECT ${typed(columns)}${unread.join('')}${flag} FROM ${source.relation}`,
  );
  await checkArrived(mirror, incoming, readable, source);
  await keepNewest(mirror, incoming, readable);
  const comparison = await compare(mirror, readable, {
    incoming,
    place,
    isAll: mode === 'replace',
    unsaid: plan.own ? audit : new Set(),
  });
  const loaded = { read: source.rows, changed: comparison.changed, deleted: comparison.deleted };
  await mirror.transaction(async () => {
    if (loaded.changed + loaded.deleted > 0) await noteChanged(mirror, readable, comparison);
    if (comparison.rows > 0) await bringOver(mirror, readable, comparison);
    await setWatermark(mirror, readable, incoming, source.startedAt);
    await forgetResults(mirror, readable, loaded);
    await andThen();
  });
  await forgetComparison(mirror, readable, comparison);
  await mirror.run(`DROP TABLE ${incoming}`);
  return loaded;
}

/** What was computed from other rows no longer stands. Records of runs are nothing that numbers rest on. */
async function forgetResults(mirror: Mirror, { plan }: Readable, loaded: Loaded): Promise<void> {
  if (loaded.changed + loaded.deleted === 0 || plan.sObject === 'Touchline_Sync_Run__c') return;
  await mirror.run(`DELETE FROM sf_meta.run_state WHERE key = 'scored'`);
}

/**
 * A row that changed while it was read can come twice. Ids mostly come in order, and then each is told from the one
 * before; a set of all ids would cost more than loading them.
 */
async function keepNewest(mirror: Mirror, table: string, { plan, columns }: Readable): Promise<void> {
  const [order] = await mirror.all<{ ascends: boolean }>(`
    SELECT count(*) FILTER (WHERE id <= before) = 0 AS ascends
    FROM (SELECT "Id" AS id, lag("Id") OVER () AS before FROM ${table})`);
  if (order?.ascends) return;
  const [found] = await mirror.all<{ twice: boolean }>(
    `SELECT count(*) > count(DISTINCT "Id") AS twice FROM ${table}`,
  );
  if (!found?.twice) return;
  const stamp = columns.some((column) => column.name === plan.watermark) ? `"${plan.watermark}" DESC, ` : '';
  await mirror.run(`
    DELETE FROM ${table} WHERE rowid IN (
      SELECT rowid FROM (SELECT rowid, row_number() OVER (PARTITION BY "Id" ORDER BY ${stamp}rowid DESC) AS nth FROM ${table})
      WHERE nth > 1)`);
}

/** Never later than the start of the reading, never earlier than it was. */
async function setWatermark(
  mirror: Mirror,
  readable: Readable,
  from: string,
  startedAt: string | undefined,
): Promise<void> {
  const { plan, columns } = readable;
  const [before] = await mirror.all<{ watermark: string | null }>(
    'SELECT max(watermark) AS watermark FROM sf_meta.watermark WHERE object = $object',
    { object: plan.sObject },
  );
  const newest = columns.some((column) => column.name === plan.watermark)
    ? `max("${plan.watermark}")`
    : 'NULL';
  const [seen] = await mirror.all<{ watermark: string | null }>(
    `SELECT CASE WHEN ${newest} IS NULL THEN NULL ELSE least(${newest}, CAST($startedAt AS TIMESTAMP)) END AS watermark
     FROM ${from}`,
    { startedAt: startedAt ?? null },
  );
  const stamps = [before?.watermark, seen?.watermark].filter((stamp) => typeof stamp === 'string');
  if (stamps.length === 0) stamps.push(...(await stampsElsewhere(mirror)));
  await mirror.run('DELETE FROM sf_meta.watermark WHERE object = $object', { object: plan.sObject });
  await mirror.run('INSERT INTO sf_meta.watermark VALUES ($object, CAST($watermark AS TIMESTAMP), $fields)', {
    object: plan.sObject,
    watermark: stamps.sort().at(-1) ?? null,
    fields: extentOf(readable),
  });
}

/** An object without a row yet: what comes later is stamped later than anything seen on this org so far. */
async function stampsElsewhere(mirror: Mirror): Promise<string[]> {
  const [row] = await mirror.all<{ newest: string | null }>(
    'SELECT max(watermark) AS newest FROM sf_meta.watermark',
  );
  return row?.newest ? [row.newest] : [];
}

function names(columns: readonly Column[]): string {
  return columns.map((column) => quoted(column.name)).join(', ');
}

/** Ids begin with a digit or letter; a range of one sign lets the engine skip what holds none. */
const deletedMark = '-';
const afterDeleted = '.';

function typed(columns: readonly Column[], marksDeleted = false): string {
  return columns
    .map((column) => {
      const value = cast(column);
      const marked = marksDeleted && column.name === 'Id';
      return `${marked ? `CASE WHEN CAST("IsDeleted" AS BOOLEAN) THEN '${deletedMark}' || "Id" ELSE "Id" END` : value} AS ${quoted(column.name)}`;
    })
    .join(', ');
}
