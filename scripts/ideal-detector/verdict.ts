import type { Cause } from '../../server/local-org/seeds/quarter/causes.ts';
import { groundTruth } from '../../server/local-org/seeds/quarter/ground-truth.ts';

/** One thing the product says about one person: the code of the place to look, and the KPIs it gives as reasons. */
export interface Said {
  username: string;
  /** A list of places to look first, or the person's own page. */
  where: 'list' | 'page';
  code: string;
  kpis: readonly string[];
}

/** Named for what the planted cause is; named for anything but being behind the target, which is a fact of the books. */
export interface Verdict {
  found: boolean;
  accused: boolean;
}

export interface Judged {
  username: string;
  cause: Cause | null;
  list: Verdict;
  page: Verdict;
  behind: boolean;
}

/** Luck and a ramp: whoever has these is to be left alone. */
export const isLeftAlone = (cause: Cause): boolean => cause === 'diligent-unlucky' || cause === 'new-hire';

/** KPIs whose name a manager would understand as the cause. Empty: this version computes none that shows it. */
const shownBy: Record<Cause, readonly string[]> = {
  'single-threaded': ['contact-coverage'],
  'slow-touch': ['days-between-touches', 'touch-rate', 'untouched-opportunities', 'untouched-pipeline'],
  'weak-follow-up': ['follow-up-ratio'],
  'over-discounting': ['average-selling-price', 'median-selling-price'],
  sandbagging: ['close-date-pushes'],
  'few-accounts': [
    'opportunities-created',
    'opportunities-worked',
    'qualified-worked',
    'new-pipeline-per-week',
    'open-opportunities',
    'pipeline-coverage',
  ],
  bluebirds: [
    'opportunities-received',
    'opportunities-created',
    'new-pipeline-per-week',
    'opportunities-worked',
  ],
  'happy-ears': ['stuck-opportunities', 'stuck-pipeline', 'average-days-in-stage', 'median-days-in-stage'],
  // That it happens late no KPI says yet: only that it happens.
  'late-stage-losses': ['win-rate', 'win-rate-by-value'],
  'diligent-unlucky': [],
  'new-hire': [],
};
const behindTarget = 'behindTarget';

export function judge(
  said: readonly Said[],
  { seedNumber, scale }: { seedNumber: number; scale: number },
): Judged[] {
  return groundTruth(seedNumber, scale).map(({ username, cause }) => {
    const own = said.filter((each) => each.username === username);
    const signs = cause === null ? [] : shownBy[cause];
    const verdict = (where: Said['where']): Verdict => {
      const accusations = own.filter((each) => each.where === where && each.code !== behindTarget);
      return {
        found: accusations.some(({ kpis }) => kpis.some((kpi) => signs.includes(kpi))),
        accused: accusations.length > 0,
      };
    };
    const behind = own.some(({ code }) => code === behindTarget);
    return { username, cause, list: verdict('list'), page: verdict('page'), behind };
  });
}
