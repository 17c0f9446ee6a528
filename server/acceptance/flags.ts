/** R1 and R4 for one deal at one moment. */
import type { Company } from './company.ts';
import { dateText } from './calendar.ts';
import type { Deal } from './timeline.ts';
import { isWithin } from './touches.ts';

export interface Raised {
  state: 'raised' | 'clear' | 'unknown';
  severity: 'warning' | 'critical' | null;
  /** Dates of the evidence that must agree. */
  date: string | null;
}

export class FlagRules {
  readonly #company: Company;

  constructor(company: Company) {
    this.#company = company;
  }

  untouched(deal: Deal, at: number, day: number, gateFails: boolean): Raised {
    if (gateFails) return { state: 'unknown', severity: null, date: null };
    const { calendar } = this.#company;
    const activities = this.#company.activities(at).get(deal.id) ?? [];
    const clear: Raised = { state: 'clear', severity: null, date: null };
    if (day - deal.createdDay < 5) return clear;
    if (activities.some((activity) => activity.start !== null && activity.start > at)) return clear;
    const spans = deal.openSpans(at);
    const touches = activities.filter(
      (activity) => activity.at <= at && spans.some((span) => isWithin(activity, span, calendar)),
    );
    if (touches.length === 0)
      return { state: 'raised', severity: 'warning', date: dateText(deal.createdDay) };
    const last = Math.max(...touches.map((activity) => calendar.dayOf(activity.at)));
    const band = this.#band(deal, at);
    const threshold = this.threshold('untouched', 'days', band, band === 'late' ? 7 : 14);
    if (day - last < threshold) return clear;
    return {
      state: 'raised',
      severity: day - last >= 2 * threshold ? 'critical' : 'warning',
      date: dateText(last),
    };
  }

  pastDue(deal: Deal, at: number, day: number): Raised {
    const closeDay = deal.stateAt(at)!.closeDay;
    if (closeDay === null) return { state: 'unknown', severity: null, date: null };
    const threshold = this.threshold('past-due', 'days', this.#band(deal, at), 0);
    if (day - closeDay <= threshold) return { state: 'clear', severity: null, date: null };
    return {
      state: 'raised',
      severity: day - closeDay >= 30 ? 'critical' : 'warning',
      date: dateText(closeDay),
    };
  }

  #band(deal: Deal, at: number): 'early' | 'middle' | 'late' | null {
    const rank = deal.stateAt(at)!.stage.rank;
    if (rank === null) return null;
    const share = rank / this.#company.openStages;
    return share > 2 / 3 ? 'late' : share > 1 / 3 ? 'middle' : 'early';
  }

  threshold(flag: string, parameter: string, band: string | null, preset: number): number {
    const rules = this.#company.rows['Touchline_Flag_Rule__mdt']!.filter(
      (row) => row['Is_Active__c'] === true && row['Flag__c'] === flag && row['Parameter__c'] === parameter,
    );
    const rule =
      rules.find((row) => band !== null && row['Stage_Band__c'] === band) ??
      rules.find((row) => row['Stage_Band__c'] === null);
    return rule ? Number(rule['Value__c']) : preset;
  }
}
