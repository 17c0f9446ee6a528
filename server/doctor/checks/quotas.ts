import type { Check } from '../check.ts';
import { ok, some, warn } from '../check.ts';

/** One quota per person and fiscal month (C16); the service never writes any. */
const check: Check = {
  id: 'quotas',
  asks: 'Does everybody who owns open deals have a quota for this month (C16)?',
  async run({ query, describe, sellers }) {
    // Nothing there to ask: the check of the package says so.
    if (!(await describe('Touchline_Quota__c'))) return [];
    const [month] = (await describe('Period'))
      ? await query<{ StartDate: string }>(
          "SELECT StartDate FROM Period WHERE Type = 'Month' AND StartDate <= TODAY AND EndDate >= TODAY",
        )
      : [];
    const when = month ? month.StartDate : 'THIS_MONTH';
    const quotas = await query<{ Subject__r: { User__c: string | null } | null }>(
      `SELECT Subject__r.User__c FROM Touchline_Quota__c WHERE Period_Start__c = ${when} AND Amount__c > 0`,
    );
    const have = new Set(quotas.map(({ Subject__r }) => Subject__r?.User__c));
    const people = await sellers();
    const without = people.filter(({ Id }) => !have.has(Id));
    if (without.length === 0) return [ok(`${quotas.length} quotas are there for this month.`)];
    return [
      warn(
        `${without.length} of ${people.length} people with open deals have no quota for this month: ` +
          `${some(without.map(({ Name }) => Name))}. Attainment, pace and coverage stay unavailable for them.`,
        'Enter Touchline_Quota__c records, one for each person and fiscal month (permission set Touchline_Admin).',
      ),
    ];
  },
};
export default check;
