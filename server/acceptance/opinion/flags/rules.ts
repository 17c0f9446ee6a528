/** All flags by id, and the circumstances they are judged in. */
import type { Company } from '../company.ts';
import { decidedDeals } from '../kpis/levers.ts';
import type { Moment } from '../moment.ts';
import { wonPasses } from '../passes.ts';
import { amountCut } from './amount-cut.ts';
import { noNextMeeting } from './no-next-meeting.ts';
import { noNextStep } from './no-next-step.ts';
import { overAge } from './over-age.ts';
import { pastDue } from './past-due.ts';
import { pushed } from './pushed.ts';
import { regressed } from './regressed.ts';
import { singleThreaded } from './single-threaded.ts';
import { stuckInStage } from './stuck-in-stage.ts';
import { untouched } from './untouched.ts';
import type { Band, Circumstances, FlagRule } from './verdict.ts';

export const flagRules: Readonly<Record<string, FlagRule>> = {
  untouched,
  'past-due': pastDue,
  'stuck-in-stage': stuckInStage,
  'over-age': overAge,
  pushed,
  'no-next-meeting': noNextMeeting,
  'no-next-step': noNextStep,
  'single-threaded': singleThreaded,
  regressed,
  'amount-cut': amountCut,
};

export function circumstances(company: Company, moment: Moment): Circumstances {
  const rules = company.rows['Touchline_Flag_Rule__mdt']!.filter((row) => row['Is_Active__c'] === true);
  const rule = (flag: string, parameter: string, band: Band): number | null => {
    const fitting = rules.filter((row) => row['Flag__c'] === flag && row['Parameter__c'] === parameter);
    const found =
      fitting.find((row) => row['Stage_Band__c'] === band) ??
      fitting.find((row) => row['Stage_Band__c'] === null);
    return found ? Number(found['Value__c']) : null;
  };
  return {
    company,
    moment,
    rule,
    threshold: (flag, parameter, band, preset) => rule(flag, parameter, band) ?? preset,
    passes: wonPasses(company, moment.at),
    wonCycles: decidedDeals(company, () => true, moment.day)
      .filter((deal) => deal.isWon)
      .map((deal) => deal.cycle),
  };
}
