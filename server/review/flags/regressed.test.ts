import type { World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

const created = '2026-09-01T18:00:00Z';

async function moved(name: string, ...moves: [string, string][]): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created, moves: [['Proposal', created], ...moves] });
}

test('raised for 30 days after a move to an earlier open stage', async () => {
  await moved('d29', ['Prospecting', '2026-10-22T18:00:00Z']);
  await moved('d30', ['Prospecting', '2026-10-21T18:00:00Z']);
  await moved('never');
  await world.deal({ id: 'bare', owner: 'ann', created });
  await reviewAt(world, '2026-11-20');
  const row = await reviewOf(world, 'd29');
  expect(row).toMatchObject({ Regressed__c: 'raised', Regressed_Severity__c: 'warning' });
  expect(row.evidence['regressed']).toEqual({
    code: 'movedBack',
    fromRank: 3,
    movedBackDate: '2026-10-22',
    nextStep: { code: 'reviewStage' },
    talkingPoint: { code: 'askWhatChanged' },
    threshold: 30,
    thresholdSource: 'default',
    toRank: 1,
  });
  expect((await reviewOf(world, 'd30')).evidence['regressed']).toMatchObject({ code: 'movedBackBefore' });
  expect((await reviewOf(world, 'never')).evidence['regressed']).toMatchObject({ code: 'neverMovedBack' });
  const bare = await reviewOf(world, 'bare');
  expect(bare).toMatchObject({ Regressed__c: 'unknown' });
  expect(bare.evidence['regressed']).toMatchObject({ code: 'noHistory' });
});

test('a reopened deal and a stage nobody ranks did not move back; the latest move counts', async () => {
  await moved('reopened', ['Closed Lost', '2026-11-10T18:00:00Z'], ['Prospecting', '2026-11-12T18:00:00Z']);
  await moved('aside', ['Renamed away', '2026-11-10T18:00:00Z'], ['Prospecting', '2026-11-12T18:00:00Z']);
  await moved(
    'twice',
    ['Qualification', '2026-11-10T18:00:00Z'],
    ['Proposal', '2026-11-11T18:00:00Z'],
    ['Prospecting', '2026-11-12T18:00:00Z'],
    ['Proposal', '2026-11-13T18:00:00Z'],
  );
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'reopened')).toMatchObject({ Regressed__c: 'clear' });
  expect(await reviewOf(world, 'aside')).toMatchObject({ Regressed__c: 'clear' });
  expect((await reviewOf(world, 'twice')).evidence['regressed']).toMatchObject({
    fromRank: 3,
    movedBackDate: '2026-11-12',
    toRank: 1,
  });
});

test.each([
  ['America/Los_Angeles', 'clear'],
  ['Asia/Kolkata', 'raised'],
])('the local day of the move decides: %s', async (zone, state) => {
  await world.mirror.close();
  world = await openReviewed(zone);
  // 21 October in California, already the 22nd in India.
  await moved('a', ['Prospecting', '2026-10-21T20:00:00Z']);
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'a')).toMatchObject({ Regressed__c: state });
});
