/** The planted causes, measured on the rows as anybody could measure them. */
import { accuracyOf } from './accuracy.ts';
import { causeNames, causes, type Cause } from './causes.ts';
import { featuresOf, type Features } from './features.ts';
import { groundTruth } from './ground-truth.ts';
import { asOf, now, quarter, schema } from './testing.ts';

const seedNumbers = [1, 2, 3, 4];
const measured = seedNumbers.flatMap((seedNumber) => {
  const { store, rows } = quarter({ seedNumber });
  const users = new Map(rows('User').map((row) => [row['Username'], row.Id]));
  const features = new Map(featuresOf(store, now).map((rep) => [rep.user, rep]));
  return groundTruth(seedNumber).map((truth) => ({ truth, seen: features.get(users.get(truth.username)!)! }));
});
const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const of = (cause: Cause | null, segment?: string) =>
  measured.filter(({ truth, seen }) => truth.cause === cause && (!segment || seen.segment === segment));
const healthy = (feature: keyof Features, segment?: string) =>
  average(of(null, segment).map(({ seen }) => Number(seen[feature])));
/** What reps with the cause show, as a multiple of the healthy ones of their segment. */
const multiple = (cause: Cause, feature: keyof Features) =>
  average(of(cause).map(({ seen }) => Number(seen[feature]) / healthy(feature, seen.segment)));

test('every company has each cause once, and thirteen healthy reps', () => {
  for (const seedNumber of seedNumbers) {
    const found = groundTruth(seedNumber).map(({ cause }) => cause);
    expect(found.filter((cause) => cause === null)).toHaveLength(13);
    expect(found.filter((cause) => cause !== null).sort()).toEqual([...causeNames].sort());
  }
});

test('what was drawn lies inside the stated ranges', () => {
  for (const { truth } of measured) {
    if (truth.cause === null) continue;
    const { ranges, relative } = causes[truth.cause];
    for (const [name, [low, high]] of Object.entries(ranges)) {
      const trait = name as keyof typeof truth.traits;
      const value = relative.includes(trait) ? truth.effects[trait]! : truth.traits[trait];
      // Accounts and hand-overs come in whole numbers.
      const slack = ['accounts', 'inherited'].includes(trait) ? Infinity : 1e-9;
      expect([truth.name, name, value >= low - slack && value <= high + slack]).toEqual([
        truth.name,
        name,
        true,
      ]);
    }
  }
});

test.each<[Cause, keyof Features, low: number, high: number]>([
  ['slow-touch', 'touchGap', 1.35, 2],
  ['diligent-unlucky', 'touchGap', 0.65, 0.9],
  ['happy-ears', 'lostMeetings', 1.7, 2.4],
  ['few-accounts', 'accounts', 0.33, 0.47],
  ['few-accounts', 'dealsPerMonth', 0.45, 0.65],
  ['bluebirds', 'dealsPerMonth', 0.45, 0.65],
  ['late-stage-losses', 'lateLosses', 1.7, 3],
  ['weak-follow-up', 'followUp', 0.35, 0.65],
  ['over-discounting', 'cuts', 2.5, 5],
  ['over-discounting', 'discount', 2.5, 7],
  ['sandbagging', 'pushes', 3, 10],
])('%s shows in %s, %f to %f times the healthy', (cause, feature, low, high) => {
  const shown = multiple(cause, feature);
  expect(shown).toBeGreaterThan(low);
  expect(shown).toBeLessThan(high);
});

test('people per deal: 1.2 to 1.6 against 2.5', () => {
  expect(Math.abs(healthy('contacts') - 2.5)).toBeLessThan(0.15);
  for (const { seen } of of('single-threaded')) {
    expect(seen.contacts).toBeGreaterThan(1.1);
    expect(seen.contacts).toBeLessThan(1.75);
  }
});

test('win rates: healthy near 25 %, planted 0.6 to 0.8 of that, on average over companies', () => {
  expect(healthy('winRate')).toBeGreaterThan(0.22);
  expect(healthy('winRate')).toBeLessThan(0.29);
  const slower: Cause[] = [
    'single-threaded',
    'happy-ears',
    'weak-follow-up',
    'late-stage-losses',
    'slow-touch',
  ];
  const shown = average(slower.map((cause) => multiple(cause, 'winRate')));
  expect(shown).toBeGreaterThan(0.6);
  expect(shown).toBeLessThan(0.85);
});

test('the ideal detector finds nearly all and accuses nearly nobody', () => {
  const { reps, right, healthy: unplanted, accused } = accuracyOf(schema, [5, 6], asOf);
  expect(right / reps).toBeGreaterThan(0.9);
  expect(accused / unplanted).toBeLessThan(0.1);
});
