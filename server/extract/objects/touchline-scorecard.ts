import { defineOwnObject } from '../define.ts';

/** What the service last wrote about people and teams. */
export default defineOwnObject({ sObject: 'Touchline_Scorecard__c', mirrorIsRecord: true });
