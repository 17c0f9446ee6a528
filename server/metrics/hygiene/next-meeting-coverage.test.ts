import { deal, evidenceOf, openWorld, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

async function open(name: string, at: string, owner = 'ann'): Promise<void> {
  await world.deal({ id: name, owner, created: at, moves: [['Prospecting', at]] });
}

test('counts deals with a meeting that has not begun, however far ahead', async () => {
  for (const name of ['far', 'now', 'none']) await open(name, '2026-11-01T18:00:00Z');
  await open('d', '2026-11-01T18:00:00Z', 'bob');
  await world.meeting('far', '2027-06-01T18:00:00Z', '2027-06-01T19:00:00Z');
  // Begun, not ended, when the run's day ends in California.
  await world.meeting('now', '2026-11-21T07:30:00Z', '2026-11-21T09:00:00Z');
  await world.meeting('d', '2026-11-21T08:30:00Z', '2026-11-21T09:00:00Z', {
    CreatedDate: '2026-11-18T18:00:00Z',
  });
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    Next_Meeting_Coverage__c: 33.3333,
    Next_Meeting_Coverage_Num__c: 1,
    Next_Meeting_Coverage_Den__c: 3,
    Next_Meeting_Coverage_N__c: 3,
    Next_Meeting_Coverage_Low__c: 3.8748,
    Next_Meeting_Coverage_High__c: 82.3264,
  });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'next-meeting-coverage')).toMatchObject({
    ids: [deal('none'), deal('now')].sort(),
    predicate: { code: 'noMeeting', params: { at: '2026-11-20' } },
  });
  expect(await world.scorecard(team('may'))).toMatchObject({ Next_Meeting_Coverage__c: 50 });
  // A week before nobody had planned bob's.
  expect(await world.scorecard(person('bob'), 'week', '2026-11-09')).toMatchObject({
    Next_Meeting_Coverage__c: 0,
  });
});

test('no open deal, or a team that logs too little: no rate', async () => {
  await world.won('w', 'bob', '2026-11-10');
  await open('a', '2026-09-01T18:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Next_Meeting_Coverage__c: null,
    Next_Meeting_Coverage_N__c: 0,
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({ Next_Meeting_Coverage__c: null });
});
