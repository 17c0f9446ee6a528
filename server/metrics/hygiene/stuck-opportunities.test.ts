import { deal, evidenceOf, id, openWorld, organisation, person, user } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const field = 'Stuck_Opportunities__c';

/** Open in one stage since an instant. */
async function open(name: string, stage: string, at: string, owner = 'ann'): Promise<void> {
  await world.deal({ id: name, owner, created: at, moves: [[stage, at]] });
}
/** Won after so many days in Proposal. */
async function passed(
  name: string,
  days: number,
  owner = 'ann',
  won = '2026-06-01T08:00:00Z',
): Promise<void> {
  const created = new Date(Date.parse(won) - days * 86_400_000).toISOString();
  await world.deal({
    id: name,
    owner,
    created,
    close: won.slice(0, 10),
    moves: [
      ['Proposal', created],
      ['Closed Won', won],
    ],
  });
}
async function stuckOf(key: string, type?: string, start?: string): Promise<string[]> {
  return evidenceOf(await world.scorecard(key, type, start), 'Hygiene_Evidence__c', 'stuck-opportunities')
    .ids;
}

test('too few won passes: 10, 14 and 21 days by stage, and not a moment earlier', async () => {
  // The run ends at 2026-11-21T07:59:59.999Z.
  await open('e0', 'Prospecting', '2026-11-11T08:00:00Z');
  await open('e1', 'Prospecting', '2026-11-11T07:00:00Z');
  await open('m0', 'Qualification', '2026-11-07T08:00:00Z');
  await open('m1', 'Qualification', '2026-11-07T07:00:00Z');
  await open('l0', 'Proposal', '2026-10-31T08:00:00Z');
  await open('l1', 'Proposal', '2026-10-31T07:00:00Z');
  await open('odd', 'Gone', '2026-01-01T08:00:00Z');
  await world.compute('2026-11-20');
  expect(await stuckOf(person('ann'))).toEqual([deal('e1'), deal('l1'), deal('m1')]);
  const row = await world.scorecard(organisation);
  expect(row).toMatchObject({ [field]: 3, Stuck_Opportunities_N__c: 3 });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'stuck-opportunities').marks).toMatchObject({
    unjudgedStage: 1,
  });
});

test("twenty won passes: one and a half times their median, of the owner's segment, known at the ending", async () => {
  for (const [name, segment] of [
    ['ann', 'big'],
    ['bob', null],
  ] as const) {
    await world.insert('touchline_subject__c', {
      Id: id('a00', name),
      Key__c: person(name),
      Kind__c: 'person',
      User__c: user(name),
      Segment__c: segment,
    });
  }
  // Medians: 40 days in big (threshold 60), 4 in none (the floor of 14 holds).
  for (let pass = 0; pass < 20; pass += 1)
    await passed(`w${pass}`, pass < 10 ? 30 : 50, 'ann', pass === 0 ? '2026-11-10T08:00:00Z' : undefined);
  for (let pass = 0; pass < 20; pass += 1) await passed(`v${pass}`, 4, 'bob');
  await open('a59', 'Proposal', '2026-09-23T08:00:00Z');
  await open('a61', 'Proposal', '2026-09-21T08:00:00Z');
  await open('b13', 'Proposal', '2026-11-08T08:00:00Z', 'bob');
  await open('b15', 'Proposal', '2026-11-06T08:00:00Z', 'bob');
  await world.compute('2026-11-20');
  expect(await stuckOf(organisation)).toEqual([deal('a61'), deal('b15')]);
  // At the end of October one pass was missing: the default of 21 days raises both of ann's.
  expect(await stuckOf(person('ann'), 'fiscal-month', '2026-10-01')).toEqual([deal('a59'), deal('a61')]);
  const rule = {
    Id: 'm01',
    DeveloperName: 'Days',
    Flag__c: 'stuck-in-stage',
    Parameter__c: 'days',
    Value__c: 60,
    Is_Active__c: true,
  };
  await world.insert('touchline_flag_rule__mdt', rule);
  await world.compute('2026-11-20');
  expect(await stuckOf(organisation)).toEqual([deal('a61')]);
});

test('what the org shows as stuck stays so until nine tenths of a derived threshold', async () => {
  for (let pass = 0; pass < 20; pass += 1) await passed(`w${pass}`, 20);
  await open('d28', 'Proposal', '2026-10-24T08:00:00Z');
  await open('d26', 'Proposal', '2026-10-26T08:00:00Z');
  await open('m13', 'Qualification', '2026-11-08T08:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 0 });
  await world.mirror.run(
    `ALTER TABLE sf.touchline_deal_review__c ADD COLUMN IF NOT EXISTS "Stuck_In_Stage__c" VARCHAR`,
  );
  for (const name of ['d28', 'd26', 'm13']) {
    await world.insert('touchline_deal_review__c', {
      Id: id('a02', name),
      Key__c: deal(name),
      Stuck_In_Stage__c: 'raised',
    });
  }
  await world.compute('2026-11-20');
  expect(await stuckOf(person('ann'))).toEqual([deal('d28')]);
  expect(await world.scorecard(person('ann'), 'week', '2026-11-09')).toMatchObject({ [field]: 0 });
});

test('nothing stuck is zero', async () => {
  await world.won('a', 'ann', '2026-11-10');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 0, Stuck_Opportunities_N__c: 0 });
});
