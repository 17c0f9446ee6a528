import { id, user } from '../../metrics/world.ts';
import type { Row, World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

const created = '2026-10-05T18:00:00Z';

async function open(name: string, stage = 'Prospecting', at = created): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created: at, moves: [[stage, at]] });
}

test('raised on day 14, critical on day 28, clear on day 13', async () => {
  for (const name of ['d13', 'd14', 'd27', 'd28']) await open(name);
  await world.call('d13', '2026-11-07T20:00:00Z');
  await world.call('d14', '2026-11-06T20:00:00Z');
  await world.call('d27', '2026-10-24T20:00:00Z');
  await world.call('d28', '2026-10-23T20:00:00Z');
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'd13')).toMatchObject({ Untouched__c: 'clear', Untouched_Severity__c: null });
  expect(await reviewOf(world, 'd14')).toMatchObject({
    Untouched__c: 'raised',
    Untouched_Severity__c: 'warning',
  });
  expect(await reviewOf(world, 'd27')).toMatchObject({ Untouched_Severity__c: 'warning' });
  const { evidence, ...row } = await reviewOf(world, 'd28');
  expect(row).toMatchObject({
    Untouched__c: 'raised',
    Untouched_Severity__c: 'critical',
    Stage_Rank__c: 1,
  });
  expect(evidence['untouched']).toEqual({
    code: 'untouchedSince',
    createdDate: '2026-10-05',
    lastTouchDate: '2026-10-23',
    nextMeeting: null,
    nextStep: { code: 'logTouch' },
    talkingPoint: { code: 'reopenConversation' },
    threshold: 14,
    thresholdSource: 'default',
    touches: 1,
  });
});

test('late stages are raised on day 7', async () => {
  await open('l6', 'Proposal');
  await open('l7', 'Proposal');
  await world.call('l6', '2026-11-14T20:00:00Z');
  await world.call('l7', '2026-11-13T20:00:00Z');
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'l6')).toMatchObject({ Untouched__c: 'clear' });
  const late = await reviewOf(world, 'l7');
  expect(late).toMatchObject({ Untouched__c: 'raised', Stage_Rank__c: 3 });
  expect(late.evidence['untouched']).toMatchObject({ threshold: 7 });
});

test('never touched: raised from day 5 as a warning, with something to say first', async () => {
  await open('day4', 'Prospecting', '2026-11-16T18:00:00Z');
  await open('day5', 'Prospecting', '2026-11-15T18:00:00Z');
  await reviewAt(world, '2026-11-20');
  expect((await reviewOf(world, 'day4')).evidence['untouched']).toMatchObject({ code: 'newDeal' });
  const row = await reviewOf(world, 'day5');
  expect(row).toMatchObject({ Untouched__c: 'raised', Untouched_Severity__c: 'warning' });
  expect(row.evidence['untouched']).toMatchObject({
    code: 'neverTouched',
    talkingPoint: { code: 'firstContact' },
    touches: 0,
  });
});

test('a meeting ahead clears, one that has begun does not', async () => {
  await open('ahead');
  await open('begun');
  const hour = { CreatedDate: '2026-11-01T18:00:00Z' };
  await world.call('ahead', '2026-10-06T18:00:00Z');
  await world.call('begun', '2026-10-06T18:00:00Z');
  await world.meeting('ahead', '2026-11-20T20:00:01Z', '2026-11-20T21:00:00Z', hour);
  await world.meeting('begun', '2026-11-20T20:00:00Z', '2026-11-20T21:00:00Z', hour);
  await reviewAt(world, '2026-11-20T20:00:00Z');
  expect((await reviewOf(world, 'ahead')).evidence['untouched']).toMatchObject({
    code: 'meetingScheduled',
    nextMeeting: '2026-11-20',
  });
  expect(await reviewOf(world, 'begun')).toMatchObject({ Untouched__c: 'raised' });
});

test.each([
  ['America/Los_Angeles', '2026-11-06T07:30:00Z', '2026-11-05', 'raised'],
  ['America/Los_Angeles', '2026-11-07T08:30:00Z', '2026-11-07', 'clear'],
  ['Asia/Kolkata', '2026-11-06T18:00:00Z', '2026-11-06', 'raised'],
  ['Asia/Kolkata', '2026-11-06T19:00:00Z', '2026-11-07', 'clear'],
])('days are local: %s, touched %s', async (zone, at, day, state) => {
  await world.mirror.close();
  world = await openReviewed(zone);
  await open('a');
  await world.call('a', at);
  await reviewAt(world, '2026-11-20');
  const row = await reviewOf(world, 'a');
  expect(row).toMatchObject({ Untouched__c: state });
  expect(row.evidence['untouched']).toMatchObject({ lastTouchDate: day });
});

test('unknown where the team logs too little, or where activities cannot be read', async () => {
  await open('a');
  await reviewAt(world, '2026-11-20');
  const gated = await reviewOf(world, 'a');
  expect(gated).toMatchObject({ Untouched__c: 'unknown', Untouched_Severity__c: null });
  expect(gated.evidence['untouched']).toMatchObject({ code: 'activityGate' });
  await world.call('a', '2026-10-06T18:00:00Z');
  await world.mirror.run(`INSERT INTO sf_meta.unavailable VALUES ('Event', '*', 'no access')`);
  const warnings = await reviewAt(world, '2026-11-20');
  expect(warnings.map(({ code }) => code)).toContain('flagUnavailable');
  expect((await reviewOf(world, 'a')).evidence['untouched']).toMatchObject({
    code: 'unavailable',
    field: 'Event.WhatId',
  });
});

test('an admin moves a threshold for one band; a rule that says nothing usable is named and ignored', async () => {
  await open('early');
  await open('middle', 'Qualification');
  for (const name of ['early', 'middle']) await world.call(name, '2026-11-10T20:00:00Z');
  const rule = (name: string, more: Row): Promise<void> =>
    world.insert('touchline_flag_rule__mdt', {
      Id: id('m00', name),
      DeveloperName: name,
      Flag__c: 'untouched',
      Parameter__c: 'days',
      Value__c: 10,
      Is_Active__c: true,
      ...more,
    });
  await rule('Ten_In_The_Middle', { Stage_Band__c: 'middle' });
  await rule('Typo', { Flag__c: 'untuched' });
  await rule('Minus', { Value__c: -1 });
  await rule('Off', { Value__c: 1, Is_Active__c: false });
  const warnings = await reviewAt(world, '2026-11-20');
  expect(warnings.map(({ params }) => params['developerName'])).toEqual(['Minus', 'Typo']);
  expect(warnings[1]!.message).toMatch(/expected one of .*past-due, .*untouched\./);
  expect(await reviewOf(world, 'early')).toMatchObject({ Untouched__c: 'clear' });
  const row = await reviewOf(world, 'middle');
  expect(row).toMatchObject({ Untouched__c: 'raised' });
  expect(row.evidence['untouched']).toMatchObject({
    threshold: 10,
    thresholdSource: 'rule:Ten_In_The_Middle',
  });
});

test('only touches while the deal was open count', async () => {
  await world.deal({
    id: 'again',
    owner: 'ann',
    created,
    moves: [
      ['Prospecting', created],
      ['Closed Lost', '2026-10-10T18:00:00Z'],
      ['Prospecting', '2026-11-12T18:00:00Z'],
    ],
  });
  await world.call('again', '2026-10-08T18:00:00Z');
  await world.call('again', '2026-11-11T18:00:00Z', { OwnerId: user('bob') });
  await reviewAt(world, '2026-11-20');
  expect((await reviewOf(world, 'again')).evidence['untouched']).toMatchObject({
    lastTouchDate: '2026-10-08',
    touches: 1,
  });
});
