import { id, user } from '../../metrics/world.ts';
import type { World } from '../../metrics/world.ts';
import { computeReviews } from '../compute.ts';
import { openReviewed, reviewAt, reviewOf } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

const created = '2026-10-05T18:00:00Z';

/** A deal of its own account whose contacts were called on 10 November, and once long ago by nobody in particular. */
async function open(name: string, contacts: number, stage = 'Proposal', at = '2026-11-10T18:00:00Z') {
  await world.deal({ id: name, owner: 'ann', created, account: name, moves: [[stage, created]] });
  await world.insert('account', { Id: id('001', name) });
  await world.call(name, '2026-10-06T18:00:00Z');
  for (let index = 0; index < contacts; index += 1) {
    const contact = id('003', `${name}${index}`);
    await world.insert('contact', { Id: contact, AccountId: id('001', name) });
    await world.call(name, at, { WhoId: contact });
  }
}

test('fewer than three contacts in 30 days are a warning, fewer than two critical', async () => {
  for (let contacts = 0; contacts <= 3; contacts += 1) await open(`c${contacts}`, contacts);
  await open('d29', 3, 'Proposal', '2026-10-22T18:00:00Z');
  await open('d30', 3, 'Proposal', '2026-10-21T18:00:00Z');
  await reviewAt(world, '2026-11-20');
  const names = ['c0', 'c1', 'c2', 'c3', 'd29', 'd30'];
  const rows = await Promise.all(names.map((name) => reviewOf(world, name)));
  expect(
    rows.map((row) => [
      row['Single_Threaded__c'],
      row['Single_Threaded_Severity__c'],
      row['Engaged_Contacts__c'],
    ]),
  ).toEqual([
    ['raised', 'critical', 0],
    ['raised', 'critical', 1],
    ['raised', 'warning', 2],
    ['clear', null, 3],
    ['clear', null, 3],
    ['raised', 'critical', 0],
  ]);
  expect(rows[0]!.evidence['single-threaded']).toMatchObject({ code: 'noContacts' });
  expect(rows[2]!.evidence['single-threaded']).toEqual({
    code: 'fewContacts',
    contacts: 2,
    nextStep: { code: 'addContact' },
    talkingPoint: { code: 'askWhoElse' },
    threshold: 3,
    thresholdSource: 'default',
  });
  expect(rows[3]!.evidence['single-threaded']).toMatchObject({ code: 'contactsEngaged', contacts: 3 });
});

test('asked past qualification only, and of companies only', async () => {
  await open('early', 1, 'Qualification');
  await open('person', 1);
  await open('gone', 1, 'Renamed away');
  await world.mirror.run(`UPDATE sf.account SET IsPersonAccount = true WHERE Id = '${id('001', 'person')}'`);
  await reviewAt(world, '2026-11-20');
  const early = await reviewOf(world, 'early');
  expect(early).toMatchObject({ Single_Threaded__c: 'clear' });
  expect(early.evidence['single-threaded']).toMatchObject({ code: 'earlyStage' });
  const row = await reviewOf(world, 'person');
  expect(row).toMatchObject({ Single_Threaded__c: 'unknown' });
  expect(row.evidence['single-threaded']).toMatchObject({ code: 'personAccount' });
  expect((await reviewOf(world, 'gone')).evidence['single-threaded']).toMatchObject({ code: 'unknownStage' });
});

test('one contact is enough in a segment that sells to one person', async () => {
  await open('a', 1);
  await world.insert('touchline_subject__c', {
    Id: id('a00', 'ann'),
    Key__c: `person:${user('ann')}`,
    Kind__c: 'person',
    User__c: user('ann'),
    Segment__c: 'Online',
  });
  await world.compute('2026-11-20');
  await computeReviews(world.mirror, world.context('2026-11-20', { transactionalSegments: ['Online'] }));
  const row = await reviewOf(world, 'a');
  expect(row).toMatchObject({ Single_Threaded__c: 'clear' });
  expect(row.evidence['single-threaded']).toMatchObject({ code: 'transactionalSegment' });
});

test.each([
  ['America/Los_Angeles', 0],
  ['Asia/Kolkata', 3],
])('30 days are local: %s', async (zone, contacts) => {
  await world.mirror.close();
  world = await openReviewed(zone);
  // 21 October in California, already the 22nd in India.
  await open('a', 3, 'Proposal', '2026-10-21T20:00:00Z');
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'a')).toMatchObject({ Engaged_Contacts__c: contacts });
});

test('unknown where the team logs too little', async () => {
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Proposal', created]] });
  await reviewAt(world, '2026-11-20');
  const row = await reviewOf(world, 'a');
  expect(row).toMatchObject({ Single_Threaded__c: 'unknown', Single_Threaded_Severity__c: null });
  expect(row.evidence['single-threaded']).toMatchObject({ code: 'activityGate' });
});
