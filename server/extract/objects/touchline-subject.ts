import { defineOwnObject } from '../define.ts';

/**
 * People, teams, the organisation. Admins fill in role, segment, start date and ramp beside what the service writes, so
 * rows the service wrote last are read again too.
 */
export default defineOwnObject({ sObject: 'Touchline_Subject__c' });
