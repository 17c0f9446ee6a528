import { parseDateTime } from '../dml/coerce-time.ts';
import { invalidInput, SalesforceError } from '../errors.ts';
import type { Call, ObjectDef, Row } from '../types.ts';
import { objectOf } from './find-object.ts';

const minute = 60_000;
const longestMs = 30 * 24 * 60 * minute;
/** More ids than this are refused, and the caller has to ask for a shorter time. */
const mostIds = 600_000;

export interface Replication {
  def: ObjectDef;
  /** Rows of the object, deleted ones too, that were stamped in the time asked for. */
  rows: Row[];
  isCovered(stamp: string): boolean;
  latestDateCovered: string;
  earliestDateAvailable: string;
}

/** What getUpdated and getDeleted have in common. Both ignore seconds, and reach back 30 days at most. */
export function replicated(call: Call): Replication {
  const def = objectOf(call);
  if (!def.fieldByName.has('systemmodstamp'))
    throw new SalesforceError(
      400,
      'INVALID_TYPE_FOR_OPERATION',
      `entity type cannot be replicated: ${def.label}`,
    );
  const [start, end] = [minuteOf(call, 'start'), minuteOf(call, 'end')];
  const now = call.org.now().getTime();
  const earliest = wholeMinute(now - longestMs);
  if (end <= start) throw badDate('startDate must be before endDate by more than one minute');
  if (start < earliest) throw badDate('startDate cannot be more than 30 days ago');
  const stamp = (time: number) => new Date(time).toISOString();
  const [from, to] = [stamp(start), stamp(end)];
  const isCovered = (at: string) => at >= from && at <= to;
  const all = [...call.org.reader(call.user).rows(def.name, { includeDeleted: true })];
  return {
    def,
    rows: all.filter((row) => isCovered(String(row.SystemModstamp ?? ''))),
    isCovered,
    latestDateCovered: restDate(stamp(Math.min(end, wholeMinute(now)))),
    earliestDateAvailable: restDate(stamp(earliest)),
  };
}

export function refuseTooManyIds(count: number): void {
  if (count > mostIds)
    throw new SalesforceError(400, 'EXCEEDED_ID_LIMIT', `more than ${mostIds} ids in the time asked for`);
}

export const restDate = (stamp: string): string => stamp.replace(/Z$/, '+0000');

const wholeMinute = (time: number): number => Math.floor(time / minute) * minute;

const badDate = (message: string) => new SalesforceError(400, 'INVALID_REPLICATION_DATE', message);

/** A plus that was not encoded arrives as a space. */
function minuteOf(call: Call, name: string): number {
  const text = call.query.get(name);
  if (text === null || text === '') throw invalidInput(`The parameter '${name}' is missing`);
  const time = /T/.test(text) ? parseDateTime(text.replace(' ', '+')) : null;
  if (time === null) throw invalidInput(`${name}: not a date and time: ${text}`);
  return wholeMinute(Date.parse(time));
}
