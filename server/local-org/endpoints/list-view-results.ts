import { invalidInput } from '../errors.ts';
import { columnJson, statement, viewOf } from '../list-views/views.ts';
import { soql } from '../soql/query.ts';
import type { Call, Endpoint } from '../types.ts';

const mostRows = 2000;
const fewRows = 25;

const endpoint: Endpoint = {
  id: 'list-view-results',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/listviews/:view/results',
  summary: 'Rows of a list view as text, `limit` (25) and `offset` of them',
  handle(call) {
    const view = viewOf(call);
    const limit = countOf(call, 'limit', fewRows);
    const text = `${statement(view)} LIMIT ${limit} OFFSET ${countOf(call, 'offset', 0)}`;
    const reader = call.org.reader(call.user);
    const rows = soql(reader, text, { now: call.org.now(), version: call.version });
    const records = rows.map((row) => ({
      columns: view.columns.map(({ field }) => ({
        fieldNameOrPath: field.name,
        value: textOf(row[field.name]),
      })),
    }));
    return {
      body: {
        columns: view.columns.map(columnJson),
        developerName: view.developerName,
        done: true,
        id: view.id,
        label: view.label,
        records,
        size: records.length,
      },
    };
  },
};

export default endpoint;

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

function countOf(call: Call, name: string, otherwise: number): number {
  const given = call.query.get(name);
  if (given === null) return otherwise;
  const count = Number(given);
  if (!/^\d+$/.test(given) || count > mostRows)
    throw invalidInput(`${name} must be a whole number from 0 to ${mostRows}, not '${given}'`);
  return count;
}
