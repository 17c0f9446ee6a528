import type { World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf, setRule } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

const created = '2026-09-01T18:00:00Z';

/** A deal due on 1 October that was given these dates later. */
async function dated(name: string, states: [at: string, close: string][]): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created, close: '2026-10-01', moves: [['Proposal', created]] });
  for (const [at, close] of states) await world.history(name, at, { stage: 'Proposal', close });
}

const thrice: [string, string][] = [
  ['2026-09-10T18:00:00Z', '2026-10-31'],
  ['2026-09-20T18:00:00Z', '2026-11-30'],
  ['2026-10-01T18:00:00Z', '2026-12-31'],
];

test('two pushes are a warning, three are critical', async () => {
  await dated('never', [['2026-09-10T18:00:00Z', '2026-10-08']]);
  await dated('once', thrice.slice(0, 1));
  await dated('twice', thrice.slice(0, 2));
  await dated('thrice', thrice);
  await world.deal({ id: 'bare', owner: 'ann', created });
  await reviewAt(world, '2026-11-20');
  const rows = await Promise.all(
    ['never', 'once', 'twice', 'thrice', 'bare'].map((name) => reviewOf(world, name)),
  );
  expect(rows.map((row) => [row['Pushed__c'], row['Pushed_Severity__c'], row['Pushes__c']])).toEqual([
    ['clear', null, 0],
    ['clear', null, 1],
    ['raised', 'warning', 2],
    ['raised', 'critical', 3],
    ['unknown', null, null],
  ]);
  const [never, once, twice, , bare] = rows.map(({ evidence }) => evidence['pushed']);
  expect(never).toMatchObject({ code: 'dateHeld', lastPush: null, pushes: 0 });
  expect(once).toMatchObject({ code: 'pushedTimes', lastPush: '2026-09-10', pushes: 1 });
  expect(bare).toMatchObject({ code: 'noHistory', pushes: null });
  expect(twice).toEqual({
    code: 'pushedTimes',
    lastPush: '2026-09-20',
    nextStep: { code: 'updateCloseDate' },
    pushes: 2,
    talkingPoint: { code: 'agreePlan' },
    threshold: 2,
    thresholdSource: 'default',
  });
});

test.each([
  ['America/Los_Angeles', 1],
  ['Europe/London', 2],
])('two changes on one local day are one: %s', async (zone, pushes) => {
  await world.mirror.close();
  world = await openReviewed(zone);
  await dated('a', [
    ['2026-09-10T20:00:00Z', '2026-10-31'],
    ['2026-09-11T04:00:00Z', '2026-11-30'],
  ]);
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'a')).toMatchObject({ Pushes__c: pushes });
});

test('an admin says how many days make a push, by stage band', async () => {
  await dated('a', [
    ['2026-09-10T18:00:00Z', '2026-10-05'],
    ['2026-09-11T18:00:00Z', '2026-10-09'],
  ]);
  for (const [band, days] of [
    ['late', 3],
    ['early', 99],
  ] as const) {
    await setRule(world, ['pushed', 'days', days], { Stage_Band__c: band, DeveloperName: `Days_${band}` });
  }
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'a')).toMatchObject({ Pushed__c: 'raised', Pushes__c: 2 });
});
