import { deal, id, openWorld, user } from '../world.ts';
import type { Row, World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  for (const [contact, account] of [
    ['amy', 'acme'],
    ['ben', 'acme'],
    ['guest', 'acme'],
    ['alien', 'other'],
  ]) {
    await world.insert('contact', { Id: id('003', contact!), AccountId: id('001', account!) });
  }
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';
const at = '2026-11-03T18:00:00Z';
const who = (contact: string, more: Row = {}): Row => ({ WhoId: id('003', contact), ...more });

async function open(name: string, account?: string): Promise<void> {
  await world.deal({
    id: name,
    owner: 'ann',
    created,
    moves: [['Prospecting', created]],
    ...(account ? { account } : {}),
  });
}

/** Engaged contacts by deal at the end of a day that a period ends on. */
async function engaged(day = '2026-11-20'): Promise<Record<string, number>> {
  await world.compute('2026-11-20');
  const rows = await world.mirror.all<{ id: string; contacts: number }>(
    `SELECT d.deal_id AS id, e.contacts FROM fact.engaged e JOIN fact.deal d ON d.deal_no = e.deal_no
    JOIN fact.ending n ON n.end_no = e.end_no WHERE n.day = $day ORDER BY 1`,
    { day },
  );
  return Object.fromEntries(rows.map((row) => [row.id.replace(/^0060*|AAA$/g, ''), row.contacts]));
}

test('people of the account count for all its open deals, each person once, whatever the touch was logged on', async () => {
  for (const name of ['a', 'b']) await open(name, 'acme');
  await open('c', 'other');
  await world.lost('closed', 'ann', '2026-11-01', { account: 'acme' });
  await world.call('a', at, who('amy'));
  await world.call('b', at, who('amy'));
  await world.call('c', at, who('ben'));
  // Ben is from acme; on the deal of the other account he counts there too.
  expect(await engaged()).toEqual({ a: 2, b: 2, c: 1 });
});

test('someone from elsewhere counts for the account whose deal was touched, while that deal was open', async () => {
  for (const name of ['a', 'b']) await open(name, 'acme');
  await world.lost('closed', 'ann', '2026-11-01', { account: 'acme' });
  await world.call('closed', at, who('alien'));
  await world.call('closed', at, who('amy'));
  expect(await engaged()).toEqual({ a: 1, b: 1 });
  await world.call('a', at, who('alien'));
  expect(await engaged()).toEqual({ a: 2, b: 2 });
});

test('a deal without an account has the people of the touches credited to it', async () => {
  await open('a');
  await open('b');
  await world.insert('opportunity_contact_role', {
    Id: world.next('00K'),
    OpportunityId: deal('b'),
    ContactId: id('003', 'ben'),
    CreatedDate: created,
  });
  await world.call('a', at, who('amy'));
  await world.call(null, at, who('ben'));
  await world.call('b', at, who('unreadable'));
  expect(await engaged()).toEqual({ a: 1, b: 2 });
});

test('related contacts and guests of a held meeting take part; who declined, leads, colleagues, plans do not', async () => {
  await open('a', 'acme');
  await world.call('a', at, { Id: id('00T', 'related') });
  await world.insert('task_relation', {
    Id: 'r1',
    TaskId: id('00T', 'related'),
    RelationId: id('003', 'amy'),
    CreatedDate: at,
  });
  const relate = async (event: string, relation: string, status: string): Promise<void> =>
    world.insert('event_relation', {
      Id: world.next('0RE'),
      EventId: id('00U', event),
      RelationId: relation,
      Status: status,
      CreatedDate: created,
    });
  await world.meeting('a', at, '2026-11-03T19:00:00Z', { Id: id('00U', 'held'), WhoId: null });
  await relate('held', id('003', 'ben'), 'Accepted');
  await relate('held', id('003', 'alien'), 'Declined');
  await relate('held', id('00Q', 'lead'), 'Accepted');
  await relate('held', user('bob'), 'Accepted');
  await world.meeting('a', '2026-12-03T18:00:00Z', '2026-12-03T19:00:00Z', who('guest'));
  await world.call('a', at, who('guest', { IsClosed: false }));
  expect(await engaged()).toEqual({ a: 2 });
});

test.each([
  ['America/Los_Angeles', '2026-10-22T06:59:00Z', undefined],
  ['America/Los_Angeles', '2026-10-22T07:00:00Z', 1],
  ['Asia/Kolkata', '2026-10-21T18:29:00Z', undefined],
  ['Asia/Kolkata', '2026-10-21T18:30:00Z', 1],
])('thirty local days, the last one included: %s, %s', async (zone, moment, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await open('a', 'acme');
  await world.call('a', moment, who('amy'));
  expect((await engaged())['a']).toBe(expected);
});

test('an ending knows what was on record then: the activity, its people and its credit', async () => {
  await open('a', 'acme');
  await world.call('a', '2026-10-20T18:00:00Z', who('amy', { CreatedDate: '2026-11-02T18:00:00Z' }));
  await world.meeting(
    'a',
    '2026-10-20T18:00:00Z',
    '2026-10-20T19:00:00Z',
    who('ben', { Id: id('00U', 'm') }),
  );
  await world.insert('event_relation', {
    Id: 'r1',
    EventId: id('00U', 'm'),
    RelationId: id('003', 'guest'),
    CreatedDate: '2026-11-05T18:00:00Z',
  });
  expect(await engaged('2026-10-31')).toEqual({ a: 1 });
  expect(await engaged('2026-11-15')).toEqual({ a: 3 });
});
