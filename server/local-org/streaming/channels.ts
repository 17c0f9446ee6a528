import { allChanges } from './change-event.ts';
import { objectOfChangeEvent, selectedEvents } from '../tooling/capture.ts';
import type { Org, SessionUser } from '../types.ts';

const denied = '403:denied_by_security_policy:create_denied';

/**
 * What is wrong with a subscription, in the platform's words; undefined when the user may have it. Change events know no
 * sharing, so they are for those alone who see every record: View All on the object, on every one for all changes.
 */
export function subscriptionProblem(org: Org, user: SessionUser, channel: unknown): string | undefined {
  if (typeof channel !== 'string' || channel === '') return '400::Channel name not specified';
  if (!channel.startsWith('/')) return "400::Channel subscriptions must start with a leading '/'";
  const [, kind, name = '', ...rest] = channel.split('/');
  if (!['data', 'event', 'topic', 'u'].includes(kind ?? '')) return denied;
  const objects = rest.length === 0 ? heardOn(org, user, channel, name) : undefined;
  if (objects) {
    const reader = org.reader(user);
    return objects.every((object) => reader.seesAll(object)) ? undefined : denied;
  }
  return `400::The channel you requested to subscribe to does not exist {${channel}}`;
}

/**
 * The objects whose changes are heard on a channel; undefined when there is no such channel. PushTopics (`/topic`) and
 * generic streaming (`/u`) are not spoken, so none of their channels exists.
 */
function heardOn(org: Org, user: SessionUser, channel: string, name: string): string[] | undefined {
  const { schema } = org.reader(user);
  const changed = (event: string): string[] =>
    [objectOfChangeEvent(schema, event)].flatMap((def) => def?.name ?? []);
  const events = selectedEvents(org);
  if (channel === allChanges) return [...events].flatMap(changed);
  if (channel.startsWith('/event/')) {
    const def = schema.object(name);
    return def?.platformEvent && def.name === name ? [] : undefined;
  }
  const [object] = channel.startsWith('/data/') && events.has(name) ? changed(name) : [];
  return object === undefined ? undefined : [object];
}
