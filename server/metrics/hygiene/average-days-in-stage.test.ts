import { evidenceOf, openWorld, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('is the mean time since the present run of the stage began, in parts of days', async () => {
  // Ends at 2026-11-21T08:00Z: a is 12 days in its stage, b half a day, although it was there before.
  await world.deal({
    id: 'a',
    owner: 'ann',
    created: '2026-11-01T08:00:00Z',
    moves: [
      ['Prospecting', '2026-11-01T08:00:00Z'],
      ['Qualification', '2026-11-09T08:00:00Z'],
    ],
  });
  await world.deal({
    id: 'b',
    owner: 'ann',
    created: '2026-11-01T08:00:00Z',
    moves: [
      ['Qualification', '2026-11-01T08:00:00Z'],
      ['Proposal', '2026-11-10T08:00:00Z'],
      ['Qualification', '2026-11-20T20:00:00Z'],
    ],
  });
  // A change of the amount is no new run.
  await world.history('a', '2026-11-15T08:00:00Z', { stage: 'Qualification', amount: 5 });
  await world.deal({
    id: 'c',
    owner: 'bob',
    created: '2026-11-18T08:00:00Z',
    moves: [['Proposal', '2026-11-18T08:00:00Z']],
  });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Average_Days_In_Stage__c: 6.25,
    Average_Days_In_Stage_Num__c: 12.5,
    Average_Days_In_Stage_Den__c: 2,
    Average_Days_In_Stage_N__c: 2,
  });
  expect(await world.scorecard(team('may'))).toMatchObject({ Average_Days_In_Stage__c: 5.17 });
  // At the end of the week before, b was still in Proposal.
  expect(await world.scorecard(person('ann'), 'week', '2026-11-09')).toMatchObject({
    Average_Days_In_Stage_Num__c: 13,
  });
});

test('without history the last change of stage stands in; before it nobody knows the stage', async () => {
  const created = '2026-11-01T08:00:00Z';
  await world.deal({ id: 'a', owner: 'ann', created, stage: 'Proposal' });
  await world.mirror.run(`UPDATE sf.opportunity SET LastStageChangeDate = TIMESTAMP '2026-11-19 08:00:00'`);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Average_Days_In_Stage__c: 2 });
  const week = await world.scorecard(person('ann'), 'week', '2026-11-09');
  expect(week).toMatchObject({ Average_Days_In_Stage__c: null, Average_Days_In_Stage_N__c: 0 });
  expect(evidenceOf(week, 'Hygiene_Evidence__c', 'average-days-in-stage').marks).toMatchObject({
    unjudgedStage: 1,
  });
});

test('no open deal has no days', async () => {
  await world.won('a', 'ann', '2026-11-10');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Average_Days_In_Stage__c: null,
    Average_Days_In_Stage_N__c: 0,
  });
});

test('days are days of 24 hours, through a change of the clock', async () => {
  const created = '2026-10-31T20:00:00Z';
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Proposal', created]] });
  await world.compute('2026-11-02');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Average_Days_In_Stage__c: 2.5 });
});

test('moves at midnight, not with every minute', async () => {
  const created = '2026-11-18T20:00:00Z';
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Proposal', created]] });
  const at = async (moment: string): Promise<unknown> => {
    await world.compute(moment);
    return (await world.scorecard(person('ann')))['Average_Days_In_Stage__c'];
  };
  expect([
    await at('2026-11-20T18:00:00Z'),
    await at('2026-11-20T19:30:00Z'),
    await at('2026-11-21T09:00:00Z'),
  ]).toEqual([2.5, 2.5, 3.5]);
});
