import type { World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf, setRule, writeReviews } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

const day = 86_400_000;
/** The end of 20 November in California. */
const moment = Date.parse('2026-11-21T07:59:59.999Z');
const before = (days: number): string => new Date(moment - days * day).toISOString();

async function open(name: string, stage: string, since: string): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created: since, moves: [[stage, since]] });
}

/** Won deals that stood in Qualification for so many days. */
async function passes(count: number, days: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const created = new Date(Date.parse('2026-10-15T20:00:00Z') - days * day).toISOString();
    await world.won(`w${days}i${index}`, 'bob', '2026-10-15', { created });
  }
}

const state = async (name: string): Promise<unknown> => (await reviewOf(world, name))['Stuck_In_Stage__c'];

test('without enough won deals: more than 10, 14, 21 days by stage, critical from twice as long', async () => {
  await open('ten', 'Prospecting', before(10));
  await open('over', 'Prospecting', before(10.01));
  await open('twice', 'Prospecting', before(20));
  await open('middle', 'Qualification', before(14.01));
  await open('late', 'Proposal', before(21.01));
  await open('gone', 'Renamed away', before(90));
  await reviewAt(world, '2026-11-20');
  expect((await reviewOf(world, 'ten')).evidence['stuck-in-stage']).toEqual({
    code: 'inStageSince',
    nextMeeting: null,
    stageSince: '2026-11-10',
  });
  const over = await reviewOf(world, 'over');
  expect(over).toMatchObject({
    Stuck_In_Stage__c: 'raised',
    Stuck_In_Stage_Severity__c: 'warning',
    Stage_Since__c: '2026-11-10',
  });
  expect(over.evidence['stuck-in-stage']).toEqual({
    code: 'stuckSince',
    nextMeeting: null,
    nextStep: { code: 'reviewStage' },
    stageSince: '2026-11-10',
    talkingPoint: { code: 'askWhatBlocks' },
    threshold: 10,
    thresholdSource: 'default',
  });
  expect(await reviewOf(world, 'twice')).toMatchObject({ Stuck_In_Stage_Severity__c: 'critical' });
  expect((await reviewOf(world, 'middle')).evidence['stuck-in-stage']).toMatchObject({ threshold: 14 });
  expect((await reviewOf(world, 'late')).evidence['stuck-in-stage']).toMatchObject({ threshold: 21 });
  expect((await reviewOf(world, 'gone')).evidence['stuck-in-stage']).toMatchObject({ code: 'unknownStage' });
});

test('a meeting within 14 local days keeps it a warning', async () => {
  for (const name of ['soon', 'far']) await open(name, 'Prospecting', before(60));
  await world.meeting('soon', '2026-12-05T07:00:00Z', '2026-12-05T08:00:00Z');
  await world.meeting('far', '2026-12-05T09:00:00Z', '2026-12-05T10:00:00Z');
  await reviewAt(world, '2026-11-20');
  const soon = await reviewOf(world, 'soon');
  expect(soon).toMatchObject({ Stuck_In_Stage__c: 'raised', Stuck_In_Stage_Severity__c: 'warning' });
  expect(soon.evidence['stuck-in-stage']).toMatchObject({
    code: 'stuckMeetingAhead',
    nextMeeting: '2026-12-04',
  });
  expect(await reviewOf(world, 'far')).toMatchObject({ Stuck_In_Stage_Severity__c: 'critical' });
});

test('derived from won deals, and what is raised stays so while the threshold creeps', async () => {
  await setRule(world, ['stuck-in-stage', 'minimumPasses', 2]);
  await passes(2, 40);
  await open('under', 'Qualification', before(59.9));
  await open('over', 'Qualification', before(61));
  await reviewAt(world, '2026-11-20');
  expect(await state('under')).toBe('clear');
  expect((await reviewOf(world, 'over')).evidence['stuck-in-stage']).toMatchObject({
    code: 'stuckSince',
    threshold: 60,
    thresholdSource: 'derived',
  });
  await writeReviews(world);
  await open('newcomer', 'Qualification', before(61));
  await passes(3, 44);
  await reviewAt(world, '2026-11-20');
  // 1.5 x 44 = 66: both are below it, but only one was raised and is above 0.9 x 66 = 59.4.
  expect([await state('over'), await state('newcomer')]).toEqual(['raised', 'clear']);
  await passes(6, 46);
  await reviewAt(world, '2026-11-20');
  expect(await state('over')).toBe('clear');
});

test("an admin's days go before what was derived", async () => {
  await setRule(world, ['stuck-in-stage', 'minimumPasses', 2]);
  await passes(2, 40);
  await open('a', 'Qualification', before(31));
  await setRule(world, ['stuck-in-stage', 'days', 30], { DeveloperName: 'Thirty_Days' });
  await reviewAt(world, '2026-11-20');
  expect((await reviewOf(world, 'a')).evidence['stuck-in-stage']).toMatchObject({
    threshold: 30,
    thresholdSource: 'rule:Thirty_Days',
  });
});
