import { defineObject } from '../define.ts';

/** Deals: what every number is about. Without stage, date and owner there is no deal to speak of. */
export default defineObject({
  sObject: 'Opportunity',
  required: true,
  requiredFields: ['OwnerId', 'StageName', 'CloseDate', 'IsClosed', 'IsWon', 'CreatedDate', 'SystemModstamp'],
  missed: {
    Amount: 'bookings, attainment, prices, velocity and the value of the pipeline',
    AccountId: 'touches that are linked to an account only',
  },
});
