import { inGraphql } from '../graphql/field-kind.ts';
import type { ObjectDef } from '../types.ts';

/** GraphQL and the UI API carry the same objects. */
export function supported(def: ObjectDef): boolean {
  return def.queryable && inGraphql(def.name);
}

/** The platform's writing of activities here is beta and incomplete; pages open the standard New Task and New Event. */
export function writable(def: ObjectDef): boolean {
  return supported(def) && def.name !== 'Task' && def.name !== 'Event' && !def.customMetadata;
}
