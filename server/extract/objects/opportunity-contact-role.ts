import { defineObject } from '../define.ts';

/** Who is part of a deal on the buyer's side (C6, rule 2). */
export default defineObject({
  sObject: 'OpportunityContactRole',
  requiredFields: ['OpportunityId', 'ContactId'],
  lost: 'touches that reach a deal through its contact roles',
  fix: 'give the integration user Read on Contact and Opportunity',
});
