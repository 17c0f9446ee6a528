import { deal, id, openWorld, user } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-11-01T18:00:00Z';

async function open(name: string, owner: string, account: string): Promise<void> {
  await world.deal({ id: name, owner, created, account, moves: [['Prospecting', created]] });
}
/** The open deals that have a meeting ahead now. */
async function ahead(): Promise<string[]> {
  const rows = await world.mirror.all<{ deal_id: string }>(`
    SELECT d.deal_id FROM fact.snapshot s JOIN fact.deal d ON d.deal_no = s.deal_no
    WHERE s.next_meeting_at IS NOT NULL AND s.end_no = (SELECT max(end_no) FROM fact.ending) ORDER BY 1`);
  return rows.map((row) => row.deal_id);
}
async function plan(contact: string, more: Record<string, string> = {}): Promise<void> {
  await world.meeting(null, '2026-12-01T18:00:00Z', '2026-12-01T19:00:00Z', {
    WhoId: id('003', contact),
    ...more,
  });
}

test('a meeting ahead belongs to the one open deal of the one account that has exactly one', async () => {
  for (const [contact, account] of [
    ['pat', 'p'],
    ['quinn', 'q'],
    ['ray', 'r'],
  ]) {
    await world.insert('contact', { Id: id('003', contact!), AccountId: id('001', account!) });
  }
  await open('p1', 'ann', 'p');
  await open('q1', 'ann', 'q');
  await open('q2', 'bob', 'q');
  await open('r1', 'bob', 'r');
  await plan('quinn');
  await world.compute('2026-11-20');
  expect(await ahead()).toEqual([]);
  // Pat has one deal; that Quinn has two beside it does not matter.
  await plan('pat', { Id: id('00U', 'both') });
  await world.insert('event_relation', {
    Id: id('0RE', '1'),
    EventId: id('00U', 'both'),
    RelationId: id('003', 'quinn'),
    CreatedDate: created,
  });
  await world.compute('2026-11-20');
  expect(await ahead()).toEqual([deal('p1')]);
});

test('two such accounts credit none, and an account named by the event says nothing', async () => {
  await world.insert('contact', { Id: id('003', 'pat'), AccountId: id('001', 'p') });
  await world.insert('contact', { Id: id('003', 'ray'), AccountId: id('001', 'r') });
  await open('p1', 'ann', 'p');
  await open('r1', 'bob', 'r');
  await plan('pat', { Id: id('00U', 'both') });
  await world.insert('event_relation', {
    Id: id('0RE', '1'),
    EventId: id('00U', 'both'),
    RelationId: id('003', 'ray'),
    CreatedDate: created,
  });
  await plan('stranger', { WhatId: id('001', 'p') });
  await world.compute('2026-11-20');
  expect(await ahead()).toEqual([]);
});

test('of several deals by contact role those of the event owner are credited', async () => {
  await open('p1', 'ann', 'p');
  await open('p2', 'bob', 'p');
  for (const name of ['p1', 'p2']) {
    await world.insert('opportunity_contact_role', {
      Id: world.next('00K'),
      OpportunityId: deal(name),
      ContactId: id('003', 'pat'),
      CreatedDate: created,
    });
  }
  await plan('pat', { OwnerId: user('bob') });
  await world.compute('2026-11-20');
  expect(await ahead()).toEqual([deal('p2')]);
});
