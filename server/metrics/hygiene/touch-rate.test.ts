import { deal, evidenceOf, openWorld, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

async function open(name: string, at: string, owner = 'ann'): Promise<void> {
  await world.deal({ id: name, owner, created: at, moves: [['Prospecting', at]] });
}

test('counts deals touched on one of the last seven local days, with the Jeffreys interval', async () => {
  for (const name of ['a', 'b', 'never']) await open(name, '2026-11-01T18:00:00Z');
  await open('d', '2026-11-01T18:00:00Z', 'bob');
  // In California the 14th is the first of the seven days; these are minutes before and after its midnight.
  await world.call('a', '2026-11-14T08:30:00Z');
  await world.call('b', '2026-11-14T07:30:00Z');
  await world.call('d', '2026-11-20T20:00:00Z');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    Touch_Rate__c: 33.3333,
    Touch_Rate_Num__c: 1,
    Touch_Rate_Den__c: 3,
    Touch_Rate_N__c: 3,
    Touch_Rate_Low__c: 3.8748,
    Touch_Rate_High__c: 82.3264,
  });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'touch-rate')).toMatchObject({
    ids: [deal('b'), deal('never')].sort(),
    predicate: { code: 'notTouched', params: { at: '2026-11-20' } },
  });
  expect(await world.scorecard(team('may'))).toMatchObject({ Touch_Rate__c: 50 });
});

test('a touch while the deal was closed does not count', async () => {
  await world.deal({
    id: 'a',
    owner: 'ann',
    created: '2026-11-01T18:00:00Z',
    moves: [
      ['Prospecting', '2026-11-01T18:00:00Z'],
      ['Closed Lost', '2026-11-15T18:00:00Z'],
      ['Prospecting', '2026-11-18T18:00:00Z'],
    ],
  });
  await world.call('a', '2026-11-16T20:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Touch_Rate__c: 0, Touch_Rate_N__c: 1 });
});

test('no open deal, or a team that logs too little: no rate', async () => {
  await world.won('w', 'bob', '2026-11-10');
  await open('a', '2026-09-01T18:00:00Z');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Touch_Rate__c: null, Touch_Rate_N__c: 0, Touch_Rate_Low__c: null });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'touch-rate').marks).toMatchObject({ activityGate: 1 });
  expect(await world.scorecard(person('bob'))).toMatchObject({ Touch_Rate__c: null });
});
