import { notFound } from '../errors.ts';
import { fullId } from '../id.ts';
import { statement as statementOf, viewById } from '../list-views/views.ts';
import type { Call, Reader } from '../types.ts';
import { prepare } from './query.ts';
import type { Run } from './run.ts';

/**
 * The plan of a statement, or of the list view whose id was given: by which field rows are found, how many are looked
 * at (`cardinality`, counted, not guessed) of how many there are. `relativeCost` is their share.
 */
export function explained(call: Call, asked: string, reader: Reader, includeDeleted: boolean): object {
  const sourceQuery = fullId(asked) === null ? asked : viewStatement(call, asked, reader);
  const { object, path } = prepare(reader.schema, sourceQuery);
  const run: Run = { reader, now: call.org.now(), version: call.version, includeDeleted };
  const sobjectCardinality = count(reader.rows(object.name, { includeDeleted }));
  const cardinality = path.field === undefined ? sobjectCardinality : count(path.source(run));
  const plan = {
    cardinality,
    fields: path.field === undefined ? [] : [path.field],
    leadingOperationType: path.field === undefined ? 'TableScan' : 'Index',
    notes: [],
    relativeCost: sobjectCardinality === 0 ? 0 : cardinality / sobjectCardinality,
    sobjectCardinality,
    sobjectType: object.name,
  };
  return { plans: [plan], sourceQuery };
}

function viewStatement(call: Call, id: string, reader: Reader): string {
  const view = viewById(call.org, reader.schema.objects, id);
  if (!view) throw notFound(`list view ${id}`);
  return statementOf(view);
}

function count(rows: Iterable<unknown>): number {
  let sum = 0;
  const each = rows[Symbol.iterator]();
  while (!each.next().done) sum += 1;
  return sum;
}
