import { evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const field = 'New_Pipeline_Per_Week__c';

async function create(name: string, at: string, amount: number | null, owner = 'ann'): Promise<void> {
  await world.deal({ id: name, owner, created: at, amount, moves: [['Prospecting', at]] });
}

test('first amounts over the weeks that have passed, whatever the amounts became', async () => {
  await create('a', '2026-11-03T18:00:00Z', 1000);
  await world.history('a', '2026-11-05T18:00:00Z', { stage: 'Proposal', amount: 9000 });
  await create('late', '2026-11-03T18:00:00Z', null);
  await world.history('late', '2026-11-10T18:00:00Z', { stage: 'Prospecting', amount: 500 });
  await create('blank', '2026-11-04T18:00:00Z', null);
  await world.deal({ id: 'bare', owner: 'ann', created: '2026-11-04T18:00:00Z', amount: 200 });
  await create('other', '2026-11-05T18:00:00Z', 300, 'bob');
  await world.compute('2026-11-20');
  // 1 to 20 November are 20 / 7 weeks: (1000 + 500 + 200) x 7 / 20.
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    [field]: 595,
    New_Pipeline_Per_Week_Num__c: 1700,
    New_Pipeline_Per_Week_Den__c: 2.86,
    New_Pipeline_Per_Week_N__c: 4,
  });
  expect(evidenceOf(row, 'Progress_Evidence__c', 'new-pipeline-per-week').marks['missingAmount']).toBe(1);
  // Both sold in the same weeks: a team's money adds up, its weeks do not.
  for (const key of [team('may'), organisation]) {
    expect(await world.scorecard(key)).toMatchObject({ [field]: 700, New_Pipeline_Per_Week_Den__c: 2.86 });
  }
});

test('a period younger than a week counts as a week; a finished one has all its weeks', async () => {
  await create('a', '2026-11-17T18:00:00Z', 70);
  await create('b', '2026-10-05T18:00:00Z', 310);
  await world.compute('2026-11-17');
  expect(await world.scorecard(person('ann'), 'week', '2026-11-16')).toMatchObject({
    [field]: 70,
    New_Pipeline_Per_Week_Den__c: 1,
  });
  expect(await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01')).toMatchObject({
    [field]: 70,
    New_Pipeline_Per_Week_Den__c: 4.43,
  });
});

test('nothing new is a zero over the weeks, for people, teams and the organisation', async () => {
  await create('a', '2026-10-05T18:00:00Z', 310);
  await world.compute('2026-11-20');
  for (const key of [person('ann'), team('may'), organisation]) {
    expect(await world.scorecard(key)).toMatchObject({
      [field]: 0,
      New_Pipeline_Per_Week_Num__c: 0,
      New_Pipeline_Per_Week_Den__c: 2.86,
      New_Pipeline_Per_Week_N__c: 0,
    });
  }
});

test('an amount below zero takes away', async () => {
  await create('a', '2026-11-03T18:00:00Z', 100);
  await create('credit', '2026-11-03T18:00:00Z', -40);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    New_Pipeline_Per_Week_Num__c: 60,
    [field]: 21,
  });
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:59:00Z', 0],
  ['America/Los_Angeles', '2026-11-01T07:00:00Z', 20],
  ['Asia/Kolkata', '2026-10-31T18:29:00Z', 0],
  ['Asia/Kolkata', '2026-10-31T18:30:00Z', 20],
])('the local day of creation decides: %s %s', async (zone, at, num) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await create('a', at, 20);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ New_Pipeline_Per_Week_Num__c: num });
});
