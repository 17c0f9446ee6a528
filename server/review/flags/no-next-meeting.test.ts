import type { World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

const created = '2026-10-05T18:00:00Z';

/** A deal with a call on record, so that the team logs its work. */
async function open(name: string, stage = 'Qualification', close = '2026-12-31'): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created, close, moves: [[stage, created]] });
  await world.call(name, '2026-11-19T20:00:00Z');
}

test('raised from qualification on, until a meeting that has not begun is planned', async () => {
  await open('early', 'Prospecting');
  await open('none');
  await open('ahead', 'Proposal');
  await open('begun');
  await open('gone', 'Renamed away');
  const known = { CreatedDate: '2026-11-01T18:00:00Z' };
  await world.meeting('ahead', '2026-11-20T20:00:01Z', '2026-11-20T21:00:00Z', known);
  await world.meeting('begun', '2026-11-20T20:00:00Z', '2026-11-20T21:00:00Z', known);
  await reviewAt(world, '2026-11-20T20:00:00Z');
  const row = await reviewOf(world, 'none');
  expect(row).toMatchObject({ No_Next_Meeting__c: 'raised', No_Next_Meeting_Severity__c: 'warning' });
  expect(row.evidence['no-next-meeting']).toEqual({
    closeDate: '2026-12-31',
    code: 'noMeetingAhead',
    nextMeeting: null,
    nextStep: { code: 'scheduleMeeting' },
    talkingPoint: { code: 'proposeMeeting' },
  });
  expect((await reviewOf(world, 'early')).evidence['no-next-meeting']).toMatchObject({ code: 'earlyStage' });
  const ahead = await reviewOf(world, 'ahead');
  expect(ahead).toMatchObject({ No_Next_Meeting__c: 'clear', Next_Meeting_Date__c: '2026-11-20' });
  expect(ahead.evidence['no-next-meeting']).toMatchObject({
    code: 'meetingScheduled',
    nextMeeting: '2026-11-20',
  });
  expect(await reviewOf(world, 'begun')).toMatchObject({ No_Next_Meeting__c: 'raised' });
  const gone = await reviewOf(world, 'gone');
  expect(gone).toMatchObject({ No_Next_Meeting__c: 'unknown' });
  expect(gone.evidence['no-next-meeting']).toMatchObject({ code: 'unknownStage' });
});

test('silent on the close date and the two days before it', async () => {
  const days = ['2026-11-19', '2026-11-20', '2026-11-22', '2026-11-23'];
  for (const close of days) await open(close, 'Proposal', close);
  await reviewAt(world, '2026-11-20');
  const states = await Promise.all(
    days.map(async (day) => (await reviewOf(world, day))['No_Next_Meeting__c']),
  );
  expect(states).toEqual(['raised', 'clear', 'clear', 'raised']);
  expect((await reviewOf(world, '2026-11-22')).evidence['no-next-meeting']).toMatchObject({
    closeDate: '2026-11-22',
    code: 'closesSoon',
  });
});

test.each([
  ['America/Los_Angeles', 'raised'],
  ['Asia/Kolkata', 'clear'],
])('days to the close date are local: %s', async (zone, state) => {
  await world.mirror.close();
  world = await openReviewed(zone);
  await open('a', 'Proposal', '2026-11-23');
  // Still the 20th in California, already the 21st in India.
  await reviewAt(world, '2026-11-20T20:00:00Z');
  expect(await reviewOf(world, 'a')).toMatchObject({ No_Next_Meeting__c: state });
});

test('unknown where the team logs too little', async () => {
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Proposal', created]] });
  await reviewAt(world, '2026-11-20');
  const row = await reviewOf(world, 'a');
  expect(row).toMatchObject({ No_Next_Meeting__c: 'unknown', No_Next_Meeting_Severity__c: null });
  expect(row.evidence['no-next-meeting']).toMatchObject({ code: 'activityGate' });
});
