import { deal, evidenceOf, openWorld, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';

test('counts only deals that had reached the qualified stage by the end of the period', async () => {
  await world.deal({ id: 'early', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.deal({
    id: 'grown',
    owner: 'ann',
    created,
    moves: [
      ['Prospecting', created],
      ['Qualification', '2026-11-09T18:00:00Z'],
    ],
  });
  await world.deal({
    id: 'back',
    owner: 'ann',
    created,
    moves: [
      ['Proposal', created],
      ['Prospecting', '2026-02-01T18:00:00Z'],
    ],
  });
  for (const name of ['early', 'grown', 'back']) {
    await world.call(name, '2026-10-06T18:00:00Z');
    await world.call(name, '2026-11-06T18:00:00Z');
  }
  await world.compute('2026-11-20');
  const november = await world.scorecard(person('ann'));
  expect(november).toMatchObject({ Qualified_Worked__c: 2, Opportunities_Worked__c: 3 });
  expect(evidenceOf(november, 'Velocity_Evidence__c', 'qualified-worked').ids).toEqual([
    deal('back'),
    deal('grown'),
  ]);
  expect(await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01')).toMatchObject({
    Qualified_Worked__c: 1,
  });
  expect(await world.scorecard(person('ann'), 'week', '2026-11-02')).toMatchObject({
    Qualified_Worked__c: 1,
  });
});

test('with a single open stage that stage is qualified; nobody at work is 0', async () => {
  await world.mirror.run(`DELETE FROM sf.opportunity_stage WHERE ApiName IN ('Qualification', 'Proposal')`);
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.deal({ id: 'b', owner: 'bob', created, moves: [['Prospecting', created]] });
  await world.call('a', '2026-11-06T18:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Qualified_Worked__c: 1 });
  expect(await world.scorecard(person('bob'))).toMatchObject({ Qualified_Worked__c: 0 });
});
