/** Touches and meetings: who met whom when (C5, C7), and the deals they belong to (C6). */
import type { Calendar } from './calendar.ts';
import { dayNumber } from './calendar.ts';
import type { OrgRow, OrgRows } from '../rows.ts';
import { attributor, isContact } from './attribution.ts';
import { instant, type Deal } from './timeline.ts';

export interface Activity {
  id: string;
  /** When it counts: completion, or the end of a meeting. */
  at: number;
  /** Start of a meeting. */
  start: number | null;
  createdAt: number;
  isMeeting: boolean;
  /** Whose effort it is: the owner, and for a meeting every user invited who did not decline. */
  users: string[];
  contacts: string[];
  rule: 1 | 2 | 3;
  /** Deals it belongs to; a metric still asks whether they were open. */
  deals: string[];
}

const touchTypes = new Set(['Call', 'Email', 'LinkedIn']);
const isPerson = (id: unknown): boolean => /^(003|00Q)/.test(String(id));
const isUser = (id: unknown): id is string => String(id).startsWith('005');

/** Completed touches and all meetings, past and planned, as known at `known`. */
export function activitiesOf(
  rows: OrgRows,
  deals: ReadonlyMap<string, Deal>,
  calendar: Calendar,
  known: number,
): Activity[] {
  const result: Activity[] = [];
  const attribute = attributor(rows, deals, known);
  const add = (
    row: OrgRow,
    people: string[],
    activity: Omit<Activity, 'id' | 'rule' | 'deals' | 'contacts'>,
  ) => {
    const planned = activity.start !== null && activity.start > known;
    const { rule, ids } = attribute(row, people, planned ? known : activity.at);
    const contacts = [...new Set(people.filter(isContact))];
    result.push({ ...activity, id: String(row['Id']), contacts, rule, deals: ids });
  };
  const taskContacts = relations(rows['TaskRelation']!, 'TaskId', known);
  for (const task of rows['Task']!) {
    const at = taskTime(task, calendar);
    const createdAt = instant(task['CreatedDate']);
    if (createdAt > known || at === null || at > known || !isTouch(task)) continue;
    add(task, [...(taskContacts.get(String(task['Id'])) ?? []), task['WhoId'] as string], {
      at,
      start: null,
      createdAt,
      isMeeting: false,
      users: [String(task['OwnerId'])],
    });
  }
  const guests = relations(
    rows['EventRelation']!.filter((row) => row['Status'] !== 'Declined'),
    'EventId',
    known,
  );
  for (const event of rows['Event']!) {
    const createdAt = instant(event['CreatedDate']);
    const invited = guests.get(String(event['Id'])) ?? [];
    const people = [...invited, event['WhoId'] as string];
    const left =
      event['IsAllDayEvent'] === true ||
      event['IsChild'] === true ||
      event['IsRecurrence'] === true ||
      event['GroupEventType'] === '3';
    if (createdAt > known || left || !people.some(isPerson)) continue;
    add(event, people, {
      at: instant(event['EndDateTime']),
      start: instant(event['StartDateTime']),
      createdAt,
      isMeeting: true,
      users: [...new Set([String(event['OwnerId']), ...invited.filter(isUser)])],
    });
  }
  return result;
}

export function byDeal(activities: readonly Activity[]): Map<string, Activity[]> {
  const result = new Map<string, Activity[]>();
  for (const activity of activities)
    for (const id of activity.deals) {
      const list = result.get(id);
      if (list) list.push(activity);
      else result.set(id, [activity]);
    }
  return result;
}

function isTouch(task: OrgRow): boolean {
  if (task['IsClosed'] !== true) return false;
  const subtype = task['TaskSubtype'];
  if (subtype !== 'Task' && touchTypes.has(String(subtype))) return true;
  return (subtype === null || subtype === 'Task') && touchTypes.has(String(task['Type']));
}

function taskTime(task: OrgRow, calendar: Calendar): number | null {
  if (task['CompletedDateTime'] !== null) return instant(task['CompletedDateTime']);
  return task['ActivityDate'] === null ? null : calendar.startOf(dayNumber(String(task['ActivityDate'])));
}

/** Who takes part besides, as far as it is on record at `known`. */
function relations(rows: OrgRow[], key: string, known: number): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const row of rows) {
    if (row['IsWhat'] === true || instant(row['CreatedDate']) > known) continue;
    const id = String(row[key]);
    result.set(id, [...(result.get(id) ?? []), String(row['RelationId'])]);
  }
  return result;
}

/** Inside an interval: rule 1 by the local day, rules 2 and 3 by the instant. */
export function isWithin(
  activity: Activity,
  span: { from: number; to: number },
  calendar: Calendar,
): boolean {
  if (activity.rule !== 1) return span.from <= activity.at && activity.at < span.to;
  const day = calendar.dayOf(activity.at);
  return calendar.dayOf(span.from) <= day && (span.to === Infinity || day <= calendar.dayOf(span.to));
}
