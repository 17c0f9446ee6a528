import type { Account } from './account-rows.ts';
import type { Deal } from './company.ts';
import type { DealRow } from './deal-rows.ts';
import type { Ledger } from './ledger.ts';
import { stamps } from './ledger.ts';
import type { Meeting, Touch } from './talks.ts';
import type { People } from './people-rows.ts';
import type { Random } from './random.ts';
import type { Rep } from './staff.ts';
import type { WorkCalendar } from './work-calendar.ts';

export interface Scene {
  ledger: Ledger;
  deal: Deal;
  of: DealRow;
  account: Account;
  people: People;
  calendar: WorkCalendar;
  /** Draws which colleagues come along. */
  guests: Random;
}

const subjects = { Call: 'Call', Email: 'Email: next steps', LinkedIn: 'LinkedIn message' };
const occasions = ['Discovery', 'Demo', 'Workshop', 'Review', 'Proposal walk-through', 'Check-in'];

/** What was said and what is in the calendar, as far as anybody has written it down by the evening. */
export function addActivities(scene: Scene): void {
  for (const meeting of scene.deal.meetings) addMeeting(scene, meeting);
  for (const touch of scene.deal.touches) addTouch(scene, touch);
  addToDo(scene);
}

function addMeeting(scene: Scene, meeting: Meeting): void {
  const { ledger, deal, of, account, people, calendar } = scene;
  const scheduled = calendar.instant(meeting.scheduled);
  if (scheduled > calendar.now) return;
  const start = calendar.halfHour(meeting.at);
  const host = ownerRep(deal, meeting.at, calendar);
  const owner = people.idOf(host);
  const colleague = invited(scene, host, meeting.at);
  const [chief = '', ...guests] = meeting.who.map((index) => of.contacts[index]!);
  const day = calendar.date(meeting.at);
  const created = scheduled < start ? scheduled : start;
  const entry = {
    Subject: deal.random.pick(occasions),
    WhatId: of.row.Id,
    WhoId: chief,
    AccountId: account.id,
    StartDateTime: start,
    ActivityDateTime: start,
    EndDateTime: calendar.later(start, meeting.minutes),
    ActivityDate: day,
    EndDate: day,
    DurationInMinutes: meeting.minutes,
    IsGroupEvent: guests.length > 0 || colleague !== null,
    GroupEventType: guests.length > 0 || colleague !== null ? '1' : '0',
    ShowAs: 'Busy',
    EventSubtype: 'Event',
    ...stamps(created, owner),
  };
  const event = ledger.add('Event', { ...entry, OwnerId: owner });
  [chief, ...guests].forEach((RelationId, index) =>
    ledger.add('EventRelation', {
      EventId: event.Id,
      RelationId,
      AccountId: account.id,
      IsParent: index === 0,
      IsInvitee: index > 0,
      IsWhat: false,
      Status: index === 0 ? 'New' : deal.random.chance(0.05) ? 'Declined' : 'Accepted',
      ...stamps(created, owner),
    }),
  );
  if (colleague === null) return;
  const Status = scene.guests.chance(declining) ? 'Declined' : 'Accepted';
  // The platform puts a copy of the meeting into the calendar of every user who is invited.
  if (Status === 'Accepted') ledger.add('Event', { ...entry, OwnerId: colleague, IsChild: true });
  ledger.add('EventRelation', {
    EventId: event.Id,
    RelationId: colleague,
    IsParent: false,
    IsInvitee: true,
    IsWhat: false,
    Status,
    ...stamps(created, owner),
  });
}

/** So many meetings have a second person of the company, the manager more often than a colleague, who sometimes declines. */
const accompanied = 0.15;
const byManager = 0.6;
const declining = 0.1;

function invited({ guests, people }: Scene, host: Rep, moment: number): string | null {
  if (!guests.chance(accompanied)) return null;
  if (guests.chance(byManager)) return people.managerOf(host);
  const mates = people.matesOf(host).filter(({ start }) => start < moment);
  return mates.length > 0 ? people.idOf(guests.pick(mates)) : null;
}

function addTouch({ ledger, deal, of, account, people, calendar }: Scene, touch: Touch): void {
  const at = calendar.instant(touch.at);
  if (at > calendar.now) return;
  const owner = people.idOf(ownerRep(deal, touch.at, calendar));
  const isTyped = touch.kind === 'LinkedIn';
  addTask(ledger, {
    subject: subjects[touch.kind],
    subtype: isTyped ? 'Task' : touch.kind,
    type: isTyped ? touch.kind : null,
    owner,
    what: touch.filed ? of.row.Id : null,
    who: of.contacts[touch.who]!,
    account: account.id,
    day: calendar.date(touch.at),
    at,
  });
}

export interface TaskText {
  subject: string;
  subtype: string;
  type: string | null;
  owner: string;
  what: string | null;
  who: string;
  account: string | null;
  day: string;
  at: string;
}

/** A task logged in the moment it was done. */
export function addTask(
  ledger: Ledger,
  { subject, subtype, type, owner, what, who, account, day, at }: TaskText,
): void {
  ledger.add('Task', {
    Subject: subject,
    TaskSubtype: subtype,
    Type: type,
    OwnerId: owner,
    WhatId: what,
    WhoId: who,
    AccountId: account,
    ActivityDate: day,
    Status: 'Completed',
    IsClosed: true,
    CompletedDateTime: at,
    ...stamps(at, owner),
  });
}

/** What some reps still have to do on a deal that is open tonight. */
function addToDo({ ledger, deal, of, account, calendar }: Scene): void {
  const { random } = deal;
  const isOpen = calendar.instant(deal.closed) > calendar.now;
  if (!isOpen || !random.chance(0.3) || deal.plan.created > -4) return;
  const owner = String(of.row['OwnerId']);
  ledger.add('Task', {
    Subject: 'Prepare next conversation',
    TaskSubtype: 'Task',
    OwnerId: owner,
    WhatId: of.row.Id,
    WhoId: of.contacts[0]!,
    AccountId: account.id,
    ActivityDate: calendar.date(random.between(1, 10)),
    Status: 'Not Started',
    IsClosed: false,
    ...stamps(calendar.instant(-random.between(0.2, 3)), owner),
  });
}

/** Of the two instants that may differ by a rounding, the one the rows carry decides. */
function ownerRep(deal: Deal, moment: number, calendar: WorkCalendar): Rep {
  const first = deal.owners[0]!.rep;
  if (deal.owners.length === 1) return first;
  const at = moment > 0 ? calendar.now : calendar.instant(moment);
  return deal.owners.findLast((owner) => calendar.instant(owner.at) <= at)?.rep ?? first;
}
