import { defineOwnObject } from '../define.ts';

/** Quotas by person and fiscal month, entered by admins (C16); the service never writes them. */
export default defineOwnObject({ sObject: 'Touchline_Quota__c' });
