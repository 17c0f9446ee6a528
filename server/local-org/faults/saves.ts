import type { Org, SaveResult, Writer } from '../types.ts';
import { diceOf } from './dice.ts';

/** A writer whose rows are now and then locked by somebody else. */
export function lockable(org: Org, writer: Writer): Writer {
  const dice = diceOf(org);
  if (!dice.plan.faults.some(({ kind }) => kind === 'row-lock')) return writer;
  const locked = (): SaveResult | undefined =>
    dice.roll(['row-lock']).length === 0
      ? undefined
      : {
          success: false,
          errors: [
            {
              statusCode: 'UNABLE_TO_LOCK_ROW',
              message: 'unable to obtain exclusive access to this record',
              fields: [],
            },
          ],
        };
  return {
    insert: (object, input) => locked() ?? writer.insert(object, input),
    update: (object, id, input) => locked() ?? writer.update(object, id, input),
    upsert: (object, field, value, input) => locked() ?? writer.upsert(object, field, value, input),
    delete: (object, id) => locked() ?? writer.delete(object, id),
    undelete: (object, id) => locked() ?? writer.undelete(object, id),
  };
}
