import { deal } from '../../metrics/world.ts';
import type { World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

async function open(name: string, text: string | null, created = '2026-09-01T18:00:00Z'): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created, moves: [['Proposal', created]] });
  await world.mirror.run('UPDATE sf.opportunity SET NextStep = $text WHERE Id = $id', {
    text,
    id: deal(name),
  });
}

async function changed(name: string, at: string, from: string | null, to: string | null): Promise<void> {
  await world.insert('opportunity_field_history', {
    Id: world.next('017'),
    OpportunityId: deal(name),
    Field: 'NextStep',
    OldValue: from,
    NewValue: to,
    CreatedDate: at,
  });
}

test('blank is raised; without tracking any text will do', async () => {
  await open('blank', null);
  await open('spaces', '  ');
  await open('filled', 'Call Kim');
  await reviewAt(world, '2026-11-20');
  const blank = await reviewOf(world, 'blank');
  expect(blank).toMatchObject({ No_Next_Step__c: 'raised', No_Next_Step_Severity__c: 'warning' });
  expect(blank.evidence['no-next-step']).toEqual({
    code: 'nextStepMissing',
    nextStep: { code: 'editNextStep' },
    nextStepDate: null,
    talkingPoint: { code: 'agreeNextStep' },
  });
  expect(await reviewOf(world, 'spaces')).toMatchObject({ No_Next_Step__c: 'raised' });
  const filled = await reviewOf(world, 'filled');
  expect(filled).toMatchObject({ No_Next_Step__c: 'clear' });
  expect(filled.evidence['no-next-step']).toMatchObject({ code: 'nextStepUndated', nextStepDate: null });
});

test('tracked: raised on day 15 after the last change, or after creation', async () => {
  await open('d14', 'Demo');
  await changed('d14', '2026-11-06T18:00:00Z', 'Call', 'Demo');
  await open('d15', 'Demo');
  await changed('d15', '2026-10-01T18:00:00Z', null, 'Call');
  await changed('d15', '2026-11-05T18:00:00Z', 'Call', 'Demo');
  await open('new', 'Call', '2026-11-10T18:00:00Z');
  await open('old', 'Call', '2026-10-10T18:00:00Z');
  await reviewAt(world, '2026-11-20');
  expect((await reviewOf(world, 'd14')).evidence['no-next-step']).toMatchObject({
    code: 'nextStepSet',
    nextStepDate: '2026-11-06',
  });
  const row = await reviewOf(world, 'd15');
  expect(row).toMatchObject({ No_Next_Step__c: 'raised' });
  expect(row.evidence['no-next-step']).toMatchObject({
    code: 'nextStepOld',
    nextStepDate: '2026-11-05',
    threshold: 14,
    thresholdSource: 'default',
  });
  expect(await reviewOf(world, 'new')).toMatchObject({ No_Next_Step__c: 'clear' });
  expect(await reviewOf(world, 'old')).toMatchObject({ No_Next_Step__c: 'raised' });
});

test('a replay reads the text of that moment', async () => {
  await open('a', 'Demo');
  await changed('a', '2026-10-01T18:00:00Z', 'Call', null);
  await changed('a', '2026-11-01T18:00:00Z', null, 'Demo');
  await open('b', 'Call');
  await reviewAt(world, '2026-10-10');
  expect((await reviewOf(world, 'a')).evidence['no-next-step']).toMatchObject({
    code: 'nextStepMissing',
    nextStepDate: '2026-10-01',
  });
  await reviewAt(world, '2026-11-02');
  expect(await reviewOf(world, 'a')).toMatchObject({ No_Next_Step__c: 'clear' });
});

test.each([
  ['America/Los_Angeles', 'raised'],
  ['Asia/Kolkata', 'clear'],
])('the local day of the change decides: %s', async (zone, state) => {
  await world.mirror.close();
  world = await openReviewed(zone);
  await open('a', 'Demo');
  // 5 November in California, already the 6th in India.
  await changed('a', '2026-11-05T20:00:00Z', 'Call', 'Demo');
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'a')).toMatchObject({ No_Next_Step__c: state });
});

test('unknown in an org that hardly fills the field, or hides it', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await open(name, null);
  await reviewAt(world, '2026-11-20');
  const row = await reviewOf(world, 'a');
  expect(row).toMatchObject({ No_Next_Step__c: 'unknown', No_Next_Step_Severity__c: null });
  expect(row.evidence['no-next-step']).toMatchObject({ code: 'nextStepUnused' });
  await open('f', 'Call');
  await world.mirror.run(
    `INSERT INTO sf_meta.unavailable VALUES ('Opportunity', 'NextStep', 'field-level security')`,
  );
  await reviewAt(world, '2026-11-20');
  expect((await reviewOf(world, 'f')).evidence['no-next-step']).toMatchObject({ code: 'unavailable' });
});
