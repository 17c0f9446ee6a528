import { defineOwnObject } from '../define.ts';

/** What the service last wrote about deals. */
export default defineOwnObject({ sObject: 'Touchline_Deal_Review__c', mirrorIsRecord: true });
