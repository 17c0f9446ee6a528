import { defineObject } from '../define.ts';

/** Fiscal months and quarters (C11). The Bulk API refuses them. */
export default defineObject({
  sObject: 'Period',
  read: 'whole',
  where: "Type IN ('Month', 'Quarter')",
  requiredFields: ['Type', 'StartDate', 'EndDate'],
  lost: 'custom fiscal periods: months and quarters follow from the first month of the fiscal year',
  fix: 'give the integration user "View Setup and Configuration"',
});
