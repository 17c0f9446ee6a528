import type { Json } from '../ledger.ts';
import type { ObjectDef, Schema } from '../types.ts';
import { changeFields, pathOf } from './change-fields.ts';
import type { KeptEvent } from './event-log.ts';

/** An event as one user gets it, with their schema: hidden fields are left out, hidden objects give undefined. */
export function eventFor(schema: Schema, { objectName, data, replayId }: KeptEvent): object | undefined {
  const def = schema.object(objectName);
  if (!def) return undefined;
  const event = { ...data.event, replayId };
  if (def.platformEvent) {
    const payload = Object.entries(data.payload).filter(([name]) => def.fieldByName.has(name.toLowerCase()));
    return { ...data, payload: Object.fromEntries(payload), event };
  }
  return { ...data, payload: seenChange(def, data.payload), event };
}

function seenChange(def: ObjectDef, payload: Record<string, Json>): Record<string, Json> {
  const seen = new Set(changeFields(def).map(pathOf));
  const shown: Record<string, Json> = {};
  for (const [name, value] of Object.entries(payload)) {
    if (name === 'ChangeEventHeader') shown[name] = headerFor(seen, value as Record<string, Json>);
    else if (value === null || typeof value !== 'object') {
      if (seen.has(name)) shown[name] = value;
    } else {
      const parts = Object.entries(value).filter(([part]) => seen.has(`${name}.${part}`));
      if (parts.length > 0) shown[name] = Object.fromEntries(parts);
    }
  }
  return shown;
}

const headerFor = (seen: ReadonlySet<string>, header: Record<string, Json>): Record<string, Json> => ({
  ...header,
  changedFields: (header['changedFields'] as string[]).filter((path) => seen.has(path)),
});
