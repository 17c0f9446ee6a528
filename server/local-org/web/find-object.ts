import { notFound, notSpoken } from '../errors.ts';
import type { Call, ObjectDef } from '../types.ts';

/** Objects that stand for a part of Salesforce that is missing here. */
const unspoken = new Map([
  ['pushtopic', 'PushTopic events; change events are spoken'],
  ['streamingchannel', 'generic streaming events; platform events are spoken'],
]);

/** The object a path names, as the caller may see it. Unknown ones are a missing resource, as on the platform. */
export function objectOf(call: Call): ObjectDef {
  const name = call.params.object ?? '';
  const def = call.org.reader(call.user).schema.object(name);
  const feature = unspoken.get(name.toLowerCase());
  if (!def && feature !== undefined) throw notSpoken(`${feature} (${name})`);
  if (!def) throw notFound(`sObject ${name}`);
  return def;
}
