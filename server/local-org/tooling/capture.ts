import type { ObjectDef, Org, Schema } from '../types.ts';

/** Objects an org may select for change events, standard and custom, without an add-on licence. */
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

export const isCapturable = ({ name }: ObjectDef): boolean => name.endsWith('__c') || capturable.has(name);

/** OpportunityChangeEvent, X__ChangeEvent. */
export const changeEventOf = (objectName: string): string =>
  objectName.endsWith('__c') ? `${objectName.slice(0, -3)}__ChangeEvent` : `${objectName}ChangeEvent`;

/** The object a change event tells of; undefined where there is no such event. */
export function objectOfChangeEvent(schema: Schema, event: string): ObjectDef | undefined {
  const stem = /^(\w+?)ChangeEvent$/.exec(event)?.[1];
  const def = stem === undefined ? undefined : schema.object(stem.endsWith('__') ? `${stem}c` : stem);
  return def && isCapturable(def) && changeEventOf(def.name) === event ? def : undefined;
}

/** Channel members by developer name: the change event each selects. */
export const channelMembers = (org: Org) => org.store.ledger('channel-members');

export const selectedEvents = (org: Org): Set<string> =>
  new Set([...channelMembers(org).entries()].map(([, event]) => String(event)));
