/** Calls, mails and meetings, with the mess of real calendars. */
import type { Account } from './deals.ts';
import { DAY, HOUR, names, type Draft } from './draft.ts';
import type { People } from './organisation.ts';

interface OfDeal {
  id: string;
  contacts: string[];
  created: number;
  owner: string;
}
interface Link {
  owner: string;
  WhoId: string | null;
  WhatId: string | null;
  contacts: readonly string[];
}

export function activities(draft: Draft, { id, contacts, created, owner }: OfDeal, staff: People): void {
  if (staff.silent.has(owner) && draft.chance(0.6)) return;
  const endsEarly = draft.chance(0.3);
  const known = draft.count('003');
  for (
    let at = created + draft.random() * 10 * DAY - DAY;
    at < draft.now;
    at += draft.random() * 25 * DAY + HOUR
  ) {
    if (endsEarly && at > created + 20 * DAY) break;
    if (draft.isQuiet(at)) continue;
    const WhoId = contacts.length > 0 && draft.chance(0.65) ? draft.pick(contacts) : null;
    const link: Link = { owner, WhoId, WhatId: draft.chance(0.7) ? id : null, contacts };
    // Somebody of another customer, or of a partner, takes part.
    if (draft.chance(0.08) && known > 0) link.WhoId = draft.pick(draft.rows['Contact']!)['Id'] as string;
    if (draft.chance(0.7))
      task(draft, at, { ...link, owner: draft.chance(0.85) ? owner : draft.pick(staff.reps) });
    else meeting(draft, at, link, staff);
  }
  if (draft.chance(0.25)) {
    const link: Link = { owner, WhoId: contacts[0] ?? null, WhatId: id, contacts };
    meeting(draft, draft.now + draft.between(1, 20) * DAY - draft.between(0, 10) * HOUR, link, staff);
  }
}

/** What belongs to no deal, or only by way of a contact. */
export function looseActivities(draft: Draft, accounts: Account[], staff: People): void {
  const sometime = () => draft.now - draft.random() * 200 * DAY;
  for (const { id, contacts } of accounts) {
    const owner = draft.pick(staff.users);
    if (draft.chance(0.5)) task(draft, sometime(), { owner, WhoId: null, WhatId: id, contacts: [] });
    if (contacts.length === 0) continue;
    const link: Link = { owner, WhoId: draft.pick(contacts), WhatId: null, contacts };
    if (draft.chance(0.5)) task(draft, sometime(), link);
    if (draft.chance(0.3)) meeting(draft, sometime(), link, staff);
  }
}

function task(draft: Draft, at: number, { owner, WhoId, WhatId, contacts }: Link): void {
  const isClosed = draft.chance(0.85);
  const TaskId = draft.add('Task', '00T', {
    OwnerId: owner,
    WhoId,
    WhatId,
    Subject: draft.pick(names),
    Status: isClosed ? 'Completed' : 'Not Started',
    IsClosed: isClosed,
    TaskSubtype: draft.pick(['Call', 'Email', 'Task', 'Task', 'ListEmail']),
    Type: draft.pick(['Call', 'Email', 'LinkedIn', 'Other', null]),
    ActivityDate: draft.chance(0.8) ? draft.date(at) : null,
    CompletedDateTime: isClosed && draft.chance(0.85) ? draft.time(at) : null,
    CreatedDate: draft.time(Math.min(at, draft.now - HOUR) - draft.random() * DAY),
  });
  for (const RelationId of contacts)
    if (RelationId === WhoId || draft.chance(0.1))
      draft.add('TaskRelation', '0RT', {
        TaskId,
        RelationId,
        IsWhat: false,
        CreatedDate: draft.time(Math.min(at, draft.now - HOUR)),
      });
}

function meeting(draft: Draft, at: number, { owner, WhoId, WhatId, contacts }: Link, staff: People): void {
  const [start, length] = [Math.round(at / HOUR) * HOUR, draft.pick([HOUR / 2, HOUR, 3 * HOUR])];
  const invite = (OwnerId: string) => {
    const EventId = draft.add('Event', '00U', {
      OwnerId,
      WhoId,
      WhatId,
      Subject: draft.pick(names),
      StartDateTime: draft.time(start),
      EndDateTime: draft.time(start + length),
      DurationInMinutes: length / 60_000,
      IsAllDayEvent: draft.chance(0.02),
      IsChild: draft.chance(0.05),
      IsRecurrence: draft.chance(0.02),
      CreatedDate: draft.time(Math.min(at, draft.now) - DAY),
    });
    // Guests are often added later, some after the meeting.
    const later = draft.chance(0.2) ? draft.random() * 12 * DAY : 0;
    const relation = {
      EventId,
      IsWhat: false,
      CreatedDate: draft.time(Math.min(Math.min(at, draft.now) - DAY + later, draft.now - HOUR)),
    };
    for (const RelationId of contacts)
      if (RelationId !== WhoId && draft.chance(0.3))
        draft.add('EventRelation', '0RE', { ...relation, RelationId, Status: answer(draft) });
    for (const RelationId of staff.users)
      if (draft.chance(0.6 / staff.users.length))
        draft.add('EventRelation', '0RE', { ...relation, RelationId, Status: answer(draft) });
  };
  invite(owner);
  // A colleague logs the same meeting once more.
  if (draft.chance(0.12)) invite(draft.pick(staff.users));
}

const answer = (draft: Draft): string => draft.pick(['Accepted', 'New', 'Declined']);
