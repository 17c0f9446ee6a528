import { defineObject } from '../define.ts';

/** Whose account a contact belongs to (C6, rule 3). No names, no addresses. */
export default defineObject({
  sObject: 'Contact',
  requiredFields: ['AccountId'],
  lost: 'touches that reach a deal through the account of a contact',
  fix: 'give the integration user Read and View All on Contact',
});
