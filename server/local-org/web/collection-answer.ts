import type { Answer, Org, SaveError, SaveResult } from '../types.ts';

/**
 * Runs one save per record, in order. With allOrNone a single failure takes everything back, and the records that
 * were fine say so.
 */
export function saveAll(
  org: Org,
  allOrNone: boolean,
  saves: (() => SaveResult)[],
  withCreated = false,
): Answer {
  const results = org.store.atomic((undo) => {
    const done = saves.map((save) => save());
    if (!allOrNone || done.every((result) => result.success)) return done;
    undo();
    return done.map((result) => (result.success ? rolledBack : result));
  });
  return { status: 200, body: results.map((result) => resultJson(result, withCreated)) };
}

const rolledBack: SaveResult = {
  success: false,
  errors: [
    {
      statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      message:
        'Record rolled back because not all records were valid and the request was using AllOrNone header',
      fields: [],
    },
  ],
};

/** A platform event is only enqueued, which the platform says among the errors of a success. */
export function successErrors({ enqueued }: SaveResult & { success: true }): SaveError[] {
  return enqueued === undefined ? [] : [{ statusCode: 'OPERATION_ENQUEUED', message: enqueued, fields: [] }];
}

function resultJson(result: SaveResult, withCreated: boolean): object {
  if (!result.success) return { success: false, errors: result.errors };
  const { id, created } = result;
  const saved = { id, success: true, errors: successErrors(result) };
  return withCreated ? { ...saved, created: created === true } : saved;
}
