import type { World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

const created = '2026-10-05T18:00:00Z';
const open = async (name: string, close: string | null): Promise<void> =>
  world.deal({ id: name, owner: 'ann', created, close, moves: [['Prospecting', created]] });

test('raised from the day after the close date, critical from day 30', async () => {
  await open('today', '2026-11-20');
  await open('yesterday', '2026-11-19');
  await open('d29', '2026-10-22');
  await open('d30', '2026-10-21');
  await reviewAt(world, '2026-11-20');
  const today = await reviewOf(world, 'today');
  expect(today).toMatchObject({ Past_Due__c: 'clear', Past_Due_Severity__c: null });
  expect(today.evidence['past-due']).toMatchObject({ code: 'closeDateAhead', closeDate: '2026-11-20' });
  expect(await reviewOf(world, 'yesterday')).toMatchObject({
    Past_Due__c: 'raised',
    Past_Due_Severity__c: 'warning',
  });
  expect(await reviewOf(world, 'd29')).toMatchObject({ Past_Due_Severity__c: 'warning' });
  const worst = await reviewOf(world, 'd30');
  expect(worst).toMatchObject({ Past_Due__c: 'raised', Past_Due_Severity__c: 'critical' });
  expect(worst.evidence['past-due']).toEqual({
    closeDate: '2026-10-21',
    code: 'pastDue',
    nextStep: { code: 'updateCloseDate' },
    talkingPoint: { code: 'agreeNewDate' },
    threshold: 0,
    thresholdSource: 'default',
  });
});

test.each([
  ['America/Los_Angeles', '2026-11-20T07:30:00Z', 'clear'],
  ['America/Los_Angeles', '2026-11-20T08:30:00Z', 'raised'],
  ['Asia/Kolkata', '2026-11-19T18:00:00Z', 'clear'],
  ['Asia/Kolkata', '2026-11-19T19:00:00Z', 'raised'],
])('the local day decides: %s at %s, closing on the 19th', async (zone, asOf, state) => {
  await world.mirror.close();
  world = await openReviewed(zone);
  await open('a', '2026-11-19');
  await reviewAt(world, asOf);
  expect(await reviewOf(world, 'a')).toMatchObject({ Past_Due__c: state });
});

test('unknown without a close date, or when nobody may read it', async () => {
  await open('a', null);
  await open('b', '2026-11-01');
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'a')).toMatchObject({ Past_Due__c: 'unknown', Past_Due_Severity__c: null });
  expect((await reviewOf(world, 'a')).evidence['past-due']).toMatchObject({
    code: 'noCloseDate',
    closeDate: null,
  });
  await world.mirror.run(
    `INSERT INTO sf_meta.unavailable VALUES ('Opportunity', 'CloseDate', 'field-level security')`,
  );
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'b')).toMatchObject({ Past_Due__c: 'unknown' });
});

test('judges the close date the deal had at that moment', async () => {
  await open('a', '2026-11-01');
  await world.history('a', '2026-11-10T18:00:00Z', { stage: 'Prospecting', close: '2026-12-31' });
  await reviewAt(world, '2026-11-05');
  expect(await reviewOf(world, 'a')).toMatchObject({ Past_Due__c: 'raised' });
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'a')).toMatchObject({ Past_Due__c: 'clear' });
});
