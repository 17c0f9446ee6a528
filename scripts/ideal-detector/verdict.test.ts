import { groundTruth } from '../../server/local-org/seeds/quarter/ground-truth.ts';
import { saidByCoach } from './coach.ts';
import { coachTable } from './tables.ts';
import { judge, type Said } from './verdict.ts';

const company = { seedNumber: 1, scale: 1 };
const truth = groundTruth(1);
const who = (cause: string | null) => truth.find((rep) => rep.cause === cause)!.username;
const said = (cause: string | null, code: string, ...kpis: string[]): Said => ({
  username: who(cause),
  code,
  kpis,
});
const of = (list: readonly Said[], cause: string | null) =>
  judge(list, company).find(({ username }) => username === who(cause));

test('found is being named for what the cause is', () => {
  expect(of([said('sandbagging', 'driver', 'close-date-pushes')], 'sandbagging')).toMatchObject({
    found: true,
    accused: true,
    behind: false,
  });
  expect(of([said('sandbagging', 'leverBelow', 'win-rate')], 'sandbagging')).toMatchObject({
    found: false,
    accused: true,
  });
});

test('being behind the target accuses nobody', () => {
  expect(of([said(null, 'behindTarget')], null)).toMatchObject({ accused: false, behind: true });
  expect(of([], null)).toMatchObject({ accused: false, behind: false });
});

test('the table: of the two named for something one is planted, and that one was found', () => {
  const list = [
    said('slow-touch', 'untouchedDeals', 'untouched-pipeline'),
    said('new-hire', 'leverBelow', 'win-rate'),
    said(null, 'behindTarget'),
  ];
  const table = coachTable(judge(list, company));
  // 9 causes that cost (11 but luck and ramp), 15 others, 24 reps.
  expect(table).toMatch(/^ +11 % of 9 reps with a cause that costs found for that cause$/m);
  expect(table).toMatch(/^ +7 % of 15 healthy, unlucky and new reps on a list for something$/m);
  expect(table).toMatch(/^ +50 % of 2 named reps have a cause that costs \(a draw by lot: 38 %\)$/m);
  expect(table).toMatch(/^slow-touch +100 % +100 % +0 %$/m);
  expect(table).toMatch(/^healthy +0 % +0 % +8 %$/m);
});

test('what a first run writes is read, and is about reps of the company', async () => {
  const small = { seedNumber: 1, scale: 0.25, asOf: '2026-11-20' };
  const list = await saidByCoach(small);
  expect(list.length).toBeGreaterThan(0);
  const reps = groundTruth(1, 0.25).map(({ username }) => username);
  expect(list.filter(({ username }) => reps.includes(username)).length).toBeGreaterThan(0);
}, 120_000);
