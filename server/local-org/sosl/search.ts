import { prepare, soql } from '../soql/query.ts';
import type { FieldDef, ObjectDef, Reader, Row } from '../types.ts';
import { parseSearch, type Fields, type Returned } from './statement.ts';
import { parseTerm, wordsOf, type Wanted } from './term.ts';

const MOST = 2000;
const text = new Set(['string', 'textarea', 'email', 'phone', 'url', 'combobox']);

type Found = Record<string, unknown>;

/** The records a SOSL statement finds, object by object as it names them. */
export function search(reader: Reader, statement: string, options: { now: Date; version: string }): Found[] {
  const { term, fields, returning, limit = MOST } = parseSearch(statement);
  const wanted = parseTerm(term);
  const found: Found[] = [];
  for (const each of returning) {
    // Compiled as the user wrote it first, so that a refusal shows those words.
    const { object } = prepare(reader.schema, statementOf(each, each.where));
    const ids = matching(reader, object, fields, wanted);
    if (ids.length === 0) continue;
    const among = `Id IN (${ids.map((id) => `'${id}'`).join()})`;
    const where = each.where === undefined ? among : `${among} AND (${each.where})`;
    found.push(...soql(reader, statementOf(each, where), options));
  }
  return found.slice(0, Math.min(limit, MOST));
}

const statementOf = ({ object, fields, rest }: Returned, where: string | undefined): string =>
  `SELECT ${fields} FROM ${object}${where === undefined ? '' : ` WHERE ${where}`} ${rest}`;

/** Ids of the first records that say what is wanted. */
function matching(reader: Reader, object: ObjectDef, fields: Fields, wanted: Wanted): string[] {
  const searched = object.fields.filter((field) => isSearched(field, fields)).map(({ name }) => name);
  const ids: string[] = [];
  for (const row of reader.rows(object.name)) {
    if (wanted(textsOf(row, searched))) ids.push(row.Id);
    if (ids.length >= MOST) break;
  }
  return ids;
}

function isSearched(field: FieldDef, fields: Fields): boolean {
  if (fields === 'EMAIL') return field.type === 'email';
  if (fields === 'PHONE') return field.type === 'phone';
  if (fields === 'NAME') return field.nameField || /^(First|Middle|Last)Name$/.test(field.name);
  return text.has(field.type);
}

function textsOf(row: Row, fields: readonly string[]): string[][] {
  return fields.flatMap((name) => {
    const value = row[name];
    return typeof value === 'string' && value !== '' ? [wordsOf(value)] : [];
  });
}
