import { randomUUID } from 'node:crypto';
import { keptFields } from '../schema/compound.ts';
import type { WriteRights } from '../access/write-rights.ts';
import { stampOf } from '../stamp.ts';
import type {
  FieldDef,
  ObjectDef,
  Org,
  Row,
  SaveError,
  SaveResult,
  SessionUser,
  Value,
  Writer,
} from '../types.ts';
import { nextAutoNumber } from './auto-number.ts';
import { saveError, type Change, type Rule } from './change.ts';
import { deleteRow, undeleteRow } from './delete.ts';
import { seenBy, valuesOf } from './seen.ts';
import { newId } from './new-id.ts';
import { rulesFor } from './rules.ts';
import { existingShare } from './rules/share.ts';
import type { WriteContext } from './seen.ts';
import { validate } from './validate.ts';
import { findByExternalId } from './find.ts';
import { fullId } from '../id.ts';

/**
 * The one way records are written after seeding. Every call is whole: it stores everything it causes, or nothing.
 *
 * @param rights what the user may write; without them everything, as for what the org does by itself
 */
export function createWriter(org: Org, user: SessionUser, rights?: WriteRights): Writer {
  const context = { org, user, ...(rights ? { rights } : {}) };
  return {
    insert: (objectName, input) => whole(context, () => insert(context, objectName, input)),
    update: (objectName, id, input) => whole(context, () => update(context, objectName, id, input)),
    upsert: (objectName, field, value, input) =>
      whole(context, () => upsert(context, objectName, field, value, input)),
    delete: (objectName, id) =>
      whole(context, () =>
        withRow(context, objectName, id, 'deleted', (row, def) =>
          deleteRow(changeOf(context, def, row, { ...row }), row),
        ),
      ),
    undelete: (objectName, id) => whole(context, () => undeleteRow(context, objectName, id)),
  };
}

export const failure = (errors: SaveError[], id?: string): SaveResult =>
  id === undefined ? { success: false, errors } : { success: false, id, errors };

function whole({ org, user }: WriteContext, work: () => SaveResult): SaveResult {
  return org.store.atomic((undo) => {
    const result = work();
    if (!result.success) undo();
    return result;
  }, user.id);
}

function insert(context: WriteContext, objectName: string, input: Record<string, unknown>): SaveResult {
  const { org } = context;
  const def = org.schema.object(objectName);
  const seen = seenBy(context, objectName);
  if (!def || !seen) return failure([unknownType(objectName)]);
  if (!seen.createable) return failure([cannot('inserted', def)]);
  const { values, errors } = valuesOf(context, input, def, 'insert');
  if (errors.length) return failure(errors);
  const row: Row = blankRow(def, newId(org, org.store.table(def.name)));
  for (const field of def.fields) {
    if (field.autoNumber) row[field.name] = nextAutoNumber(org, org.store.table(def.name), field);
    else if (field.defaultValue !== null && !values.has(field)) row[field.name] = field.defaultValue;
  }
  for (const [field, value] of values) row[field.name] = value;
  const change = changeOf(context, def, undefined, row, values);
  stampNew(change);
  return store(change, true);
}

function update(
  context: WriteContext,
  objectName: string,
  id: string,
  input: Record<string, unknown>,
): SaveResult {
  return withRow(context, objectName, id, 'updated', (before, def) => {
    const { values, errors } = valuesOf(context, input, def, 'update');
    if (errors.length) return failure(errors, before.Id);
    const row: Row = { ...before };
    for (const [field, value] of values) row[field.name] = value;
    const change = changeOf(context, def, before, row, values);
    stampChanged(change);
    return store(change, false);
  });
}

function store(change: Change, created: boolean): SaveResult {
  const { def, row } = change;
  const same = created ? existingShare(change) : undefined;
  if (same) return { success: true, id: same, created: false, errors: [] };
  const rules = rulesFor(def);
  const refusals = [
    () => prepared(change, rules),
    () => validate(change),
    () => change.rights?.saveErrors(change),
  ];
  let problems: SaveError[] = [];
  for (const refuse of refusals) if (problems.length === 0) problems = refuse() ?? [];
  if (problems.length) return failure(problems, created ? undefined : row.Id);
  // A text name left empty shows the record's id, as on the platform.
  if (created && def.custom && !row.Name && def.fieldByName.has('name')) row.Name = row.Id;
  if (def.platformEvent) return publish(change, def.platformEvent);
  change.store.table(def.name).put(row);
  for (const rule of rules) rule.after?.(change);
  return { success: true, id: row.Id, created, errors: [] };
}

/** A platform event is heard, never kept: its id says nothing, its EventUuid is how its sender knows it again. */
function publish({ store, def, row }: Change, behavior: ObjectDef['platformEvent']): SaveResult {
  const enqueued = randomUUID();
  store.announce(def.name, { ...row, EventUuid: enqueued }, behavior === 'PublishImmediately');
  return { success: true, id: row.Id, created: true, enqueued, errors: [] };
}

const prepared = (change: Change, rules: readonly Rule[]): SaveError[] =>
  rules.flatMap((rule) => rule.prepare?.(change) ?? []);

function upsert(
  context: WriteContext,
  objectName: string,
  externalIdField: string,
  externalId: string,
  input: Record<string, unknown>,
): SaveResult {
  const { org } = context;
  const def = seenBy(context, objectName);
  if (!def) return failure([unknownType(objectName)]);
  const found = findByExternalId(org, def, externalIdField, externalId);
  if ('error' in found) return failure([found.error]);
  const { field, rows } = found;
  const body = Object.fromEntries(
    Object.entries(input).filter(([name]) => name.toLowerCase() !== field.name.toLowerCase()),
  );
  const [only] = rows;
  if (!only) {
    if (field.type === 'id')
      return failure([saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')]);
    return insert(context, def.name, { ...body, [field.name]: externalId });
  }
  if (rows.length > 1) {
    const message = `${field.name}: more than one record found for external id field: [${rows.map((row) => row.Id.slice(0, 15)).join(', ')}]`;
    return failure([saveError('DUPLICATE_EXTERNAL_ID', message)]);
  }
  const result = update(context, def.name, only.Id, body);
  return result.success ? { ...result, created: false } : result;
}

function withRow(
  context: WriteContext,
  objectName: string,
  id: string,
  what: 'updated' | 'deleted',
  work: (row: Row, def: ObjectDef) => SaveResult,
): SaveResult {
  const { org, rights } = context;
  const def = org.schema.object(objectName);
  if (!def || !seenBy(context, objectName)) return failure([unknownType(objectName)]);
  if (!(what === 'updated' ? def.updateable : def.deletable)) return failure([cannot(what, def)], id);
  if (fullId(id) === null)
    return failure([saveError('MALFORMED_ID', `Record ID: id value of incorrect type: ${id}`, ['Id'])], id);
  const row = org.store.table(def.name).get(id);
  // A record that may not be seen is as missing as one that is not there.
  if (!row || rights?.sees(def, row) === false)
    return failure([saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')], id);
  if (row.IsDeleted === true) return failure([saveError('ENTITY_IS_DELETED', 'entity is deleted')], row.Id);
  const refused = rights?.changeError(def, row, what);
  return refused ? failure([refused], row.Id) : work(row, def);
}

const unknownType = (objectName: string) =>
  saveError('INVALID_TYPE', `sObject type '${objectName}' is not supported.`);

const cannot = (what: string, def: ObjectDef) =>
  saveError('INVALID_TYPE_FOR_OPERATION', `entity type cannot be ${what}: ${def.label}`);

function blankRow(def: ObjectDef, id: string): Row {
  const row: Row = { Id: id };
  for (const field of keptFields(def.fields))
    if (field.type !== 'id') row[field.name] = field.type === 'boolean' ? false : null;
  return row;
}

export function changeOf(
  context: WriteContext,
  def: ObjectDef,
  before: Row | undefined,
  row: Row,
  values: ReadonlyMap<FieldDef, Value> = new Map(),
): Change {
  const { org, user, rights } = context;
  const change: Change = {
    def,
    before,
    row,
    user,
    ...(rights ? { rights } : {}),
    schema: org.schema,
    store: org.store,
    now: stampOf(org.now()),
    timeZone: user.timeZone,
    given: new Set([...values.keys()].map((field) => field.name)),
    add(objectName, given) {
      const table = org.store.table(objectName);
      const added: Row = { ...blankRow(table.def, newId(org, table)), ...known(table.def, given) };
      stampNew({ ...change, def: table.def, row: added });
      table.put(added);
      return added;
    },
  };
  return change;
}

/** Only fields the schema has: a rule may speak of one that this org lacks. */
function known(def: ObjectDef, values: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => def.fieldByName.has(name.toLowerCase())),
  );
}

function stampNew({ def, row, now, user }: Change): void {
  for (const name of ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'])
    if (def.fieldByName.has(name.toLowerCase())) row[name] = now;
  for (const name of ['CreatedById', 'LastModifiedById'])
    if (def.fieldByName.has(name.toLowerCase())) row[name] = user.id;
  if (def.fieldByName.get('ownerid')?.createable && row.OwnerId === null) row.OwnerId = user.id;
}

export function stampChanged({ def, row, now, user }: Change): void {
  for (const name of ['LastModifiedDate', 'SystemModstamp'])
    if (def.fieldByName.has(name.toLowerCase())) row[name] = now;
  if (def.fieldByName.has('lastmodifiedbyid')) row.LastModifiedById = user.id;
}
