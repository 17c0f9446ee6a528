import { defineOwnObject } from '../define.ts';

/** Earlier runs: when the last one was recorded, and which are old enough to go. */
export default defineOwnObject({ sObject: 'Touchline_Sync_Run__c' });
