import { addMinutes, localDay } from '../../local-day.ts';
import type { Row, SaveError, Value } from '../../types.ts';
import { saveError, type Change, type Rule } from '../change.ts';
import { refreshActivityDates } from './opportunity.ts';

/** Status decides IsClosed; the moment of completion is kept while the task stays closed. */
export const taskRule: Rule = {
  object: 'Task',
  prepare(change) {
    const { row, before, store } = change;
    const statuses = [...store.table('TaskStatus').rows()];
    row.Status ??=
      before?.Status ?? statuses.find((status) => status.IsDefault === true)?.ApiName ?? 'Not Started';
    row.Priority ??= before?.Priority ?? 'Normal';
    if (!before) row.TaskSubtype ??= 'Task';
    row.IsHighPriority = row.Priority === 'High';
    row.IsClosed = statuses.find((status) => status.ApiName === row.Status)?.IsClosed ?? false;
    row.CompletedDateTime = row.IsClosed
      ? ((before?.IsClosed ? before.CompletedDateTime : null) ?? change.now)
      : null;
    return derive(change);
  },
  after: (change) => follow(change, 'TaskRelation', 'TaskId'),
  removed: (change) => touched(change, change.row),
};

/** Start, end, length and day of an event say the same thing, whichever of them the caller sent. */
export const eventRule: Rule = {
  object: 'Event',
  prepare(change) {
    const problems = eventTimes(change);
    if (!change.before) change.row.EventSubtype ??= 'Event';
    change.row.ShowAs ??= 'Busy';
    return problems.length ? problems : derive(change);
  },
  after: (change) => follow(change, 'EventRelation', 'EventId'),
  removed: (change) => touched(change, change.row),
};

function eventTimes({ row, before, given, timeZone }: Change): SaveError[] {
  if (row.IsAllDayEvent === true) {
    const day =
      row.ActivityDate ?? (typeof row.StartDateTime === 'string' ? row.StartDateTime.slice(0, 10) : null);
    if (typeof day !== 'string') return [missing('ActivityDate')];
    const days =
      typeof row.DurationInMinutes === 'number' ? Math.max(1, Math.round(row.DurationInMinutes / 1440)) : 1;
    const start = `${day}T00:00:00.000Z`;
    Object.assign(row, { ActivityDate: day, ActivityDateTime: start, StartDateTime: start });
    Object.assign(row, { DurationInMinutes: days * 1440, EndDateTime: addMinutes(start, (days - 1) * 1440) });
    row.EndDate = String(row.EndDateTime).slice(0, 10);
    return [];
  }
  const start =
    given.has('StartDateTime') || !given.has('ActivityDateTime') ? row.StartDateTime : row.ActivityDateTime;
  if (typeof start !== 'string') return [missing('StartDateTime')];
  // A moved start keeps the length, unless an end or a length was sent with it.
  const end = given.has('EndDateTime') ? row.EndDateTime : null;
  const minutes =
    typeof end === 'string'
      ? minutesBetween(start, end)
      : (row.DurationInMinutes ?? before?.DurationInMinutes);
  if (typeof minutes !== 'number') return [missing('EndDateTime')];
  if (given.has('DurationInMinutes') && row.DurationInMinutes !== minutes) {
    const message = 'Event duration does not match the start and end times';
    return [saveError('FIELD_INTEGRITY_EXCEPTION', message, ['DurationInMinutes'])];
  }
  if (minutes < 0) {
    return [
      saveError('FIELD_INTEGRITY_EXCEPTION', 'Event end time cannot be before its start time', [
        'EndDateTime',
      ]),
    ];
  }
  const finish = addMinutes(start, minutes);
  Object.assign(row, {
    StartDateTime: start,
    ActivityDateTime: start,
    EndDateTime: finish,
    DurationInMinutes: minutes,
  });
  Object.assign(row, { ActivityDate: localDay(start, timeZone), EndDate: localDay(finish, timeZone) });
  return [];
}

const missing = (field: string) =>
  saveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${field}]`, [field]);

function minutesBetween(start: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
}

/** Account and counts follow from who and what the activity is about. */
function derive({ row, store, schema }: Change): SaveError[] {
  row.WhoCount = row.WhoId === null ? 0 : 1;
  row.WhatCount = row.WhatId === null ? 0 : 1;
  const accountOf = (id: Value | undefined): Value => {
    const def = typeof id === 'string' ? schema.objectOfId(id) : undefined;
    const target = def && typeof id === 'string' ? store.table(def.name).get(id) : undefined;
    return def?.name === 'Account' ? (target?.Id ?? null) : (target?.AccountId ?? null);
  };
  row.AccountId = accountOf(row.WhatId) ?? accountOf(row.WhoId);
  const who = typeof row.WhoId === 'string' ? schema.objectOfId(row.WhoId) : undefined;
  // A lead has no account yet, so an activity with a lead cannot be about anything else.
  if (who?.name === 'Lead' && row.WhatId !== null) {
    const message = 'Related To ID: You can only use the Related To field with a contact, not a lead';
    return [saveError('FIELD_INTEGRITY_EXCEPTION', message, ['WhatId'])];
  }
  return [];
}

/** Who and What also stand as relation rows, which is where people beyond the first would be. */
function follow(change: Change, relationObject: string, key: string): void {
  const { row, before, store } = change;
  const relations = store.table(relationObject);
  for (const [field, isWhat] of [
    ['WhoId', false],
    ['WhatId', true],
  ] as const) {
    const [was, is] = [before?.[field] ?? null, row[field] ?? null];
    if (was === is) continue;
    for (const relation of relations.lookup(key, row.Id)) {
      if (relation.RelationId === was && relation.IsWhat === isWhat) relations.remove(relation.Id);
    }
    if (is === null) continue;
    const extra: Record<string, Value> =
      relationObject === 'EventRelation' ? { IsParent: true, Status: 'New' } : {};
    change.add(relationObject, {
      [key]: row.Id,
      RelationId: is,
      IsWhat: isWhat,
      AccountId: row.AccountId ?? null,
      ...extra,
    });
  }
  touched(change, row);
}

function touched(change: Change, row: Row): void {
  const ids = new Set([row.WhatId, change.before?.WhatId]);
  for (const id of ids) {
    if (typeof id === 'string' && change.schema.objectOfId(id)?.name === 'Opportunity')
      refreshActivityDates(change, id);
  }
}
