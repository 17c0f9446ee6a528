import { evidenceOf, id, openWorld, organisation, person, team, user } from '../world.ts';
import type { Row, World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  for (const owner of ['ann', 'bob']) {
    await world.deal({ id: owner, owner, created, moves: [['Prospecting', created]] });
  }
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';
const at = '2026-11-03T18:00:00Z';
const field = 'Activities_Per_Week__c';
const num = 'Activities_Per_Week_Num__c';

async function invite(event: string, name: string, status = 'Accepted', since = created): Promise<void> {
  await world.insert('event_relation', {
    Id: world.next('0RE'),
    EventId: id('00U', event),
    RelationId: user(name),
    Status: status,
    CreatedDate: since,
  });
}
async function meet(name: string, start: string, end: string, more: Row = {}): Promise<void> {
  await world.meeting('ann', start, end, { Id: id('00U', name), ...more });
}

test('what people did, whoever owns the deal and with a deal or without, per week', async () => {
  for (const day of ['02', '03', '04']) await world.call('ann', `2026-11-${day}T18:00:00Z`);
  await world.call('bob', at);
  await world.call(null, at);
  await world.call('ann', at, { OwnerId: user('bob') });
  await meet('m', at, '2026-11-03T19:00:00Z');
  await world.compute('2026-11-20');
  // Six in 20 days: 6 x 7 / 20.
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    [field]: 2.1,
    [num]: 6,
    Activities_Per_Week_Den__c: 2.86,
    Activities_Per_Week_N__c: 6,
  });
  expect(evidenceOf(row, 'Effort_Evidence__c', 'activities-per-week')).toEqual({
    marks: { ownership: 'current-only', withoutDeal: 1 },
    predicate: { code: 'activities', params: { from: '2026-11-01', to: '2026-11-20' } },
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({ [num]: 1 });
  for (const key of [team('may'), organisation]) {
    expect(await world.scorecard(key)).toMatchObject({ [num]: 7, [field]: 2.45 });
  }
});

test('a meeting counts for everybody invited who did not decline, and once for their team', async () => {
  await meet('m', at, '2026-11-03T19:00:00Z');
  await invite('m', 'bob');
  await invite('m', 'may', 'Declined');
  await world.compute('2026-11-20');
  for (const key of [person('ann'), person('bob'), team('may'), organisation]) {
    expect(await world.scorecard(key)).toMatchObject({ [num]: 1 });
  }
  expect(
    evidenceOf(await world.scorecard(organisation), 'Effort_Evidence__c', 'activities-per-week').marks,
  ).toEqual({ ownership: 'current-only' });
});

test('entries of one deal with the same start are one meeting; elsewhere they are two', async () => {
  await meet('m', at, '2026-11-03T19:00:00Z');
  await meet('copy', at, '2026-11-03T18:30:00Z', { OwnerId: user('bob') });
  await world.meeting(null, at, '2026-11-03T19:00:00Z', { OwnerId: user('bob'), WhoId: id('00Q', 'lead') });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [num]: 1 });
  expect(await world.scorecard(person('bob'))).toMatchObject({ [num]: 2 });
  expect(await world.scorecard(team('may'))).toMatchObject({ [num]: 2 });
});

test('to-dos, list emails, plans and meetings among colleagues are no activity', async () => {
  await world.call('ann', at, { IsClosed: false });
  await world.call('ann', at, { TaskSubtype: 'ListEmail', Type: 'Email' });
  await world.call('ann', at, { TaskSubtype: 'Task', Type: 'Other' });
  await meet('internal', at, '2026-11-03T19:00:00Z', { WhoId: null });
  await invite('internal', 'bob');
  await meet('planned', '2026-11-23T18:00:00Z', '2026-11-23T19:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(organisation)).toMatchObject({ [num]: 0 });
});

test('nothing done is a zero over the weeks, for people, teams and the organisation', async () => {
  await world.compute('2026-11-17');
  for (const key of [person('ann'), team('may'), organisation]) {
    expect(await world.scorecard(key, 'week', '2026-11-16')).toMatchObject({
      [field]: 0,
      [num]: 0,
      Activities_Per_Week_Den__c: 1,
      Activities_Per_Week_N__c: 0,
    });
  }
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:59:00Z', 0],
  ['America/Los_Angeles', '2026-11-01T07:00:00Z', 1],
  ['Asia/Kolkata', '2026-10-31T18:29:00Z', 0],
  ['Asia/Kolkata', '2026-10-31T18:30:00Z', 1],
])('the local day decides the month: %s %s', async (zone, moment, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await world.deal({ id: 'ann', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.call('ann', moment);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [num]: expected });
});
