import { defineObject } from '../define.ts';

/** Stage, amount and close date as they were (C2). Always on in Salesforce; it follows the rights on Opportunity. */
export default defineObject({
  sObject: 'OpportunityHistory',
  requiredFields: ['OpportunityId', 'CreatedDate'],
  lost: 'stage timelines: moves, the dates of losses and past pipelines fall back to what the deal says today',
  fix: 'give the integration user Read on Opportunity and the fields StageName, Amount and CloseDate',
  missed: {
    StageName: 'stage timelines; the present stage is used',
    Amount: 'amounts as they were; the present amount is used',
    CloseDate: 'close dates as they were; the present date is used',
  },
});
