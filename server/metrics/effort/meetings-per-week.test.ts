import { evidenceOf, id, openWorld, organisation, person, team, user } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  for (const owner of ['ann', 'bob']) {
    await world.deal({ id: owner, owner, created, moves: [['Prospecting', created]] });
  }
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';
const field = 'Meetings_Per_Week__c';
const num = 'Meetings_Per_Week_Num__c';

test('meetings held per week, calls apart; shared ones count for both and once above', async () => {
  await world.meeting('ann', '2026-11-03T18:00:00Z', '2026-11-03T19:00:00Z', { Id: id('00U', 'm') });
  await world.insert('event_relation', {
    Id: 'r',
    EventId: id('00U', 'm'),
    RelationId: user('bob'),
    CreatedDate: created,
  });
  await world.meeting(null, '2026-11-05T18:00:00Z', '2026-11-05T19:00:00Z', { WhoId: id('00Q', 'lead') });
  await world.meeting('ann', '2026-11-25T18:00:00Z', '2026-11-25T19:00:00Z');
  await world.call('ann', '2026-11-03T18:00:00Z');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  // Two in 20 days: 2 x 7 / 20.
  expect(row).toMatchObject({
    [field]: 0.7,
    [num]: 2,
    Meetings_Per_Week_Den__c: 2.86,
    Meetings_Per_Week_N__c: 2,
  });
  expect(evidenceOf(row, 'Effort_Evidence__c', 'meetings-per-week')).toMatchObject({
    marks: { withoutDeal: 1 },
    predicate: { code: 'meetings' },
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({ [num]: 1 });
  for (const key of [team('may'), organisation])
    expect(await world.scorecard(key)).toMatchObject({ [num]: 2 });
});

test('a meeting over midnight belongs to the day it began, as an activity to the day it ended', async () => {
  await world.meeting('ann', '2026-11-09T07:30:00Z', '2026-11-09T08:30:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'), 'week', '2026-11-02')).toMatchObject({
    [num]: 1,
    Activities_Per_Week_Num__c: 0,
  });
  expect(await world.scorecard(person('ann'), 'week', '2026-11-09')).toMatchObject({
    [num]: 0,
    Activities_Per_Week_Num__c: 1,
  });
});

test('no meeting is a zero over the weeks; meetings nobody may read give no number', async () => {
  await world.compute('2026-11-20');
  expect(await world.scorecard(organisation)).toMatchObject({ [field]: 0, [num]: 0 });
  await world.mirror.run(`INSERT INTO sf_meta.unavailable VALUES ('Event', '*', 'no access')`);
  await world.compute('2026-11-20');
  expect(await world.scorecard(organisation)).toMatchObject({ [field]: null, [num]: null });
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:59:00Z', 0],
  ['America/Los_Angeles', '2026-11-01T07:00:00Z', 1],
  ['Asia/Kolkata', '2026-10-31T18:29:00Z', 0],
  ['Asia/Kolkata', '2026-10-31T18:30:00Z', 1],
])('the local day of its start decides the month: %s %s', async (zone, start, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await world.deal({ id: 'ann', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.meeting('ann', start, '2026-11-01T12:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [num]: expected });
});
