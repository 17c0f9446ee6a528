import { defineObject } from '../define.ts';

/**
 * Former owners (C4), where the org tracks the Owner field. Rows carry no SystemModstamp: they never change.
 * Only owner rows are read: an org may track twenty fields, and a field's old values are nobody's business here.
 */
export default defineObject({
  sObject: 'OpportunityFieldHistory',
  watermark: 'CreatedDate',
  where: "Field = 'Owner'",
  requiredFields: ['OpportunityId', 'Field', 'OldValue', 'NewValue', 'CreatedDate'],
  lost: 'former owners: all of a deal is credited to its present owner',
  fix: 'switch on field history tracking for Opportunity, with the Owner field (Setup, Object Manager, Opportunity)',
});
