import { id, integrationUserId, openWorld, organisation, person, team, user } from './world.ts';
import type { Row, World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';
const open = (name: string, owner: string): Promise<void> =>
  world.deal({ id: name, owner, created, moves: [['Prospecting', created]] });

async function subjects(): Promise<Row[]> {
  await world.compute('2026-11-20');
  return world.mirror.all<Row>('SELECT * FROM out.subject ORDER BY "Key__c"');
}
async function sharesOf(key: string): Promise<string[]> {
  const rows = await world.mirror.all<{ user_id: string }>(
    'SELECT user_id FROM out.subject_share WHERE subject_key = $key ORDER BY 1',
    { key },
  );
  return rows.map(({ user_id }) => user_id);
}

test('a person, the teams above and the organisation, each with its parent and owner', async () => {
  await world.user('top');
  await world.mirror.run(`UPDATE sf."user" SET ManagerId = '${user('top')}' WHERE Name = 'may'`);
  await open('a', 'ann');
  expect(await subjects()).toEqual([
    {
      Key__c: organisation,
      Name: 'Acme',
      Kind__c: 'organisation',
      User__c: null,
      parent_key: null,
      Is_Active__c: true,
      owner_id: integrationUserId,
    },
    {
      Key__c: person('ann'),
      Name: 'ann',
      Kind__c: 'person',
      User__c: user('ann'),
      parent_key: team('may'),
      Is_Active__c: true,
      owner_id: user('ann'),
    },
    expect.objectContaining({
      Key__c: team('may'),
      parent_key: team('top'),
      owner_id: user('may'),
      User__c: user('may'),
    }),
    expect.objectContaining({ Key__c: team('top'), parent_key: organisation }),
  ]);
  expect(await sharesOf(person('ann'))).toEqual([user('may'), user('top')]);
  expect(await sharesOf(team('may'))).toEqual([user('top')]);
  expect(await sharesOf(organisation)).toEqual([user('top')]);
});

test('who left is no rep: a row that exists stays, without numbers; deals and quota stay in the team', async () => {
  await world.user('gone', 'may', { IsActive: false });
  await open('a', 'ann');
  await open('g', 'gone');
  expect((await subjects()).map(({ Key__c }) => Key__c)).not.toContain(person('gone'));
  expect(await world.scorecard(team('may'))).toMatchObject({ Open_Opportunities__c: 2 });
  await world.quota('gone', { '2026-11-01': 70 });
  expect(await subjects()).toContainEqual(
    expect.objectContaining({ Key__c: person('gone'), Is_Active__c: false, owner_id: integrationUserId }),
  );
  await expect(world.scorecard(person('gone'))).rejects.toThrow('0 scorecards');
  expect(await world.scorecard(team('may'))).toMatchObject({
    Open_Opportunities__c: 2,
    Attainment_Den__c: 70,
  });
});

test('people who sold nothing for a year, portal users and managers without deals are not reps', async () => {
  await world.user('portal', 'may', { UserType: 'PowerCustomerSuccess' });
  await open('p', 'portal');
  await world.won('old', 'bob', '2025-11-20', { created: '2025-01-01T00:00:00Z' });
  await world.won('young', 'ann', '2025-11-21', { created: '2025-01-01T00:00:00Z' });
  expect((await subjects()).map(({ Key__c }) => Key__c)).toEqual([organisation, person('ann'), team('may')]);
});

test('people who manage each other: everyone has a place, nobody is below themselves', async () => {
  await world.mirror.run(`UPDATE sf."user" SET ManagerId = '${user('ann')}' WHERE Name = 'may'`);
  await open('a', 'ann');
  await open('m', 'may');
  const rows = await subjects();
  expect(rows.filter(({ Kind__c }) => Kind__c === 'team').map(({ parent_key }) => parent_key)).toEqual([
    organisation,
    organisation,
  ]);
  expect(await world.scorecard(team('may'))).toMatchObject({ Open_Opportunities__c: 1 });
  expect(await world.scorecard(organisation)).toMatchObject({ Open_Opportunities__c: 2 });
});

test('a manager nobody can read is no team; names are kept as they are', async () => {
  await world.user(`O'Neil, "<script>"\n`, 'nobody', { Id: id('005', 'odd') });
  await open('a', 'odd');
  expect(await subjects()).toContainEqual(
    expect.objectContaining({
      Key__c: person('odd'),
      Name: `O'Neil, "<script>"\n`,
      parent_key: organisation,
    }),
  );
});
