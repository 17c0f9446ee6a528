import { notFound } from '../errors.ts';
import type { Call, ObjectDef } from '../types.ts';

/** The object a path names, as the caller may see it. Unknown ones are a missing resource, as on the platform. */
export function objectOf(call: Call): ObjectDef {
  const name = call.params.object ?? '';
  const def = call.org.reader(call.user).schema.object(name);
  if (!def) throw notFound(`sObject ${name}`);
  return def;
}
