import { deal, evidenceOf, id, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;

const created = '2026-11-01T18:00:00Z';
const field = 'Contact_Coverage__c';

/** An org whose customers employ three people each, named after them: 'acme1' to 'acme3'. */
async function open(zone?: string): Promise<void> {
  world = await openWorld(zone);
  for (const account of ['acme', 'bolt', 'single']) {
    for (const number of [1, 2, 3]) {
      await world.insert('contact', { Id: id('003', `${account}${number}`), AccountId: id('001', account) });
    }
  }
}
beforeEach(() => open());
afterEach(async () => world.mirror.close());

async function engage(
  name: string,
  account: string,
  people: number,
  at = '2026-11-10T18:00:00Z',
): Promise<void> {
  for (let number = 1; number <= people; number += 1) {
    await world.call(name, at, { WhoId: id('003', `${account}${number}`) });
  }
}
async function dealOf(name: string, account: string, owner = 'ann', since = created): Promise<void> {
  await world.deal({ id: name, owner, account, created: since, moves: [['Prospecting', since]] });
}

test('is the share of open deals with three engaged contacts, with the Jeffreys interval', async () => {
  await dealOf('three', 'acme');
  await dealOf('two', 'bolt');
  await dealOf('none', 'single');
  await dealOf('other', 'single', 'bob');
  await engage('three', 'acme', 3);
  await engage('two', 'bolt', 2);
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    [field]: 33.3333,
    Contact_Coverage_Num__c: 1,
    Contact_Coverage_Den__c: 3,
    Contact_Coverage_N__c: 3,
    // Quantiles 0.025 and 0.975 of Beta(1.5, 2.5), by numeric integration.
    Contact_Coverage_Low__c: 3.8748,
    Contact_Coverage_High__c: 82.3264,
  });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'contact-coverage')).toMatchObject({
    ids: [deal('two'), deal('none')],
    n: 2,
    predicate: { code: 'fewContacts', params: { at: '2026-11-20' } },
  });
  for (const key of [team('may'), organisation])
    expect(await world.scorecard(key)).toMatchObject({ [field]: 25 });
});

test('deals of person accounts are left out and counted; so are those of a team that logs too little', async () => {
  await world.insert('account', { Id: id('001', 'single'), IsPersonAccount: true });
  await dealOf('company', 'acme');
  await dealOf('consumer', 'single');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ [field]: 0, Contact_Coverage_N__c: 1 });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'contact-coverage')).toMatchObject({
    ids: [deal('company')],
    marks: { personAccounts: 1 },
  });
  await dealOf('old', 'acme', 'bob', '2026-01-05T18:00:00Z');
  await world.compute('2026-11-20');
  const silent = await world.scorecard(person('ann'));
  expect(silent).toMatchObject({ [field]: null, Contact_Coverage_N__c: 0 });
  expect(evidenceOf(silent, 'Hygiene_Evidence__c', 'contact-coverage').marks['activityGate']).toBe(2);
});

test('no open deal is no share, and a finished month knows what was on record at its end', async () => {
  await world.won('won', 'ann', '2026-11-10', { created: '2026-11-02T18:00:00Z' });
  await dealOf('a', 'acme', 'bob', '2026-10-20T18:00:00Z');
  await engage('a', 'acme', 2, '2026-10-25T18:00:00Z');
  await engage('a', 'acme', 3, '2026-11-02T18:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: null, Contact_Coverage_Den__c: 0 });
  expect(await world.scorecard(person('bob'))).toMatchObject({ [field]: 100 });
  expect(await world.scorecard(person('bob'), 'fiscal-month', '2026-10-01')).toMatchObject({ [field]: 0 });
});

test.each([
  ['America/Los_Angeles', '2026-10-22T06:59:00Z', 0],
  ['America/Los_Angeles', '2026-10-22T07:00:00Z', 100],
  ['Asia/Kolkata', '2026-10-21T18:29:00Z', 0],
  ['Asia/Kolkata', '2026-10-21T18:30:00Z', 100],
])('thirty local days, today included: %s %s', async (zone, at, expected) => {
  await world.mirror.close();
  await open(zone);
  await dealOf('a', 'acme', 'ann', '2026-10-01T18:00:00Z');
  await engage('a', 'acme', 3, at);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: expected });
});
