import type { ObjectDef, Org } from '../types.ts';

/** The object an id belongs to. Shares have no prefix of their own, so theirs are found by looking. */
export function tableOfId(org: Org, id: string): ObjectDef | undefined {
  return org.schema.objectOfId(id) ?? org.schema.objects.find((def) => org.store.table(def.name).get(id));
}
