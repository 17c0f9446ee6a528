import type { Check } from './check.ts';
import activities from './checks/activities.ts';
import apiLimit from './checks/api-limit.ts';
import crmFields from './checks/crm-fields.ts';
import fiscalPeriods from './checks/fiscal-periods.ts';
import hierarchy from './checks/hierarchy.ts';
import packageObjects from './checks/package-objects.ts';
import pageActivation from './checks/page-activation.ts';
import runAsUser from './checks/run-as-user.ts';
import stages from './checks/stages.ts';
import writeAccess from './checks/write-access.ts';

/** In the order an admin would put them right; the login comes before all. */
export const checks: readonly Check[] = [
  packageObjects,
  writeAccess,
  runAsUser,
  crmFields,
  stages,
  activities,
  hierarchy,
  fiscalPeriods,
  apiLimit,
  pageActivation,
];
