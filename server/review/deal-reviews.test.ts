import { deal } from '../metrics/world.ts';
import type { World } from '../metrics/world.ts';
import { flags } from './index.ts';
import { openReviewed, reviewAt, reviewOf } from './reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

test('one row per open deal and per deal decided in the last 30 days, whose flags are empty', async () => {
  const created = '2026-01-05T18:00:00Z';
  await world.deal({ id: 'open', owner: 'ann', created, moves: [['Qualification', created]] });
  await world.won('day30', 'ann', '2026-10-22');
  await world.won('day31', 'ann', '2026-10-21');
  await world.lost('lost', 'ann', '2026-11-20');
  await reviewAt(world, '2026-11-20');
  const rows = await world.mirror.all<{ Key__c: string }>('SELECT "Key__c" FROM out.deal_review ORDER BY 1');
  expect(rows.map(({ Key__c }) => Key__c)).toEqual([deal('day30'), deal('lost'), deal('open')].sort());
  const { evidence, Key__c, Opportunity__c, Flag_Count__c, Critical_Count__c, Flags_Evidence__c, ...rest } =
    await reviewOf(world, 'lost');
  expect({ Key__c, Opportunity__c, Flag_Count__c, Critical_Count__c, Flags_Evidence__c, evidence }).toEqual({
    Key__c: deal('lost'),
    Opportunity__c: deal('lost'),
    Flag_Count__c: 0,
    Critical_Count__c: 0,
    Flags_Evidence__c: '{}',
    evidence: {},
  });
  expect(Object.keys(rest)).toContain('Stage_Rank__c');
  expect(Object.values(rest).filter((value) => value !== null)).toEqual([]);
});

test('the review of an unchanged deal does not change overnight', async () => {
  const created = '2026-11-16T18:00:00Z';
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.call('a', '2026-11-17T18:00:00Z');
  await reviewAt(world, '2026-11-20');
  const before = await reviewOf(world, 'a');
  await reviewAt(world, '2026-11-23');
  expect(await reviewOf(world, 'a')).toEqual(before);
  expect(Object.keys(before.evidence)).toEqual(['marks', ...flags.map(({ id }) => id)].sort());
});

test('deals without history or in a stage nobody defines are marked', async () => {
  await world.deal({ id: 'bare', owner: 'ann', created: '2026-11-16T18:00:00Z', stage: 'Gone' });
  await reviewAt(world, '2026-11-20');
  const row = await reviewOf(world, 'bare');
  expect(row).toMatchObject({ Stage_Rank__c: null });
  expect(row.evidence['marks']).toEqual({ fallback: 1, unknownStage: 1 });
});
