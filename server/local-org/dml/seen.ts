/** A save with its user's eyes. */
import type { WriteRights } from '../access/write-rights.ts';
import type { FieldDef, ObjectDef, Org, SessionUser } from '../types.ts';
import { readInput, type ReadInput } from './input.ts';

export interface WriteContext {
  org: Org;
  user: SessionUser;
  rights?: WriteRights;
}

/** The object as the user may see it. */
export const seenBy = ({ org, rights }: WriteContext, objectName: string): ObjectDef | undefined =>
  (rights?.schema ?? org.schema).object(objectName);

/** What was sent, by the fields of the whole object: one that is hidden from the user is one that is not there. */
export function valuesOf(
  context: WriteContext,
  input: Record<string, unknown>,
  def: ObjectDef,
  operation: 'insert' | 'update',
): ReadInput {
  const { org, rights } = context;
  const schema = rights?.schema ?? org.schema;
  const read = readInput(input, schema.object(def.name) ?? def, operation, { schema, store: org.store });
  const own = (field: FieldDef): FieldDef => def.fieldByName.get(field.name.toLowerCase()) ?? field;
  return { ...read, values: new Map([...read.values].map(([field, value]) => [own(field), value])) };
}
