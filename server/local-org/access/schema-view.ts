import { schemaOf } from '../schema.ts';
import type { FieldDef, ObjectDef, Schema } from '../types.ts';
import type { Grants, ObjectGrant } from './grants.ts';
import { fieldRights } from './object-rights.ts';

/**
 * The schema as a user's rights show it: an object that may not be read, and a field that may not, are not there; what
 * may only be read says so. The schema itself when nothing is kept from the user.
 */
export function schemaView(
  schema: Schema,
  grants: Grants,
  rightsOf: (def: ObjectDef) => ObjectGrant,
): Schema {
  const seen = schema.objects.flatMap((def) => {
    const rights = rightsOf(def);
    return rights.read ? [objectView(def, grants, rights)] : [];
  });
  if (seen.length === schema.objects.length && seen.every((def, at) => def === schema.objects[at]))
    return schema;
  const known = new Map(seen.map((def) => [def.name, def]));
  const isSeen = (object: string, field: string): boolean =>
    known.get(object)?.fieldByName.has(field.toLowerCase()) === true;
  return schemaOf(
    seen.map((def) => {
      const children = def.childRelationships.filter(({ childSObject, field }) =>
        isSeen(childSObject, field),
      );
      return children.length === def.childRelationships.length
        ? def
        : { ...def, childRelationships: children };
    }),
  );
}

function objectView(def: ObjectDef, grants: Grants, rights: ObjectGrant): ObjectDef {
  const fields = def.fields.flatMap((field) => fieldView(def, field, grants, rights));
  const createable = def.createable && rights.create;
  const updateable = def.updateable && rights.edit;
  const deletable = def.deletable && rights.delete;
  const isWhole =
    createable === def.createable &&
    updateable === def.updateable &&
    deletable === def.deletable &&
    fields.length === def.fields.length &&
    fields.every((field, at) => field === def.fields[at]);
  if (isWhole) return def;
  const fieldByName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  return { ...def, createable, updateable, deletable, fields, fieldByName };
}

function fieldView(def: ObjectDef, field: FieldDef, grants: Grants, rights: ObjectGrant): FieldDef[] {
  const { read, edit } = fieldRights(def, field, grants, rights);
  if (!read) return [];
  return edit || !(field.createable || field.updateable)
    ? [field]
    : [{ ...field, createable: false, updateable: false }];
}
