import { defineObject } from '../define.ts';

/**
 * Former owners (C4) and when the next step last changed (R7), where the org tracks these fields. Rows carry no
 * SystemModstamp: they never change. Nothing else is read: an org may track twenty fields, and a field's old values are
 * nobody's business here.
 */
export default defineObject({
  sObject: 'OpportunityFieldHistory',
  watermark: 'CreatedDate',
  where: "Field IN ('Owner', 'NextStep')",
  requiredFields: ['OpportunityId', 'Field', 'OldValue', 'NewValue', 'CreatedDate'],
  lost: 'former owners: all of a deal is credited to its present owner',
  fix: 'switch on field history tracking for Opportunity, with the Owner field (Setup, Object Manager, Opportunity)',
});
