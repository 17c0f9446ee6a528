import type { ObjectDef, Schema } from '../types.ts';
import { schemaOf } from '../schema.ts';

/** 'Task' hides an object, 'Opportunity.Amount' a field. Upper and lower case are the same. */
export type HiddenName = string;

/**
 * The schema as somebody sees it who may not read what `hidden` names: describe leaves it out, SOQL says "No such
 * column" or INVALID_TYPE, and no relationship leads there.
 *
 * @throws when a name is not of this schema: a mistyped name would hide nothing.
 */
export function visibleSchema(schema: Schema, hidden: readonly HiddenName[]): Schema {
  if (hidden.length === 0) return schema;
  const names = knownNames(schema, hidden, '--hide');
  const isVisible = (objectName: string, field: string): boolean =>
    !names.has(objectName.toLowerCase()) && !names.has(`${objectName}.${field}`.toLowerCase());
  const objects = schema.objects
    .filter((object) => !names.has(object.name.toLowerCase()))
    .map((object): ObjectDef => {
      const fields = object.fields.filter((field) => isVisible(object.name, field.name));
      return {
        ...object,
        fields,
        fieldByName: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
        childRelationships: object.childRelationships.filter(({ childSObject, field }) =>
          isVisible(childSObject, field),
        ),
      };
    });
  return schemaOf(objects);
}

/**
 * The schema as somebody sees it who may read but not write what `names` says: describe says so, and writes are refused
 * as the platform refuses them.
 *
 * @throws when a name is not of this schema.
 */
export function readOnlySchema(schema: Schema, names: readonly HiddenName[]): Schema {
  if (names.length === 0) return schema;
  const known = knownNames(schema, names, '--read-only');
  const unwritable = { createable: false, updateable: false };
  const objects = schema.objects.map((object): ObjectDef => {
    const whole = known.has(object.name.toLowerCase());
    const fields = object.fields.map((field) =>
      whole || known.has(`${object.name}.${field.name}`.toLowerCase()) ? { ...field, ...unwritable } : field,
    );
    const fieldByName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
    return { ...object, ...(whole ? { ...unwritable, deletable: false } : {}), fields, fieldByName };
  });
  return schemaOf(objects);
}

function knownNames(schema: Schema, names: readonly HiddenName[], flag: string): Set<string> {
  return new Set(
    names.map((name) => {
      const [objectName = '', fieldName] = name.split('.');
      const object = schema.object(objectName);
      if (!object) throw new Error(`${flag} ${name}: the org has no object ${objectName}`);
      if (fieldName !== undefined && !object.fieldByName.has(fieldName.toLowerCase()))
        throw new Error(`${flag} ${name}: ${object.name} has no field ${fieldName}`);
      return name.toLowerCase();
    }),
  );
}

/** The names that a schema still has: what a deployment took away needs no hiding. */
export function stillThere(schema: Schema, names: readonly HiddenName[]): HiddenName[] {
  return names.filter((name) => {
    const [object = '', field] = name.split('.');
    const def = schema.object(object);
    return def !== undefined && (field === undefined || def.fieldByName.has(field.toLowerCase()));
  });
}
