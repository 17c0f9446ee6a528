import type { Check } from './check.ts';
import activities from './checks/activities.ts';
import apiLimit from './checks/api-limit.ts';
import changeEvents from './checks/change-events.ts';
import clock from './checks/clock.ts';
import crmFields from './checks/crm-fields.ts';
import currency from './checks/currency.ts';
import fiscalPeriods from './checks/fiscal-periods.ts';
import hierarchy from './checks/hierarchy.ts';
import history from './checks/history.ts';
import packageObjects from './checks/package-objects.ts';
import packageVersion from './checks/package-version.ts';
import pageActivation from './checks/page-activation.ts';
import quotas from './checks/quotas.ts';
import runAsUser from './checks/run-as-user.ts';
import stages from './checks/stages.ts';
import timeZone from './checks/time-zone.ts';
import writeAccess from './checks/write-access.ts';

/** In the order an admin would put them right; the login comes before all. */
export const checks: readonly Check[] = [
  clock,
  apiLimit,
  packageObjects,
  packageVersion,
  writeAccess,
  runAsUser,
  crmFields,
  currency,
  stages,
  timeZone,
  fiscalPeriods,
  activities,
  history,
  hierarchy,
  quotas,
  changeEvents,
  pageActivation,
];
