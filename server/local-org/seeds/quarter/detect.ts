import { causeNames, causes, type Cause } from './causes.ts';
import type { Features } from './features.ts';

type Shown = Exclude<keyof Features, 'user' | 'segment' | 'tenure'>;

/** How a cause shows: the median of a feature as a multiple of that of healthy reps of the segment. */
const signs: Record<Exclude<Cause, 'new-hire'>, Partial<Record<Shown, number>>> = {
  'single-threaded': { contacts: 0.56, winRate: 0.7 },
  'diligent-unlucky': { touchGap: 0.75, contacts: 1.18 },
  bluebirds: { inherited: 12, dealsPerMonth: 0.55, winRate: 0.85 },
  'happy-ears': { lostMeetings: 1.9, winRate: 0.7 },
  'few-accounts': { accounts: 0.4, dealsPerMonth: 0.55 },
  'weak-follow-up': { followUp: 0.5, winRate: 0.7 },
  'late-stage-losses': { lateLosses: 2.4, winRate: 0.7 },
  'over-discounting': { cuts: 2.8, discount: 4 },
  'slow-touch': { touchGap: 1.75, winRate: 0.7 },
  sandbagging: { pushes: 4 },
};
/** No feature is known better than this, however alike the reps look; a hand-over or two come to anybody. */
const leastDeviation = (name: Shown): number => (name === 'inherited' ? 0.6 : 0.06);
/** Room for the width of a cause's range. */
const width = 0.12;
const shortTenure = 120;

/**
 * Names each rep's cause, or null for healthy, knowing how every cause shows but not who has it: the likelihood of the
 * features under each cause against that of a healthy rep, with the share of healthy reps as prior.
 */
export function detect(reps: readonly Features[]): Map<string, Cause | null> {
  const names = [...new Set(Object.values(signs).flatMap((sign) => Object.keys(sign)))] as Shown[];
  const settled = reps.filter(({ tenure }) => tenure > shortTenure);
  const scores = new Map(names.map((name) => [name, logScores(settled, name)]));
  const prior = Math.log(13 / 11 / (1 / causeNames.length));
  return new Map(
    reps.map((rep): [string, Cause | null] => {
      if (rep.tenure <= shortTenure) return [rep.user, 'new-hire'];
      let [best, found]: [number, Cause | null] = [prior, null];
      for (const [cause, sign] of Object.entries(signs) as [Cause, Partial<Record<Shown, number>>][]) {
        const { tenure } = causes[cause];
        if (tenure && rep.tenure > tenure[1] + 30) continue;
        let evidence = 0;
        for (const [name, multiple] of Object.entries(sign) as [Shown, number][]) {
          const { of, deviation } = scores.get(name)!;
          evidence +=
            likelihood(of.get(rep.user)!, Math.log(multiple), deviation + width) -
            likelihood(of.get(rep.user)!, 0, deviation);
        }
        if (evidence > best) [best, found] = [evidence, cause];
      }
      return [rep.user, found];
    }),
  );
}

/** Logarithms relative to the median of the segment, and how far healthy reps scatter: most reps are healthy. */
function logScores(reps: readonly Features[], name: Shown): { of: Map<string, number>; deviation: number } {
  // A count of none must stay comparable.
  const value = (rep: Features) => Math.log(rep[name] + (name === 'inherited' ? 1 : 0.02));
  const medians = new Map(
    [...Map.groupBy(reps, ({ segment }) => segment)].map(([segment, peers]) => [
      segment,
      median(peers.map(value)),
    ]),
  );
  const of = new Map(reps.map((rep) => [rep.user, value(rep) - medians.get(rep.segment)!]));
  const deviation = 1.48 * median([...of.values()].map(Math.abs));
  return { of, deviation: Math.max(deviation, leastDeviation(name)) };
}

function likelihood(value: number, centre: number, deviation: number): number {
  return -Math.log(deviation) - ((value - centre) / deviation) ** 2 / 2;
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
