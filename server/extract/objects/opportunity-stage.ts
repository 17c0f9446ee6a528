import { defineObject } from '../define.ts';

/** The order of the stages and which of them are closed or won (C3). A handful of rows that the Bulk API refuses. */
export default defineObject({
  sObject: 'OpportunityStage',
  read: 'whole',
  required: true,
  requiredFields: ['MasterLabel', 'ApiName', 'IsActive', 'SortOrder', 'IsClosed', 'IsWon'],
});
