import { defineObject } from '../define.ts';

/** Deals: what every number is about. Without stage and owner there is no deal to speak of. */
export default defineObject({
  sObject: 'Opportunity',
  required: true,
  requiredFields: ['OwnerId', 'StageName', 'IsClosed', 'IsWon', 'CreatedDate', 'SystemModstamp'],
  missed: {
    Amount: 'bookings, attainment, prices, velocity and the value of the pipeline',
    CloseDate:
      'everything dated by a win (bookings, attainment, win rate, prices, cycles, velocity) and the flag past due',
    AccountId: 'touches that are linked to an account only',
  },
});
