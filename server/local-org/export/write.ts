import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { keptFields } from '../schema/compound.ts';
import { metadataOf, packageDir } from '../metadata/org-metadata.ts';
import { readTree, writeTree, type Tree } from '../metadata/tree.ts';
import type { LocalOrg } from '../org.ts';
import type { ObjectDef, Row, Value } from '../types.ts';
import { orgFileName, type OrgFile } from './org-file.ts';

export interface ExportOptions {
  /** Must not exist yet, or be empty. */
  folder: string;
  currencies: readonly string[];
  clockOffset: number;
}

/**
 * Writes the whole org as a folder that `--seed` takes: `<sObject>.csv` with every field and every row, deleted ones too,
 * `org.json`, and `metadata/` when it is not that of `force-app`.
 *
 * @returns how many rows it wrote.
 */
export function exportOrg(org: LocalOrg, { folder, currencies, clockOffset }: ExportOptions): number {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty: --export takes a new or empty folder`);
  const beside = `${folder.replace(/[/\\]+$/, '')}.part`;
  mkdirSync(dirname(beside), { recursive: true });
  mkdirSync(beside, { mode: 0o700 });
  let count = 0;
  for (const def of org.schema.objects) {
    const table = org.store.table(def.name);
    if (table.size > 0) writeRows(join(beside, `${def.name}.csv`), def, table.rows());
    count += table.size;
  }
  const { tree } = metadataOf(org);
  const metadata = isPackage(tree) ? 'force-app' : 'folder';
  if (metadata === 'folder') {
    mkdirSync(join(beside, 'metadata'), { mode: 0o700 });
    writeTree(tree, join(beside, 'metadata'));
  }
  const ledgers = org.store
    .allLedgers()
    .filter(({ name }) => !elsewhere.has(name))
    .map((ledger): OrgFile['ledgers'][number] => [ledger.name, [...ledger.entries()]])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const file: OrgFile = { format: 1, currencies: [...currencies], clockOffset, metadata, ledgers };
  writeFileSync(join(beside, orgFileName), `${JSON.stringify(file, null, 1)}\n`, { mode: 0o600 });
  if (existsSync(folder)) rmdirSync(folder);
  renameSync(beside, folder);
  return count;
}

/** The files of the metadata are files, and how it was started is in `org.json`. */
const elsewhere = new Set(['metadata', 'org']);

function isPackage(tree: Tree): boolean {
  const shipped = readTree(packageDir);
  return (
    tree.size === shipped.size &&
    [...tree].every(([path, bytes]) => Buffer.compare(bytes, shipped.get(path) ?? Buffer.alloc(0)) === 0)
  );
}

const rowsAtOnce = 5000;

function writeRows(path: string, { fields }: ObjectDef, rows: Iterable<Row>): void {
  const names = keptFields(fields).map(({ name }) => name);
  const file = openSync(path, 'wx', 0o600);
  try {
    let lines = [names.join()];
    for (const row of rows) {
      lines.push(names.map((name) => cell(row[name] ?? null)).join());
      if (lines.length < rowsAtOnce) continue;
      writeSync(file, `${lines.join('\n')}\n`);
      lines = [];
    }
    writeSync(file, lines.length > 0 ? `${lines.join('\n')}\n` : '');
  } finally {
    closeSync(file);
  }
}

/** As RFC 4180 quotes it; null is an empty cell. */
function cell(value: Value): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
