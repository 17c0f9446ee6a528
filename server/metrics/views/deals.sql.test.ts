import { openWorld, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const closedDays = async (): Promise<Record<string, string | null>> => {
  const rows = await world.mirror.all<{ id: string; day: string | null }>(
    'SELECT deal_id AS id, fact.local_day(closed_at) AS day FROM fact.deal ORDER BY 1',
  );
  return Object.fromEntries(rows.map(({ id, day }) => [id.replace(/^0060*|AAA$/g, ''), day]));
};

test('a loss that is given another lost stage later is not lost again; lost after won is', async () => {
  await world.insert('opportunity_stage', {
    Id: '01Jx',
    MasterLabel: 'No Decision',
    ApiName: 'No Decision',
    SortOrder: 9,
    IsActive: true,
    IsClosed: true,
    IsWon: false,
  });
  const created = '2026-01-05T18:00:00Z';
  await world.deal({
    id: 'relabelled',
    owner: 'ann',
    created,
    moves: [
      ['Qualification', created],
      ['Closed Lost', '2026-05-05T18:00:00Z'],
      ['No Decision', '2026-09-01T18:00:00Z'],
    ],
  });
  await world.deal({
    id: 'turned',
    owner: 'ann',
    created,
    moves: [
      ['Qualification', created],
      ['Closed Won', '2026-05-05T18:00:00Z'],
      ['Closed Lost', '2026-09-01T18:00:00Z'],
    ],
  });
  await world.deal({
    id: 'reopened',
    owner: 'ann',
    created,
    moves: [
      ['Qualification', created],
      ['Closed Lost', '2026-05-05T18:00:00Z'],
      ['Proposal', '2026-06-01T18:00:00Z'],
      ['Closed Lost', '2026-09-01T18:00:00Z'],
    ],
  });
  await world.compute('2026-11-20');
  expect(await closedDays()).toEqual({
    relabelled: '2026-05-05',
    turned: '2026-09-01',
    reopened: '2026-09-01',
  });
});

test('a closed deal without history was open until it closed, and its closing is work', async () => {
  await world.deal({
    id: 'bare',
    owner: 'ann',
    created: '2026-01-05T18:00:00Z',
    stage: 'Closed Won',
    close: '2026-11-12',
    amount: 500,
  });
  await world.compute('2026-11-20');
  const week = (start: string) => world.scorecard(person('ann'), 'week', start);
  expect(await week('2026-11-02')).toMatchObject({
    Open_Opportunities__c: 1,
    Open_Pipeline__c: 500,
    Opportunities_Worked__c: 0,
  });
  expect(await week('2026-11-09')).toMatchObject({
    Open_Opportunities__c: 0,
    Open_Pipeline__c: 0,
    Opportunities_Worked__c: 1,
    Qualified_Worked__c: 1,
  });
  expect(await week('2026-11-16')).toMatchObject({ Open_Opportunities__c: 0, Opportunities_Worked__c: 0 });
});
