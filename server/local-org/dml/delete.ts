import type { ChildRelationship, ObjectDef, Org, Row, SaveResult } from '../types.ts';
import { saveError, type Change } from './change.ts';
import { rulesFor } from './rules.ts';
import type { WriteContext } from './seen.ts';
import { changeOf, failure, stampChanged } from './writer.ts';

/**
 * Deletes a row and what hangs on it: details and cascading children go too, custom look-ups are cleared or forbid
 * it. Objects with a recycle bin keep the row with IsDeleted = true.
 */
export function deleteRow(change: Change, row: Row): SaveResult {
  const blocked = blockingChild(change, row);
  if (blocked) return failure([blocked], row.Id);
  remove(change, row, row.Id);
  return { success: true, id: row.Id, errors: [] };
}

function blockingChild(change: Change, row: Row) {
  for (const { child, rows, rule } of children(change, row)) {
    if (rule === 'restrict' && rows.length) {
      const message =
        `Your attempt to delete ${String(row.Name ?? row.Id)} could not be completed because it is associated with ` +
        `the following ${child.childSObject} records: ${rows
          .slice(0, 10)
          .map((each) => each.Id)
          .join(', ')}`;
      return saveError('DELETE_FAILED', message);
    }
  }
  return undefined;
}

/** History and relation rows, which nobody deletes by themselves, wait in the bin with the record they belong to. */
function keepsDeleted(def: ObjectDef): boolean {
  return def.recycleBin || (!def.deletable && def.fieldByName.has('isdeleted'));
}

function remove(change: Change, row: Row, cause: string): void {
  for (const { child, rows, rule } of children(change, row)) {
    for (const each of rows) {
      const def = change.schema.object(child.childSObject);
      if (!def) continue;
      const next = { ...change, def, before: each, row: { ...each } };
      if (rule === 'cascade') remove(next, each, cause);
      else if (rule === 'clear') {
        next.row[child.field] = null;
        stampChanged(next);
        change.store.table(def.name).put(next.row);
      }
    }
  }
  const table = change.store.table(change.def.name);
  if (!keepsDeleted(change.def)) table.remove(row.Id);
  else {
    const gone = { ...row, IsDeleted: true };
    stampChanged({ ...change, row: gone });
    table.put(gone);
    bin(change).set(row.Id, cause);
  }
  for (const rule of rulesFor(change.def)) rule.removed?.({ ...change, before: row });
}

/** Which deletion took a row into the recycle bin, so that undeleting the parent brings back the same rows. */
const bin = (owner: { store: Change['store'] }) => owner.store.ledger('recycle-bin');

interface Children {
  child: ChildRelationship;
  rule: 'cascade' | 'clear' | 'restrict';
  rows: readonly Row[];
}

function children({ def, schema, store }: Change, row: Row): Children[] {
  return def.childRelationships.flatMap((child) => {
    const rule = schema
      .object(child.childSObject)
      ?.fieldByName.get(child.field.toLowerCase())?.onParentDelete;
    if (!rule) return [];
    const rows = store
      .table(child.childSObject)
      .lookup(child.field, row.Id)
      .filter((each) => each.IsDeleted !== true);
    return rows.length ? [{ child, rule, rows }] : [];
  });
}

/** Brings a row back from the recycle bin, with the rows that went with it. */
export function undeleteRow(context: WriteContext, objectName: string, id: string): SaveResult {
  const { org } = context;
  const def = org.schema.object(objectName);
  const row = def && org.store.table(def.name).get(id);
  if (!def?.undeletable || !row || context.rights?.sees(def, row) === false)
    return failure([saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')], id);
  if (row.IsDeleted !== true) {
    return failure([saveError('UNDELETE_FAILED', 'entity is not in the recycle bin')], row.Id);
  }
  const refused = context.rights?.changeError(def, row, 'deleted');
  if (refused) return failure([refused], row.Id);
  const known = bin(org);
  const cause = known.get(row.Id) ?? row.Id;
  const together = [...known.entries()].filter(([, each]) => each === cause).map(([each]) => each);
  for (const each of new Set([row.Id, ...together])) {
    restore(context, org, each);
    known.delete(each);
  }
  return { success: true, id: row.Id, errors: [] };
}

function restore(context: WriteContext, org: Org, id: string): void {
  for (const def of org.schema.objects) {
    if (!keepsDeleted(def)) continue;
    const row = org.store.table(def.name).get(id);
    if (row?.IsDeleted !== true) continue;
    const back = { ...row, IsDeleted: false };
    const change = changeOf(context, def, row, back);
    stampChanged(change);
    org.store.table(def.name).put(back);
    for (const rule of rulesFor(def)) rule.removed?.(change);
  }
}
