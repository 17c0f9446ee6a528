import type { Check, Finding } from '../check.ts';
import { ok, warn } from '../check.ts';

interface Organization {
  Name: string;
  TimeZoneSidKey?: string | null;
  FiscalYearStartMonth?: number | null;
}

/** When do days, months and quarters begin (C11)? */
const check: Check = {
  id: 'fiscal-periods',
  async run({ query, count, describe }): Promise<Finding[]> {
    const seen = new Set((await describe('Organization'))?.fields.map((field) => field.name));
    const fields = ['Name', 'TimeZoneSidKey', 'FiscalYearStartMonth'].filter((name) => seen.has(name));
    const [organization] = await query<Organization>(`SELECT ${fields.join(', ')} FROM Organization`);
    const findings: Finding[] = [];
    if (organization?.TimeZoneSidKey) findings.push(ok(`Days begin in ${organization.TimeZoneSidKey}.`));
    else {
      findings.push(
        warn(
          "The org's time zone cannot be read; the integration user's own is used.",
          'Set the time zone of the integration user to that of the company.',
        ),
      );
    }
    const quarters = (await describe('Period'))
      ? await count("Period WHERE Type = 'Quarter' AND StartDate <= TODAY AND EndDate >= TODAY")
      : 0;
    if (quarters > 0) findings.push(ok('The fiscal year has periods for today.'));
    else {
      findings.push(
        warn(
          `No fiscal quarter holds today; quarters begin with month ${organization?.FiscalYearStartMonth ?? 1} of the year.`,
          'Define the fiscal year (Setup, Fiscal Year), if it differs from that.',
        ),
      );
    }
    return findings;
  },
};
export default check;
