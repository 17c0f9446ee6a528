import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse';
import { isCompound } from '../schema/compound.ts';
import { blankRow, emptyRow } from '../memory-table.ts';
import type { ObjectDef, Row, Schema } from '../types.ts';
import { quote, type Problem } from './problems.ts';
import { converter, type Convert, type Converted } from './values.ts';

/** The rows of one object, with where they came from. */
export interface SeedTable {
  def: ObjectDef;
  /** File name for messages. */
  file: string;
  rows: Row[];
  /** First line of each row in the file; empty for rows that came from no file. */
  lines: number[];
  /** Ids came with another org's key prefix. */
  adopted: boolean;
  /** Rows could not be read, so references to them cannot be judged. */
  incomplete: boolean;
  /** Cells already reported, as `line:column`, so that they are not reported again as empty. */
  reported: Set<string>;
  /** Every row has every field of the object, so the store can take the rows themselves. */
  whole: boolean;
}

/** A table that came from no file has no lines. */
export function seedTable(def: ObjectDef, file: string, rows: Row[] = []): SeedTable {
  return { def, file, rows, lines: [], adopted: false, incomplete: false, reported: new Set(), whole: false };
}

interface Column {
  name: string;
  convert: Convert;
}
export interface ReadOptions {
  def: ObjectDef;
  schema: Schema;
  problems: Problem[];
  /** Texts are taken exactly, `#N/A` too. */
  asItIs: boolean;
}
interface Reading {
  table: SeedTable;
  columns: readonly (Column | null)[];
  /** Line of each id. */
  seen: Map<string, number>;
  problems: Problem[];
  /** What rows are copies of. */
  empty: Row;
  /** What stands for null beside an empty cell. */
  alsoNull: string;
}
interface CsvRecord {
  record: string[];
  info: { lines: number; empty_lines: number };
}

/** Streams one file into rows in canonical form. Cells that cannot be read become problems and null. */
export async function readCsvFile(
  path: string,
  { def, schema, problems, asItIs }: ReadOptions,
): Promise<SeedTable> {
  const table = seedTable(def, basename(path));
  table.whole = true;
  const alsoNull = asItIs ? '' : '#N/A';
  const records = createReadStream(path).pipe(
    parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true }),
  ) as AsyncIterable<CsvRecord>;
  let reading: Reading | undefined;
  let line = 1;
  let empty = 0;
  try {
    for await (const { record, info } of records) {
      line += info.empty_lines - empty;
      if (reading) readRow(reading, record, line);
      else {
        const columns = readHeader(table, record, schema, problems);
        reading = {
          table,
          columns,
          seen: new Map(),
          problems,
          empty: asItIs ? blankRow(def) : emptyRow(def),
          alsoNull,
        };
      }
      // A quoted line break makes a row of several lines; the row is reported at its first.
      line = info.lines + 1;
      empty = info.empty_lines;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    table.incomplete = true;
    problems.push({
      file: table.file,
      line,
      column: null,
      message: error.message,
      expected: 'comma-separated values as RFC 4180 says',
      fix: 'close the quote, and double quotes inside quoted cells',
    });
  }
  if (!reading) problems.push(missingHeader(table.file));
  return table;
}

function missingHeader(file: string): Problem {
  return {
    file,
    line: 1,
    column: null,
    message: 'the file is empty',
    expected: 'a header line with field names',
    fix: 'add the header, or remove the file',
  };
}

function readHeader(
  table: SeedTable,
  names: string[],
  schema: Schema,
  problems: Problem[],
): (Column | null)[] {
  const { def, file } = table;
  const seen = new Set<string>();
  const columns = names.map((text): Column | null => {
    const name = text.trim();
    const field = def.fieldByName.get(name.toLowerCase());
    const refuse = (message: string, expected: string, fix: string) => {
      problems.push({ file, line: 1, column: name, message, expected, fix });
      return null;
    };
    if (!field)
      return refuse(
        `${def.name} has no field ${quote(name)}`,
        'field API names',
        `remove the column, or name it after a field such as ${similar(name, def)}`,
      );
    if (isCompound(field))
      return refuse(
        `${field.name} is put together from other fields`,
        'fields that are kept',
        'remove the column',
      );
    if (seen.has(field.name)) return refuse('the column is there twice', 'each field once', 'remove one');
    seen.add(field.name);
    return { name: field.name, convert: remembered(converter(def, field, schema)) };
  });
  if (!seen.has('Id')) {
    table.incomplete = true;
    problems.push({
      file,
      line: 1,
      column: 'Id',
      message: 'there is no Id column',
      expected: 'an Id for every row',
      fix: `add the column; ids of ${def.name} begin ${def.keyPrefix ?? 'with any key prefix'}`,
    });
  }
  return columns;
}

function readRow(
  { table, columns, seen, problems, empty, alsoNull }: Reading,
  record: string[],
  line: number,
): void {
  const { file } = table;
  const refuse = (column: string | null, message: string, expected: string, fix: string) => {
    problems.push({ file, line, column, message, expected, fix });
    if (column !== null) table.reported.add(`${line}:${column}`);
  };
  if (record.length !== columns.length) {
    table.incomplete = true;
    refuse(
      null,
      `the row has ${record.length} cells`,
      `${columns.length}, as many as the header`,
      'quote cells that hold commas or line breaks, and double the quotes inside',
    );
    return;
  }
  const row: Row = { ...empty, Id: '' };
  for (let index = 0; index < columns.length; index++) {
    const text = record[index]!;
    const column = columns[index];
    if (!column || text === '' || text === alsoNull) continue;
    const read = column.convert(text);
    if ('value' in read) {
      row[column.name] = read.value;
      if (column.name === 'Id' && !text.startsWith(row.Id.slice(0, 3))) table.adopted = true;
    }
    if ('bad' in read)
      refuse(column.name, `${quote(text)} ${read.bad.message}`, read.bad.expected, read.bad.fix);
  }
  if (row.Id === '') {
    table.incomplete = true;
    const position = columns.findIndex((column) => column?.name === 'Id');
    if (position >= 0 && !record[position])
      refuse('Id', 'the row has no Id', 'an id on every row', 'give each row its record id');
    return;
  }
  const before = seen.get(row.Id);
  if (before !== undefined)
    refuse('Id', `${row.Id} is already on line ${before}`, 'each Id once', 'remove one of the two rows');
  seen.set(row.Id, line);
  table.rows.push(row);
  table.lines.push(line);
}

/** As many different cells of a column are remembered. */
const mostRemembered = 4000;

/** Owners, stages and days come again and again: read once, and kept once in memory. */
function remembered(convert: Convert): Convert {
  let known: Map<string, Converted> | undefined = new Map();
  return (text) => {
    const before = known?.get(text);
    if (before) return before;
    const read = convert(text);
    if (known && known.size < mostRemembered) known.set(text, read);
    else known = undefined;
    return read;
  };
}

/** The known field most like an unknown name, for the fix. */
function similar(name: string, def: ObjectDef): string {
  const pairs = (text: string) => {
    const lower = text.toLowerCase();
    return new Set(Array.from({ length: Math.max(0, lower.length - 1) }, (_, at) => lower.slice(at, at + 2)));
  };
  const wanted = pairs(name);
  const score = (candidate: string) => {
    const have = pairs(candidate);
    return [...have].filter((pair) => wanted.has(pair)).length / Math.max(1, have.size + wanted.size);
  };
  return def.fields.reduce((best, field) => (score(field.name) > score(best) ? field.name : best), 'Id');
}
