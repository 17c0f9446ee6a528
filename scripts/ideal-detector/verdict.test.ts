import { groundTruth } from '../../server/local-org/seeds/quarter/ground-truth.ts';
import { coachTable } from './tables.ts';
import { judge, type Said } from './verdict.ts';

const company = { seedNumber: 1, scale: 1 };
const truth = groundTruth(1);
const who = (cause: string | null) => truth.find((rep) => rep.cause === cause)!.username;
const said = (cause: string | null, code: string, ...kpis: string[]): Said => ({
  username: who(cause),
  where: 'list',
  code,
  kpis,
});
const nothing = { found: false, accused: false };
const of = (list: readonly Said[], cause: string | null) =>
  judge(list, company).find(({ username }) => username === who(cause));

test('found is being named for what the cause is', () => {
  expect(of([said('sandbagging', 'driver', 'close-date-pushes')], 'sandbagging')).toMatchObject({
    list: { found: true, accused: true },
    page: nothing,
    behind: false,
  });
  expect(of([said('sandbagging', 'leverBelow', 'win-rate')], 'sandbagging')).toMatchObject({
    list: { found: false, accused: true },
  });
});

test('lists and pages are judged apart', () => {
  const onPage = { ...said('slow-touch', 'worse', 'touch-rate'), where: 'page' as const };
  expect(of([onPage], 'slow-touch')).toMatchObject({ list: nothing, page: { found: true, accused: true } });
});

test('being behind the target accuses nobody', () => {
  expect(of([said(null, 'behindTarget')], null)).toMatchObject({ list: nothing, behind: true });
  expect(of([], null)).toMatchObject({ list: nothing, page: nothing, behind: false });
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
  expect(table).toMatch(/^ +7 % of 15 healthy, unlucky and new reps named for something$/m);
  expect(table).toMatch(/^ +50 % of 2 named reps have a cause that costs \(drawn by lot: 38 %\)$/m);
  expect(table).toMatch(/^slow-touch +100 % +100 % +0 % +0 % +0 %$/m);
  expect(table).toMatch(/^healthy +0 % +0 % +0 % +0 % +8 %$/m);
});
