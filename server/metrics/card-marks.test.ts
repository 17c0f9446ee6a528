/** Which scorecards of an update are sent. */
import { markCards } from './card-marks.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  for (const id of ['one', 'two'])
    await world.deal({
      id,
      owner: 'ann',
      created: '2026-11-01T18:00:00Z',
      moves: [['Proposal', '2026-11-01T18:00:00Z']],
    });
  await world.compute('2026-11-20');
  await markCards(world.mirror, false);
  await world.mirror.run('CREATE TABLE out.first AS FROM out.card');
});
afterEach(() => world.mirror.close());

const keys = async (select: string): Promise<string[]> =>
  (await world.mirror.all<{ key: string }>(`${select} ORDER BY 1`)).map(({ key }) => key);
const left = (): Promise<string[]> => keys('SELECT "Key__c" AS key FROM out.card');
const sent = (): Promise<string[]> => keys('SELECT key FROM out.rescored');

/** All scorecards but that of `gone` are computed again, `change` being what is new. */
async function computeAgain(change: string, gone = ''): Promise<void> {
  await world.mirror.run(`
    CREATE OR REPLACE TABLE out.card AS FROM out.first;
    CREATE OR REPLACE TABLE out.rescored AS SELECT "Key__c" AS key FROM out.card;
    DELETE FROM out.card WHERE "Key__c" = '${gone}'; ${change}`);
  await markCards(world.mirror, true);
}

test('what says the same is neither kept nor sent', async () => {
  expect(await left()).not.toEqual([]);
  await computeAgain('');
  expect([await left(), await sent()]).toEqual([[], []]);
});

test('a number, a text, the records behind a number and a null are something else', async () => {
  const changes = [
    '"Open_Opportunities__c" = "Open_Opportunities__c" + 1',
    `"Focus_Evidence__c" = '[]'`,
    '"Pipeline_Evidence__c:1" = list_reverse("Pipeline_Evidence__c:1")',
    '"Open_Pipeline__c" = NULL',
  ];
  const one = await keys(`SELECT "Key__c" AS key FROM out.card WHERE len("Pipeline_Evidence__c:1") = 2`);
  expect(one.length).toBeGreaterThan(0);
  for (const set of changes) {
    await computeAgain(`UPDATE out.card SET ${set} WHERE "Key__c" = '${one[0]}'`);
    expect([await left(), await sent()]).toEqual([[one[0]], [one[0]]]);
    // And back again.
    await computeAgain('');
    expect([await left(), await sent()]).toEqual([[one[0]], [one[0]]]);
  }
});

test('one that is gone is told, and new when it comes back', async () => {
  const [first] = await left();
  await computeAgain('', first);
  expect([await left(), await sent()]).toEqual([[], [first]]);
  await computeAgain('');
  expect([await left(), await sent()]).toEqual([[first], [first]]);
});
