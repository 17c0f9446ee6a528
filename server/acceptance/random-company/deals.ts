/** Deals with consistent histories: what each row says is what the next one starts from. */
import { activities } from './activities.ts';
import { DAY, HOUR, names, type CsvRow, type Draft } from './draft.ts';
import { forgotten, legacy, lost, openStages, stages, won, type People } from './organisation.ts';

export interface Account {
  id: string | null;
  contacts: string[];
}

export function account(draft: Draft, OwnerId: string): Account {
  const id = draft.add('Account', '001', { Name: draft.pick(names), OwnerId });
  const contacts = Array.from({ length: draft.between(0, 5) }, () =>
    draft.add('Contact', '003', {
      LastName: draft.pick(names).replace('\n', ' '),
      AccountId: id,
      OwnerId,
    }),
  );
  return { id, contacts };
}

/** A deal as it changes from step to step. */
interface Course {
  stage: number;
  amount: number | null;
  close: number;
  owner: string;
  stageChangedAt: number | null;
  history: CsvRow[];
}

export function deal(draft: Draft, { id: accountId, contacts }: Account, staff: People): void {
  const id = draft.nextId('006');
  const created = begin(draft);
  const owner = draft.pick(staff.reps);
  const course: Course = {
    stage: draft.chance(0.8) ? 0 : draft.between(0, openStages - 1),
    amount: firstAmount(draft),
    close: created + draft.between(20, 160) * DAY,
    owner,
    stageChangedAt: null,
    history: [],
  };
  note(draft, course, id, created);
  let at = created;
  for (let step = 0; step < 14; step += 1) {
    // Now and then the next change comes on the same day, or in the same second.
    at += draft.chance(0.15) ? draft.between(0, 3) * HOUR : draft.random() * 36 * DAY + HOUR / 7;
    if (at > draft.now) break;
    if (stages[course.stage]![1] && !draft.chance(0.1)) break;
    if (!draft.isQuiet(at)) change(draft, course, id, at, staff.reps);
  }
  const [StageName, IsClosed, IsWon] = stages[course.stage]!;
  draft.add('Opportunity', '006', {
    Name: draft.pick(names),
    AccountId: accountId,
    OwnerId: course.owner,
    StageName,
    Amount: course.amount,
    CloseDate: draft.date(course.close),
    NextStep: nextStep(draft, id, created),
    IsClosed,
    IsWon,
    CreatedDate: draft.time(created),
    CreatedById: owner,
    LastStageChangeDate: course.stageChangedAt === null ? null : draft.time(course.stageChangedAt),
  });
  if (!draft.chance(0.05)) for (const row of course.history) draft.add('OpportunityHistory', '008', row);
  for (const ContactId of contacts)
    if (draft.chance(0.4))
      draft.add('OpportunityContactRole', '00K', {
        OpportunityId: id,
        ContactId,
        CreatedDate: draft.time(created + draft.random() * 10 * DAY),
      });
  activities(draft, { id, contacts, created, owner: course.owner }, staff);
}

function begin(draft: Draft): number {
  const created = draft.now - draft.random() ** 1.5 * 560 * DAY - HOUR;
  return draft.isQuiet(created) ? created - 20 * DAY : created;
}

function firstAmount(draft: Draft): number | null {
  if (draft.chance(0.1)) return null;
  if (draft.chance(0.04)) return 0;
  if (draft.chance(0.02)) return -draft.between(1, 5) * 100;
  return draft.between(10, 900) * 100 + draft.pick([0, 0, draft.between(0, 99) / 100]);
}

function note(draft: Draft, course: Course, id: string, at: number): void {
  course.history.push({
    OpportunityId: id,
    StageName: stages[course.stage]![0],
    Amount: course.amount,
    CloseDate: draft.date(course.close),
    CreatedDate: draft.time(at),
  });
}

function change(draft: Draft, course: Course, id: string, at: number, reps: string[]): void {
  const before = course.stage;
  const kind = draft.random();
  if (stages[before]![1]) course.stage = draft.between(0, openStages - 1);
  else if (kind < 0.36) course.stage = before >= legacy ? 2 : Math.min(before + 1, openStages - 1);
  else if (kind < 0.43) course.stage = before >= legacy ? 1 : Math.max(before - 1, 0);
  else if (kind < 0.45) course.stage = draft.chance(0.25) ? forgotten : legacy;
  else if (kind < 0.56) course.stage = won;
  else if (kind < 0.65) course.stage = lost;
  else if (kind < 0.82) course.close += draft.pick([7, 8, 14, 30, 30, 60, -7, -20]) * DAY;
  else if (kind < 0.92) course.amount = newAmount(draft, course.amount);
  else return handOver(draft, course, id, at, draft.pick(reps));
  if (course.stage === won && before !== won && draft.chance(0.9))
    course.close = at - draft.between(0, 2) * DAY;
  if (course.stage !== before) course.stageChangedAt = at;
  note(draft, course, id, at);
}

function newAmount(draft: Draft, amount: number | null): number | null {
  if (amount === null) return draft.between(10, 900) * 100;
  const factor = draft.pick([0.9, 0.9, 0.91, 0.5, 0.7, 1.2, 1.5]);
  return draft.chance(0.05) ? null : Math.round(amount * factor * 100) / 100;
}

function handOver(draft: Draft, course: Course, id: string, at: number, next: string): void {
  if (next === course.owner) return;
  const change = { OpportunityId: id, Field: 'Owner', CreatedDate: draft.time(at) };
  // Two rows each time: one with names, one with ids.
  draft.add('OpportunityFieldHistory', '017', {
    ...change,
    OldValue: 'Somebody',
    NewValue: 'Somebody Else',
  });
  draft.add('OpportunityFieldHistory', '017', { ...change, OldValue: course.owner, NewValue: next });
  course.owner = next;
}

/** By company: hardly anybody writes next steps down, or they do, or they do and the org tracks it. */
function nextStep(draft: Draft, id: string, created: number): string | null {
  const habit = draft.shape.seed % 3;
  if (!draft.chance(habit === 0 ? 0.08 : 0.6)) return draft.pick(['', ' ', null]);
  if (habit === 2 && draft.chance(0.7)) {
    const last = draft.pick([10, 14, 15, 16, 40]) * DAY;
    const at = Math.max(created, draft.now - last + draft.between(-14, 11) * HOUR);
    draft.add('OpportunityFieldHistory', '017', {
      OpportunityId: id,
      Field: 'NextStep',
      OldValue: null,
      NewValue: 'Call back',
      CreatedDate: draft.time(Math.min(at, draft.now)),
    });
  }
  return 'Call back';
}
