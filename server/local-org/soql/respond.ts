import type { Answer, Call, Reader } from '../types.ts';
import { columnsOf } from './columns.ts';
import { QueryCursors } from './cursors.ts';
import { malformed } from './errors.ts';
import { explained } from './explain.ts';
import { answer, prepare } from './query.ts';
import { noteViewed } from './recent.ts';

const MAX_BATCH = 2000;
const MIN_BATCH = 200;

/** What query and queryAll have in common; they differ only in whether they see the recycle bin. */
export function respond(
  call: Call,
  includeDeleted: boolean,
  reader: Reader = call.org.reader(call.user),
): Answer {
  const plan = call.query.get('explain');
  if (plan !== null) return { body: explained(call, plan, reader, includeDeleted) };
  const text = call.query.get('q');
  if (text === null) throw malformed('A query string has to be specified');
  const statement = prepare(reader.schema, text);
  if (call.query.get('columns') === 'true') return { body: columnsOf(statement) };
  const reading = { user: call.user, now: call.org.now(), version: call.version };
  const cursors = QueryCursors.of(call.org);
  const answered = answer(statement, {
    reader,
    ...reading,
    includeDeleted,
    childPages: (children) => cursors.firstChildren(children, reading),
  });
  const batch = cursors.first(answered, batchSize(call.headers), reading);
  if (statement.query.for === 'VIEW')
    noteViewed(call.org, call.user.id, statement.object.name, answered.ids(batch.records.length));
  return { body: batch };
}

/** `Sforce-Query-Options: batchSize=500`; the platform keeps it between 200 and 2,000. */
function batchSize(headers: Call['headers']): number {
  const header = [headers['sforce-query-options'] ?? ''].flat().join(',');
  const wanted = /batchSize\s*=\s*(\d+)/i.exec(header)?.[1];
  return wanted === undefined ? MAX_BATCH : Math.min(MAX_BATCH, Math.max(MIN_BATCH, Number(wanted)));
}
