import { deal, id, openWorld, user } from '../world.ts';
import type { Row, World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  for (const [contact, account] of [
    ['guest', 'acme'],
    ['zoe', 'acme'],
    ['alien', 'other'],
  ]) {
    await world.insert('contact', { Id: id('003', contact!), AccountId: id('001', account!) });
  }
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';
const at = '2026-11-03T18:00:00Z';

async function open(name: string, owner = 'ann', account?: string): Promise<void> {
  await world.deal({
    id: name,
    owner,
    created,
    moves: [['Prospecting', created]],
    ...(account ? { account } : {}),
  });
}
async function role(name: string, contact: string, since = created): Promise<void> {
  await world.insert('opportunity_contact_role', {
    Id: world.next('00K'),
    OpportunityId: deal(name),
    ContactId: id('003', contact),
    CreatedDate: since,
  });
}
const who = (contact: string, more: Row = {}): Row => ({ WhoId: id('003', contact), ...more });

/** Deal and rule of every credit at the moment of the run. */
async function credits(): Promise<[string, number][]> {
  await world.compute('2026-11-20');
  const rows = await world.mirror.all<{ deal_id: string; rule: number }>(`
    SELECT d.deal_id, t.rule FROM fact.touch t JOIN fact.deal d ON d.deal_no = t.deal_no
    WHERE t.until_end > (SELECT max(end_no) FROM fact.ending) ORDER BY 1, t.moment`);
  return rows.map(({ deal_id, rule }) => [deal_id, rule]);
}

test('rule 1: the deal it was logged on, whatever the contact plays elsewhere', async () => {
  await open('a');
  await open('b');
  await role('b', 'guest');
  await world.call('a', at, who('guest'));
  expect(await credits()).toEqual([[deal('a'), 1]]);
});

test('rule 2: the one open deal where the contact has a role', async () => {
  await open('a');
  await world.lost('closed', 'ann', '2026-10-01');
  await role('a', 'guest');
  await role('closed', 'guest');
  await world.call(null, at, who('guest'));
  expect(await credits()).toEqual([[deal('a'), 2]]);
});

test('rule 2: of several, those the actor owned at that moment; none of them his, none', async () => {
  await open('a');
  await open('b', 'bob');
  await role('a', 'guest');
  await role('b', 'guest');
  await world.ownerChange('b', '2026-11-03T18:00:01Z', 'ann', 'bob');
  await world.call(null, at, who('guest', { OwnerId: user('ann') }));
  await world.call(null, at, who('guest', { OwnerId: user('may') }));
  await world.call(null, '2026-11-04T18:00:00Z', who('guest', { OwnerId: user('bob') }));
  expect(await credits()).toEqual([
    [deal('a'), 2],
    [deal('b'), 2],
    [deal('b'), 2],
  ]);
});

test('rule 2 goes before rule 3, and several without an own one ends the search', async () => {
  await open('a', 'ann', 'acme');
  await open('b');
  await open('c');
  await role('b', 'guest');
  await role('c', 'guest');
  await world.call(null, at, who('guest', { OwnerId: user('may') }));
  expect(await credits()).toEqual([]);
});

test("rule 3: the only deal the contact's account has open at that moment; the account alone is nobody", async () => {
  await open('a', 'ann', 'acme');
  await world.lost('old', 'ann', '2026-10-01', { account: 'acme' });
  await world.call(null, at, who('guest'));
  await world.call(null, at, { WhatId: id('001', 'acme') });
  await world.call(null, '2026-09-01T18:00:00Z', who('guest'));
  await world.call(null, at, who('alien'));
  expect(await credits()).toEqual([[deal('a'), 3]]);
});

test('a LinkedIn step is a touch by its subtype; a list email is none whatever its type', async () => {
  await open('a');
  await world.call('a', at, { TaskSubtype: 'LinkedIn', Type: null });
  await world.call('a', at, { TaskSubtype: 'ListEmail', Type: 'Email' });
  expect(await credits()).toEqual([[deal('a'), 1]]);
});

test('everyone on the activity counts: related contacts and guests, but not those who declined', async () => {
  await open('a');
  await role('a', 'zoe');
  await world.call(null, at, { Id: id('00T', 'related') });
  await world.insert('task_relation', {
    Id: 'r1',
    TaskId: id('00T', 'related'),
    RelationId: id('003', 'zoe'),
    CreatedDate: at,
  });
  for (const [name, status] of [
    ['yes', 'Accepted'],
    ['no', 'Declined'],
  ]) {
    await world.meeting(null, at, '2026-11-03T19:00:00Z', { Id: id('00U', name!), WhoId: null });
    await world.insert('event_relation', {
      Id: `r${name}`,
      EventId: id('00U', name!),
      RelationId: id('003', 'zoe'),
      Status: status!,
      CreatedDate: created,
    });
  }
  expect(await credits()).toEqual([
    [deal('a'), 2],
    [deal('a'), 2],
  ]);
});

test('all-day events, parents of a series and copies for invitees are no meetings', async () => {
  await open('a');
  const uncounted: Row[] = [
    { IsAllDayEvent: true },
    { IsRecurrence: true },
    { IsChild: true },
    { GroupEventType: '3' },
  ];
  for (const more of uncounted) {
    await world.meeting('a', at, '2026-11-03T19:00:00Z', more);
  }
  await world.meeting('a', at, '2026-11-03T19:00:00Z', { GroupEventType: '1' });
  expect(await credits()).toEqual([[deal('a'), 1]]);
});

test('entries of one deal with the same start are one touch; another start or another deal is another', async () => {
  await open('a');
  await open('b');
  for (const name of ['a', 'a', 'b']) await world.meeting(name, at, '2026-11-03T19:00:00Z');
  await world.meeting('a', '2026-11-03T18:30:00Z', '2026-11-03T19:00:00Z');
  await world.call('a', at);
  await world.compute('2026-11-20');
  const rows = await world.mirror.all(`
    SELECT d.deal_id, s.touches FROM fact.snapshot s JOIN fact.deal d ON d.deal_no = s.deal_no
    WHERE s.end_no = (SELECT max(end_no) FROM fact.ending) ORDER BY 1`);
  expect(rows).toEqual([
    { deal_id: deal('a'), touches: 3 },
    { deal_id: deal('b'), touches: 1 },
  ]);
});

test('a meeting entered a second time later changes nothing, then or now', async () => {
  await open('a');
  await world.meeting('a', '2026-10-20T18:00:00Z', '2026-10-20T19:00:00Z');
  await world.meeting('a', '2026-10-20T18:00:00Z', '2026-10-20T20:00:00Z', {
    CreatedDate: '2026-11-05T18:00:00Z',
  });
  await world.compute('2026-11-20');
  const rows = await world.mirror.all<{ touches: number }>(
    'SELECT DISTINCT touches FROM fact.snapshot ORDER BY 1',
  );
  expect(rows).toEqual([{ touches: 0 }, { touches: 1 }]);
});

test('an entry that ended after the deal closed does not stand for the one that ended before', async () => {
  await world.lost('a', 'ann', '2026-11-03');
  await world.meeting('a', '2026-11-03T17:00:00Z', '2026-11-04T18:00:00Z');
  await world.meeting('a', '2026-11-03T17:00:00Z', '2026-11-03T18:00:00Z');
  await world.compute('2026-11-20');
  const rows = await world.mirror.all('SELECT is_open, is_repeat FROM fact.touch ORDER BY 1');
  expect(rows).toEqual([
    { is_open: false, is_repeat: false },
    { is_open: true, is_repeat: false },
  ]);
});

test('a role entered later credits from then on: earlier snapshots keep what was known', async () => {
  await open('a');
  await open('b', 'bob');
  await role('a', 'guest');
  await role('b', 'guest', '2026-11-10T18:00:00Z');
  await world.call(null, '2026-10-20T18:00:00Z', who('guest', { OwnerId: user('bob') }));
  expect(await credits()).toEqual([[deal('b'), 2]]);
  const october = await world.mirror.all<{ deal_id: string; touches: number }>(`
    SELECT d.deal_id, s.touches FROM fact.snapshot s JOIN fact.deal d ON d.deal_no = s.deal_no
    JOIN fact.ending n ON n.end_no = s.end_no WHERE n.day = DATE '2026-10-31' ORDER BY 1`);
  expect(october).toEqual([
    { deal_id: deal('a'), touches: 1 },
    { deal_id: deal('b'), touches: 0 },
  ]);
});

test('a meeting ahead is attributed by the same rules, judged now', async () => {
  await open('a', 'ann', 'acme');
  await open('b');
  await role('b', 'alien');
  const next = ['2026-12-01T18:00:00Z', '2026-12-01T19:00:00Z'] as const;
  await world.meeting(null, ...next, who('guest'));
  await world.meeting(null, ...next, who('alien'));
  await world.compute('2026-11-20');
  const rows = await world.mirror.all<{ deal_id: string }>(`
    SELECT d.deal_id FROM fact.snapshot s JOIN fact.deal d ON d.deal_no = s.deal_no
    WHERE s.next_meeting_at IS NOT NULL AND s.end_no = (SELECT max(end_no) FROM fact.ending) ORDER BY 1`);
  expect(rows.map(({ deal_id }) => deal_id)).toEqual([deal('a'), deal('b')]);
});
