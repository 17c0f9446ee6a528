import { allChanges } from './change-event.ts';
import { objectOfChangeEvent, selectedEvents } from '../tooling/capture.ts';
import type { Org, SessionUser } from '../types.ts';

/** What is wrong with a subscription, in the platform's words; undefined when the user may have it. */
export function subscriptionProblem(org: Org, user: SessionUser, channel: unknown): string | undefined {
  if (typeof channel !== 'string' || channel === '') return '400::Channel name not specified';
  if (!channel.startsWith('/')) return "400::Channel subscriptions must start with a leading '/'";
  const [, kind, name = '', ...rest] = channel.split('/');
  if (!['data', 'event', 'topic', 'u'].includes(kind ?? ''))
    return '403:denied_by_security_policy:create_denied';
  if (rest.length === 0 && (channel === allChanges || isHeard(org, user, kind, name))) return undefined;
  return `400::The channel you requested to subscribe to does not exist {${channel}}`;
}

/** PushTopics (`/topic`) and generic streaming (`/u`) are not spoken, so none of their channels exists. */
function isHeard(org: Org, user: SessionUser, kind: string | undefined, name: string): boolean {
  const { schema } = org.reader(user);
  if (kind === 'event') {
    const def = schema.object(name);
    return def?.platformEvent !== undefined && def.name === name;
  }
  return kind === 'data' && selectedEvents(org).has(name) && objectOfChangeEvent(schema, name) !== undefined;
}
