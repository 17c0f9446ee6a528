import { deal, evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-10-05T18:00:00Z';
const field = 'Untouched_Opportunities__c';

async function open(name: string, owner = 'ann', stage = 'Prospecting', at = created): Promise<void> {
  await world.deal({ id: name, owner, created: at, moves: [[stage, at]] });
}
async function untouchedOf(key: string, type?: string, start?: string): Promise<string[]> {
  const row = await world.scorecard(key, type, start);
  return evidenceOf(row, 'Hygiene_Evidence__c', 'untouched-opportunities').ids;
}

test('14 days without a touch raise on day 14, 7 in a late stage', async () => {
  for (const name of ['d13', 'd14']) await open(name);
  for (const name of ['l6', 'l7']) await open(name, 'ann', 'Proposal');
  await world.call('d13', '2026-11-07T20:00:00Z');
  await world.call('d14', '2026-11-06T20:00:00Z');
  await world.call('l6', '2026-11-14T20:00:00Z');
  await world.call('l7', '2026-11-13T20:00:00Z');
  await world.compute('2026-11-20');
  expect(await untouchedOf(person('ann'))).toEqual([deal('l7'), deal('d14')]);
  expect(await world.scorecard(team('may'))).toMatchObject({ [field]: 2, Untouched_Opportunities_N__c: 4 });
});

test('never touched raises from day 5; a meeting ahead clears', async () => {
  await open('day4', 'ann', 'Prospecting', '2026-11-16T18:00:00Z');
  await open('day5', 'ann', 'Prospecting', '2026-11-15T18:00:00Z');
  await open('met', 'ann', 'Prospecting', '2026-11-01T18:00:00Z');
  await world.meeting('met', '2026-12-01T18:00:00Z', '2026-12-01T19:00:00Z');
  await world.compute('2026-11-20');
  expect(await untouchedOf(person('ann'))).toEqual([deal('day5')]);
});

test('finished periods are judged as a run at their end would have: later rows are unknown there', async () => {
  await open('a');
  await world.call('a', '2026-10-20T20:00:00Z', { CreatedDate: '2026-11-02T20:00:00Z' });
  await world.call('a', '2026-11-18T20:00:00Z');
  await world.meeting('a', '2026-11-25T18:00:00Z', '2026-11-25T19:00:00Z', {
    CreatedDate: '2026-11-19T18:00:00Z',
  });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 0 });
  expect(await untouchedOf(person('ann'), 'fiscal-month', '2026-10-01')).toEqual([deal('a')]);
});

test('a team that logs too little accuses nobody: null, and the deals left out are counted', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await open(name);
  for (const name of ['a', 'b']) await world.call(name, '2026-10-06T20:00:00Z');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ [field]: null, Untouched_Opportunities_N__c: 0, Untouched_Pipeline__c: null });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'untouched-opportunities').marks['activityGate']).toBe(5);
  await world.call('c', '2026-10-06T20:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(organisation)).toMatchObject({ [field]: 5 });
});

test('the organisation leaves out only the deals of the team that fails', async () => {
  await world.user('zoe');
  await world.user('cid', 'zoe');
  await open('silent');
  await open('known', 'cid');
  await world.call('known', '2026-10-06T20:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(team('zoe'))).toMatchObject({ [field]: 1 });
  const all = await world.scorecard(organisation);
  expect(all).toMatchObject({ [field]: 1, Untouched_Opportunities_N__c: 1 });
  expect(evidenceOf(all, 'Hygiene_Evidence__c', 'untouched-opportunities').marks['activityGate']).toBe(1);
});

test('no open deal is a true zero; activities nobody may read give no number', async () => {
  await world.won('a', 'ann', '2026-11-10');
  await open('b', 'bob', 'Prospecting', '2026-11-01T18:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 0 });
  await world.mirror.run(`INSERT INTO sf_meta.unavailable VALUES ('Task', '*', 'no access')`);
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('bob'));
  expect(row).toMatchObject({ [field]: null });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'untouched-opportunities').marks).toEqual({
    unavailable: 'Task.IsClosed',
  });
});

test('a rule of the admin moves the threshold for the KPI too', async () => {
  await open('a');
  await world.call('a', '2026-11-10T20:00:00Z');
  await world.insert('touchline_flag_rule__mdt', {
    Id: 'm01',
    DeveloperName: 'Ten',
    Flag__c: 'untouched',
    Parameter__c: 'days',
    Value__c: 10,
    Is_Active__c: true,
  });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 1 });
});
