import type { ObjectDef, Org, Schema } from '../types.ts';
import { drop, put, toolingStore } from './tooling.ts';

/** Objects an org may select, standard and custom, without an add-on licence. */
export const maximumSelected = 5;

/** The channel that Setup's Change Data Capture page selects objects for. */
export const standardChannel = 'ChangeEvents';

export const tooManySelected =
  `You can select up to ${maximumSelected} entities for Change Data Capture. ` +
  'To select more, contact Salesforce for an add-on license.';

/** Standard objects of the local org that the platform captures changes of; custom objects it captures all. */
const capturable = new Set(
  (
    'Account Campaign CampaignMember Contact EmailMessage Event EventRelation Lead Opportunity ' +
    'OpportunityContactRole OpportunityLineItem Pricebook2 PricebookEntry Product2 Task TaskRelation User'
  ).split(' '),
);

const isCapturable = ({ name }: ObjectDef): boolean => name.endsWith('__c') || capturable.has(name);

/** OpportunityChangeEvent, X__ChangeEvent. */
export const changeEventOf = (objectName: string): string =>
  objectName.endsWith('__c') ? `${objectName.slice(0, -3)}__ChangeEvent` : `${objectName}ChangeEvent`;

/** The object a change event tells of; undefined where there is no such event. */
export function objectOfChangeEvent(schema: Schema, event: string): ObjectDef | undefined {
  const stem = /^(\w+?)ChangeEvent$/.exec(event)?.[1];
  const def = stem === undefined ? undefined : schema.object(stem.endsWith('__') ? `${stem}c` : stem);
  return def && isCapturable(def) && changeEventOf(def.name) === event ? def : undefined;
}

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
    selectEvent(org, `${standardChannel}_${event.replace('__', '_')}`, event);
    if (selectedEvents(org).size > maximumSelected)
      throw new Error(`--change-events ${names.join(',')}: ${tooManySelected}`);
  }
}

/** Makes a channel member known; replaces one of the same name. */
export function selectEvent(org: Org, developerName: string, event: string): void {
  unselectEvent(org, developerName);
  put(org, 'PlatformEventChannelMember', {
    DeveloperName: developerName,
    EventChannel: standardChannel,
    SelectedEntity: event,
  });
}

export function unselectEvent(org: Org, developerName: string): void {
  drop(org, 'PlatformEventChannelMember', developerName);
}

/** Channel members by developer name: the change event each selects. */
export function channelMembers(org: Org): Map<string, string> {
  const rows = [...toolingStore(org).table('PlatformEventChannelMember').rows()];
  return new Map(rows.map((row) => [String(row['DeveloperName']), String(row['SelectedEntity'])]));
}

export const selectedEvents = (org: Org): Set<string> => new Set(channelMembers(org).values());
