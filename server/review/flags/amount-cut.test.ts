import type { World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

/** A deal whose history holds these amounts. */
async function valued(name: string, ...amounts: [at: string, amount: number | null][]): Promise<void> {
  const created = amounts[0]![0];
  await world.deal({ id: name, owner: 'ann', created });
  for (const [at, amount] of amounts)
    await world.history(name, at, { stage: 'Proposal', amount, close: '2026-12-31' });
}

test('a tenth less than 30 days ago raises, a little less than a tenth does not', async () => {
  const september = '2026-09-01T18:00:00Z';
  await valued('cut', [september, 500], ['2026-10-01T18:00:00Z', 1000], ['2026-11-10T18:00:00Z', 900]);
  await valued('less', [september, 1000], ['2026-11-10T18:00:00Z', 901]);
  await valued('more', [september, 1000], ['2026-11-10T18:00:00Z', 2000]);
  await valued('gone', [september, 1000], ['2026-11-10T18:00:00Z', null]);
  await valued('free', [september, 0], ['2026-11-10T18:00:00Z', 0]);
  await world.deal({ id: 'bare', owner: 'ann', created: september });
  await reviewAt(world, '2026-11-20');
  const row = await reviewOf(world, 'cut');
  expect(row).toMatchObject({ Amount_Cut__c: 'raised', Amount_Cut_Severity__c: 'warning' });
  expect(row.evidence['amount-cut']).toEqual({
    changedDate: '2026-11-10',
    code: 'amountCut',
    cut: 10,
    nextStep: { code: 'updateAmount' },
    talkingPoint: { code: 'askWhatFell' },
    threshold: 10,
    thresholdSource: 'default',
  });
  expect((await reviewOf(world, 'less')).evidence['amount-cut']).toMatchObject({
    code: 'amountHeld',
    cut: 9.9,
  });
  for (const name of ['less', 'more', 'free'])
    expect(await reviewOf(world, name)).toMatchObject({ Amount_Cut__c: 'clear' });
  expect((await reviewOf(world, 'gone')).evidence['amount-cut']).toMatchObject({ code: 'noAmount' });
  expect((await reviewOf(world, 'bare')).evidence['amount-cut']).toMatchObject({ code: 'noHistory' });
});

test('a younger deal is compared with its first amount, whenever it was given', async () => {
  await valued(
    'young',
    ['2026-11-01T18:00:00Z', null],
    ['2026-11-02T18:00:00Z', 100],
    ['2026-11-03T18:00:00Z', 50],
  );
  await reviewAt(world, '2026-11-20');
  expect((await reviewOf(world, 'young')).evidence['amount-cut']).toMatchObject({
    code: 'amountCut',
    cut: 50,
  });
});

test.each([
  ['America/Los_Angeles', 'clear'],
  ['Asia/Kolkata', 'raised'],
])('a cut at the end of local day 30 is already the base: %s', async (zone, state) => {
  await world.mirror.close();
  world = await openReviewed(zone);
  // 21 October in California, already the 22nd in India.
  await valued('a', ['2026-09-01T18:00:00Z', 1000], ['2026-10-21T20:00:00Z', 500]);
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'a')).toMatchObject({ Amount_Cut__c: state });
});
