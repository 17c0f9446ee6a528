import { noSuchColumn, notSpoken } from '../errors.ts';
import { isCompound, keptFields } from '../schema/compound.ts';
import type { FieldDef, ObjectDef, Schema } from '../types.ts';
import { badParameter } from './ui-errors.ts';

/** What is asked of a record: fields by name, parents with what is asked of them. */
export interface AskedFields {
  fields: FieldDef[];
  parents: Map<FieldDef, AskedFields>;
}

const MAX_PARENTS = 5;

/**
 * `fields` and `optionalFields` as a tree. A name is 'Object.Field' or 'Object.Parent.Field'. An unknown one in
 * `fields` is an error; in `optionalFields` it is silently left out, as the platform leaves out what the user may
 * not see.
 */
export function askedFields(def: ObjectDef, query: URLSearchParams, schema: Schema): AskedFields {
  for (const name of ['layoutTypes', 'modes', 'childRelationships']) {
    if (query.has(name)) throw notSpoken(`UI API parameter ${name}; ask for fields`);
  }
  const required = names(query, 'fields');
  const wanted = names(query, 'optionalFields');
  if (!required.length && !wanted.length)
    throw badParameter('At least one of fields and optionalFields is required');
  const asked = nothing();
  for (const name of required) {
    if (!add(asked, def, name, schema))
      throw noSuchColumn(name.split('.').slice(1).join('.') || name, def.name);
  }
  for (const name of wanted) add(asked, def, name, schema);
  return asked;
}

/** Every field of the object itself, as a saved record comes back. */
export function everyField(def: ObjectDef): AskedFields {
  return { ...nothing(), fields: keptFields(def.fields) };
}

function nothing(): AskedFields {
  return { fields: [], parents: new Map() };
}

function names(query: URLSearchParams, parameter: string): string[] {
  return query
    .getAll(parameter)
    .flatMap((value) => value.split(','))
    .map((name) => name.trim())
    .filter(Boolean);
}

/** False when the name leads nowhere. */
function add(asked: AskedFields, def: ObjectDef, name: string, schema: Schema): boolean {
  const [object, ...path] = name.split('.');
  if (object?.toLowerCase() !== def.name.toLowerCase() || !path.length || path.length > MAX_PARENTS + 1)
    return false;
  return addPath(asked, [def], path, schema);
}

function addPath(asked: AskedFields, defs: ObjectDef[], path: string[], schema: Schema): boolean {
  const [first = '', ...rest] = path;
  if (!rest.length) {
    const field = firstOf(defs, (def) => def.fieldByName.get(first.toLowerCase()));
    if (!field) return false;
    if (isCompound(field)) throw notSpoken(`${field.name} in the UI API; ask for its parts`);
    if (!asked.fields.some((each) => each.name === field.name)) asked.fields.push(field);
    return true;
  }
  const reference = firstOf(defs, (def) =>
    def.fields.find((field) => field.relationshipName?.toLowerCase() === first.toLowerCase()),
  );
  if (!reference) return false;
  const below = asked.parents.get(reference) ?? nothing();
  const targets = reference.referenceTo.flatMap((target) => schema.object(target) ?? []);
  if (!addPath(below, targets, rest, schema)) return false;
  asked.parents.set(reference, below);
  return true;
}

function firstOf(defs: ObjectDef[], find: (def: ObjectDef) => FieldDef | undefined): FieldDef | undefined {
  for (const def of defs) {
    const found = find(def);
    if (found) return found;
  }
  return undefined;
}
