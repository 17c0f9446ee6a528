/**
 * ActivityHistories and OpenActivities: tasks and events as one list under the record they are about. Such a list is
 * no table: closed tasks and past events are history, the others are open, and an account also has those of its
 * contacts and deals.
 */
import type { Subquery } from '@jetstreamapp/soql-parser-js';
import type { ObjectDef, Row, Value } from '../types.ts';
import { refuse } from './errors.ts';
import type { Run, Scope } from './run.ts';

const lists: ReadonlyMap<string, { isHistory: boolean; order: string }> = new Map([
  ['ActivityHistory', { isHistory: true, order: 'ActivityDate DESC, LastModifiedDate DESC' }],
  ['OpenActivity', { isHistory: false, order: 'ActivityDate ASC, LastModifiedDate DESC' }],
]);
const MOST = 499;

/** Where the rows of such a list come from; undefined for children that are rows of a table. */
export function activityList(
  scope: Scope,
  outer: Scope,
  subquery: Subquery,
): ((run: Run, parent: Row | undefined) => Row[]) | undefined {
  const list = lists.get(scope.object.name);
  if (!list) return undefined;
  const restriction = restrictionOf(scope, list.order, subquery);
  return (run, parent) => {
    const { reader } = run;
    if (restriction && !(reader.seesAll('Task') && reader.seesAll('Event'))) throw restriction;
    if (!parent) return [];
    const rows = (['Task', 'Event'] as const).flatMap((kind) => {
      const source = reader.schema.object(kind);
      const write = source && activityOf(scope.object, source);
      return write ? about(run, source, outer.object, parent).map(write) : [];
    });
    const now = run.now.toISOString();
    const isHistory = (row: Row) =>
      row.IsTask === true ? row.IsClosed === true : String(row.EndDateTime ?? row.StartDateTime ?? '') < now;
    return rows
      .filter((row) => isHistory(row) === list.isHistory)
      .map((row) => ({ ...row, IsClosed: list.isHistory }))
      .sort((one, other) => byDate(one, other, list.isHistory));
  };
}

/** What users without View All may not ask, for the platform then looks at the rights on every activity. */
function restrictionOf(scope: Scope, order: string, { where, orderBy, limit }: Subquery) {
  const given = [orderBy ?? []].flat().map((clause) => {
    const field = 'field' in clause ? clause.field.toLowerCase() : '';
    return `${field} ${clause.order ?? 'ASC'}`.toLowerCase();
  });
  const list = scope.object.name === 'ActivityHistory' ? 'ActivityHistories' : 'OpenActivities';
  const begin =
    `There is an implementation restriction on ${list}. When you query this relationship, security evaluation is ` +
    "implemented for users who don't have administrator permissions, and you must ";
  if (where) return refuse(scope, 'MALFORMED_QUERY', `${begin}not use a WHERE clause`, list);
  if (limit === undefined || limit > MOST)
    return refuse(scope, 'MALFORMED_QUERY', `${begin}specify a limit of at most ${MOST}`, list);
  if (given.join(', ') !== order.toLowerCase())
    return refuse(scope, 'MALFORMED_QUERY', `${begin}use a specific sort order: ${order}`, list);
  return undefined;
}

/** The activities that name a record, by its relations too: a task may name many contacts. */
function about(run: Run, source: ObjectDef, object: ObjectDef, parent: Row): Row[] {
  const { name: kind, fieldByName } = source;
  const { reader, includeDeleted } = run;
  const options = { includeDeleted };
  const fields = object.name === 'Account' ? ['WhatId', 'AccountId'] : ['WhatId', 'WhoId'];
  const found = new Map<string, Row>();
  for (const field of fields.filter((each) => fieldByName.has(each.toLowerCase())))
    for (const row of reader.lookup(kind, field, parent.Id, options)) found.set(row.Id, row);
  for (const relation of reader.lookup(`${kind}Relation`, 'RelationId', parent.Id, options)) {
    const id = relation[`${kind}Id`];
    const row = typeof id === 'string' && isParent(relation) ? reader.get(kind, id, options) : undefined;
    if (row) found.set(row.Id, row);
  }
  return [...found.values()];
}

/** People who are only invited to an event are not what it is about. */
const isParent = (relation: Row): boolean => relation.IsParent !== false;

/** Fields of the list that have another name in the row, in either of the two. */
const renamed: Record<string, readonly string[]> = {
  ActivityType: ['Type'],
  ActivitySubtype: ['TaskSubtype', 'EventSubtype'],
};

/** A task or event as a row of the list; what the user may not see of it is empty there too. */
function activityOf(list: ObjectDef, source: ObjectDef): (row: Row) => Row {
  const fields = list.fields.map(({ name, type }) => {
    const from = (renamed[name] ?? [name]).find((each) => source.fieldByName.has(each.toLowerCase()));
    const none: Value = type === 'boolean' ? false : null;
    return { name, read: (row: Row): Value => (from === undefined ? none : (row[from] ?? none)) };
  });
  return (row) => {
    const made: Row = { Id: row.Id };
    for (const { name, read } of fields) made[name] = read(row);
    made.IsTask = source.name === 'Task';
    return made;
  };
}

/** History begins with the latest, open activities with the most urgent; those without a day come last. */
function byDate(one: Row, other: Row, isHistory: boolean): number {
  const sign = isHistory ? -1 : 1;
  const [a, b] = [one.ActivityDate, other.ActivityDate];
  if (a !== b) {
    if (typeof a !== 'string') return 1;
    if (typeof b !== 'string') return -1;
    return a < b ? -sign : sign;
  }
  const [first, second] = [String(one.LastModifiedDate), String(other.LastModifiedDate)];
  return first === second ? 0 : first > second ? -1 : 1;
}
