import type { Check } from '../check.ts';
import { ok, warn } from '../check.ts';

/** Without periods, months and quarters follow from the first month of the fiscal year. */
const check: Check = {
  id: 'fiscal-periods',
  asks: 'Do fiscal months and quarters hold today (C11)?',
  async run({ query, count, describe }) {
    const quarters = (await describe('Period'))
      ? await count("Period WHERE Type = 'Quarter' AND StartDate <= TODAY AND EndDate >= TODAY")
      : 0;
    if (quarters > 0) return [ok('The fiscal year has periods for today.')];
    const isVisible = (await describe('Organization'))?.fields.some(
      ({ name }) => name === 'FiscalYearStartMonth',
    );
    const [organization] = isVisible
      ? await query<{ FiscalYearStartMonth: number | null }>('SELECT FiscalYearStartMonth FROM Organization')
      : [];
    return [
      warn(
        `No fiscal quarter holds today; quarters begin with month ${organization?.FiscalYearStartMonth ?? 1} of the year.`,
        'Define the fiscal year (Setup, Fiscal Year) if it differs from that, and give the integration user "View Setup and Configuration".',
      ),
    ];
  },
};
export default check;
