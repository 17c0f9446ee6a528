/** Touches and meetings, and the deals they belong to (C5, C6, C7). */
import type { Calendar } from './calendar.ts';
import { dayNumber } from './calendar.ts';
import type { OrgRow, OrgRows } from './rows.ts';
import { instant, type Deal } from './timeline.ts';

export interface Activity {
  /** When it counts: completion, or the end of a meeting. */
  at: number;
  /** Start of a meeting. */
  start: number | null;
  createdAt: number;
  isMeeting: boolean;
  rule: 1 | 2 | 3;
}

const touchTypes = new Set(['Call', 'Email', 'LinkedIn']);
const isContact = (id: unknown): id is string => String(id).startsWith('003');
const isPerson = (id: unknown): boolean => /^(003|00Q)/.test(String(id));

/** Activities by deal id, as known at `known`. */
export function activitiesByDeal(
  rows: OrgRows,
  deals: ReadonlyMap<string, Deal>,
  calendar: Calendar,
  known: number,
): Map<string, Activity[]> {
  const result = new Map<string, Activity[]>();
  const attribute = attributor(rows, deals, known);
  const credit = (row: OrgRow, contacts: string[], activity: Omit<Activity, 'rule'>) => {
    const { rule, ids } = attribute(
      row,
      contacts,
      activity.start !== null && activity.start > known ? known : activity.at,
    );
    for (const id of ids) result.set(id, [...(result.get(id) ?? []), { ...activity, rule }]);
  };
  const taskContacts = relations(rows['TaskRelation']!, 'TaskId');
  for (const task of rows['Task']!) {
    const at = taskTime(task, calendar);
    const createdAt = instant(task['CreatedDate']);
    if (createdAt > known || at === null || at > known || !isTouch(task)) continue;
    credit(task, [...(taskContacts.get(String(task['Id'])) ?? []), task['WhoId'] as string], {
      at,
      start: null,
      createdAt,
      isMeeting: false,
    });
  }
  const guests = relations(
    rows['EventRelation']!.filter((row) => row['Status'] !== 'Declined'),
    'EventId',
  );
  for (const event of rows['Event']!) {
    const createdAt = instant(event['CreatedDate']);
    const people = [...(guests.get(String(event['Id'])) ?? []), event['WhoId'] as string];
    const left =
      event['IsAllDayEvent'] === true ||
      event['IsChild'] === true ||
      event['IsRecurrence'] === true ||
      event['GroupEventType'] === '3';
    if (createdAt > known || left || !people.some(isPerson)) continue;
    credit(event, people, {
      at: instant(event['EndDateTime']),
      start: instant(event['StartDateTime']),
      createdAt,
      isMeeting: true,
    });
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

function relations(rows: OrgRow[], key: string): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const row of rows) {
    if (row['IsWhat'] === true) continue;
    const id = String(row[key]);
    result.set(id, [...(result.get(id) ?? []), String(row['RelationId'])]);
  }
  return result;
}

function attributor(rows: OrgRows, deals: ReadonlyMap<string, Deal>, known: number) {
  const dealsOfContact = new Map<string, Set<Deal>>();
  for (const role of rows['OpportunityContactRole']!) {
    const deal = deals.get(String(role['OpportunityId']));
    if (!deal || instant(role['CreatedDate']) > known) continue;
    const contact = String(role['ContactId']);
    dealsOfContact.set(contact, (dealsOfContact.get(contact) ?? new Set()).add(deal));
  }
  const accountOfContact = new Map(
    rows['Contact']!.map((row) => [String(row['Id']), row['AccountId'] as string | null]),
  );
  const dealsOfAccount = new Map<string, Deal[]>();
  for (const deal of deals.values()) {
    if (deal.accountId)
      dealsOfAccount.set(deal.accountId, [...(dealsOfAccount.get(deal.accountId) ?? []), deal]);
  }
  return (row: OrgRow, people: (string | null)[], at: number): { rule: 1 | 2 | 3; ids: string[] } => {
    const what = row['WhatId'] as string | null;
    if (what && deals.has(what)) return { rule: 1, ids: [what] };
    const contacts = people.filter(isContact);
    const open = (candidates: Iterable<Deal>) =>
      [...new Set(candidates)].filter((deal) => deal.createdAt <= at && deal.isOpenAt(at));
    const byRole = open(contacts.flatMap((contact) => [...(dealsOfContact.get(contact) ?? [])]));
    if (byRole.length === 1) return { rule: 2, ids: [byRole[0]!.id] };
    if (byRole.length > 1)
      return {
        rule: 2,
        ids: byRole.filter((deal) => deal.ownerAt(at) === row['OwnerId']).map((deal) => deal.id),
      };
    const accounts = new Set(contacts.map((contact) => accountOfContact.get(contact)));
    const only = [...accounts].flatMap((account) => {
      const deals = account ? open(dealsOfAccount.get(account) ?? []) : [];
      return deals.length === 1 ? deals : [];
    });
    return { rule: 3, ids: only.length === 1 ? [only[0]!.id] : [] };
  };
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
