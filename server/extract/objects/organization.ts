import { defineObject } from '../define.ts';

/** Time zone and first month of the fiscal year (C11). One row. */
export default defineObject({
  sObject: 'Organization',
  read: 'whole',
  required: true,
  requiredFields: ['Name', 'FiscalYearStartMonth'],
  missed: { TimeZoneSidKey: "the org's time zone; that of the integration user is used" },
});
