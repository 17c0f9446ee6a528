import { deal, evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const field = 'Close_Date_Pushes__c';
const created = '2026-10-05T18:00:00Z';

/** A deal due on 1 November, and the later dates it was given. */
async function dated(name: string, owner: string, ...later: [at: string, close: string][]): Promise<void> {
  await world.deal({ id: name, owner, created, close: '2026-11-01', moves: [['Proposal', created]] });
  for (const [at, close] of later) await world.history(name, at, { stage: 'Proposal', close });
}

test('counts pushes, and the deals that were pushed', async () => {
  await dated('a', 'ann', ['2026-11-02T18:00:00Z', '2026-12-01'], ['2026-11-10T18:00:00Z', '2027-01-15']);
  await dated('b', 'ann', ['2026-11-03T18:00:00Z', '2026-11-09']);
  await dated('closer', 'ann', ['2026-11-03T18:00:00Z', '2026-10-20']);
  await dated('week', 'ann', ['2026-11-03T18:00:00Z', '2026-11-08']);
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ [field]: 3, Close_Date_Pushes_N__c: 2 });
  expect(evidenceOf(row, 'Progress_Evidence__c', 'close-date-pushes')).toMatchObject({
    ids: [deal('a'), deal('b')],
    n: 2,
    predicate: { code: 'pushed', params: { from: '2026-11-01', to: '2026-11-20' } },
  });
  expect(await world.scorecard(person('ann'), 'week', '2026-11-09')).toMatchObject({ [field]: 1 });
});

test('each owner pushed what they pushed; above them the deal is one', async () => {
  await dated('a', 'bob', ['2026-11-02T18:00:00Z', '2026-12-01'], ['2026-11-10T18:00:00Z', '2027-01-15']);
  await world.ownerChange('a', '2026-11-05T18:00:00Z', 'ann', 'bob');
  await world.compute('2026-11-20');
  for (const key of [person('ann'), person('bob')]) {
    expect(await world.scorecard(key)).toMatchObject({ [field]: 1, Close_Date_Pushes_N__c: 1 });
  }
  for (const key of [team('may'), organisation]) {
    const row = await world.scorecard(key);
    expect(row).toMatchObject({ [field]: 2, Close_Date_Pushes_N__c: 1 });
    expect(evidenceOf(row, 'Progress_Evidence__c', 'close-date-pushes')).toMatchObject({
      ids: [deal('a')],
      n: 1,
    });
  }
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:59:00Z', 0],
  ['America/Los_Angeles', '2026-11-01T07:00:00Z', 1],
  ['Asia/Kolkata', '2026-10-31T18:29:00Z', 0],
  ['Asia/Kolkata', '2026-10-31T18:30:00Z', 1],
])('the local day decides the month: %s %s', async (zone, at, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await dated('a', 'ann', [at, '2026-12-01']);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: expected });
});

test('nothing pushed is a true zero; dates nobody may read give no number', async () => {
  await dated('a', 'ann');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 0, Close_Date_Pushes_N__c: 0 });
  await world.mirror.run(
    `INSERT INTO sf_meta.unavailable VALUES ('OpportunityHistory', 'CloseDate', 'hidden')`,
  );
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ [field]: null });
  expect(evidenceOf(row, 'Progress_Evidence__c', 'close-date-pushes').marks).toEqual({
    unavailable: 'OpportunityHistory.CloseDate',
  });
});
