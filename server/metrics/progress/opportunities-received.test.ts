import { deal, evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const field = 'Opportunities_Received__c';
const created = '2026-10-05T18:00:00Z';
const at = '2026-11-03T18:00:00Z';

async function open(name: string, owner: string): Promise<void> {
  await world.deal({ id: name, owner, created, moves: [['Prospecting', created]] });
}

test('a deal handed around counts once for each who got it, and once above them', async () => {
  await open('a', 'ann');
  await world.ownerChange('a', at, 'ann', 'bob');
  await world.ownerChange('a', '2026-11-10T18:00:00Z', 'bob', 'ann');
  await open('kept', 'ann');
  await world.compute('2026-11-20');
  for (const key of [person('ann'), person('bob'), team('may'), organisation]) {
    const row = await world.scorecard(key);
    expect(row).toMatchObject({ [field]: 1, Opportunities_Created__c: 0 });
    expect(evidenceOf(row, 'Progress_Evidence__c', 'opportunities-received')).toMatchObject({
      ids: [deal('a')],
      n: 1,
      predicate: { code: 'received' },
    });
  }
});

test('a closed deal is not received, and a deal got back twice is one', async () => {
  await world.lost('closed', 'bob', '2026-10-20');
  await world.ownerChange('closed', at, 'ann', 'bob');
  await open('twice', 'bob');
  await world.ownerChange('twice', at, 'ann', 'bob');
  await world.ownerChange('twice', '2026-11-05T18:00:00Z', 'bob', 'ann');
  await world.ownerChange('twice', '2026-11-07T18:00:00Z', 'ann', 'bob');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('bob'))).toMatchObject({ [field]: 1 });
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 1 });
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:59:00Z', 0],
  ['America/Los_Angeles', '2026-11-01T07:00:00Z', 1],
  ['Asia/Kolkata', '2026-10-31T18:29:00Z', 0],
  ['Asia/Kolkata', '2026-10-31T18:30:00Z', 1],
])('the local day decides the month: %s %s', async (zone, moment, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await open('a', 'bob');
  await world.ownerChange('a', moment, 'ann', 'bob');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('bob'))).toMatchObject({ [field]: expected });
});

test('without a history of owners nothing is known to have changed hands, and the number says so', async () => {
  await open('a', 'ann');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ [field]: 0 });
  expect(evidenceOf(row, 'Progress_Evidence__c', 'opportunities-received').marks).toEqual({
    ownership: 'current-only',
  });
});
