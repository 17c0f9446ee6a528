import { metadataOf } from '../metadata/org-metadata.ts';
import { element, writeXml } from '../metadata/xml.ts';
import { stampOf } from '../stamp.ts';
import type { Org } from '../types.ts';
import {
  changeEventOf,
  channelMembers,
  isCapturable,
  maximumSelected,
  selectedEvents,
  standardChannel,
  tooManySelected,
} from './capture.ts';
import { drop, putMember } from './tooling.ts';

/**
 * Selects objects for change data capture, as an admin does in Setup.
 *
 * @throws when the org has no such object, cannot capture its changes, or has selected as many as it may.
 */
export function selectChangeEvents(org: Org, names: readonly string[]): void {
  for (const name of names) {
    const object = org.schema.object(name);
    if (!object) throw new Error(`--change-events ${name}: the org has no object ${name}`);
    if (!isCapturable(object))
      throw new Error(`--change-events ${name}: Salesforce has no change events for ${object.name}`);
    const event = changeEventOf(object.name);
    const fullName = `${standardChannel}_${event.replace('__', '_')}`;
    selectEvent(org, fullName, event);
    const path = `platformEventChannelMembers/${fullName}.platformEventChannelMember-meta.xml`;
    const component = { type: 'PlatformEventChannelMember', fullName };
    metadataOf(org).add(component, path, Buffer.from(memberFile(event)), stampOf(org.now()));
  }
  if (selectedEvents(org).size > maximumSelected)
    throw new Error(`--change-events ${names.join(',')}: ${tooManySelected}`);
}

/** What a selection is in metadata. */
const memberFile = (event: string): string =>
  writeXml(
    element('PlatformEventChannelMember', [
      element('eventChannel', standardChannel),
      element('selectedEntity', event),
    ]),
  );

/** Makes a channel member known; replaces one of the same name. */
export function selectEvent(org: Org, developerName: string, event: string): void {
  unselectEvent(org, developerName);
  channelMembers(org).set(developerName, event);
  putMember(org, developerName, event);
}

export function unselectEvent(org: Org, developerName: string): void {
  channelMembers(org).delete(developerName);
  drop(org, 'PlatformEventChannelMember', developerName);
}
