/** What the product promises about who sees what, through every door that the platform opens. */
import { command, openOrg, type OpenOrg } from './in-process.ts';

const people = {
  vicePresident: 'dana.vance@tiny.example',
  west: 'marta.reyes@tiny.example',
  east: 'tom.okafor@tiny.example',
  ana: 'ana.silva@tiny.example',
  ben: 'ben.cole@tiny.example',
  admin: 'admin@tiny.example',
  integration: 'integration@tiny.example',
};
type Person = keyof typeof people;

let open: OpenOrg;
beforeAll(async () => {
  open = await openOrg('tiny');
  expect(await command(['sync'], open.environment)).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => open.close());

const userOf = (person: Person) => open.org.sessions().find(({ username }) => username === people[person])!;

async function ask(person: Person, path: string, body?: object) {
  const response = await fetch(`${open.url}/services/data/v66.0${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${userOf(person).accessToken}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    json: /^[[{]/.test(text) ? (JSON.parse(text) as never) : undefined,
  };
}

const soql = async (person: Person, query: string) => ask(person, `/query?q=${encodeURIComponent(query)}`);

async function rows(person: Person, query: string): Promise<Record<string, never>[]> {
  const { json, status, text } = await soql(person, query);
  if (status !== 200) throw new Error(text);
  return (json as unknown as { records: Record<string, never>[] }).records;
}

/** A Bulk query from job to CSV; the error of the job when it fails. */
async function bulk(person: Person, query: string): Promise<string> {
  const made = await ask(person, '/jobs/query', { operation: 'query', query });
  if (made.status !== 200) return made.text;
  const { id } = made.json as unknown as { id: string };
  for (;;) {
    const { json } = await ask(person, `/jobs/query/${id}`);
    const { state, errorMessage } = json as unknown as { state: string; errorMessage?: string };
    if (state === 'Failed') return errorMessage ?? '';
    if (state === 'JobComplete') return (await ask(person, `/jobs/query/${id}/results`)).text;
  }
}

/** GraphQL: the names of the subjects whose scorecards are answered. */
async function graphql(person: Person, query: string) {
  const { json } = await ask(person, '/graphql', { query });
  return json as unknown as { data: unknown; errors: { message: string }[] };
}

const subjectOf = async (person: Person) =>
  (await rows('admin', `SELECT Id FROM Touchline_Subject__c WHERE User__c = '${userOf(person).id}'`))[0]![
    'Id'
  ] as string;

const scorecardOf = async (person: Person) =>
  (
    await rows(
      'admin',
      `SELECT Id FROM Touchline_Scorecard__c WHERE Subject__r.User__c = '${userOf(person).id}' ORDER BY Key__c LIMIT 1`,
    )
  )[0]!['Id'] as string;

const subjectsSeen = async (person: Person) =>
  (await rows(person, 'SELECT Subject__r.Name FROM Touchline_Scorecard__c GROUP BY Subject__r.Name'))
    .map((row) => String(row['Name']))
    .sort();

describe('scorecards', () => {
  test('a rep sees the own ones, a manager those of the team below and not beside', async () => {
    expect(await subjectsSeen('ana')).toEqual(['Ana Silva']);
    expect(await subjectsSeen('ben')).toEqual(['Ben Cole']);
    const west = await subjectsSeen('west');
    expect(west).toEqual(expect.arrayContaining(['Ana Silva', 'Ben Cole', 'Cleo Wu']));
    expect(west).not.toContain('Dev Patel');
    const east = await subjectsSeen('east');
    expect(east).toContain('Dev Patel');
    expect(east).not.toEqual(expect.arrayContaining(['Ana Silva']));
    expect(await subjectsSeen('vicePresident')).toEqual(expect.arrayContaining(['Ana Silva', 'Dev Patel']));
    expect((await subjectsSeen('admin')).length).toBeGreaterThan(west.length);
  });

  test('a peer never sees another’s, through no door', async () => {
    const [subject, card] = [await subjectOf('ben'), await scorecardOf('ben')];
    for (const [object, id] of [
      ['Touchline_Subject__c', subject],
      ['Touchline_Scorecard__c', card],
    ] as const) {
      expect(await rows('ana', `SELECT Id FROM ${object} WHERE Id = '${id}'`)).toEqual([]);
      expect(await ask('ana', `/sobjects/${object}/${id}`)).toMatchObject({ status: 404 });
      expect(await ask('ana', `/composite/sobjects/${object}?ids=${id}&fields=Id`)).toMatchObject({
        json: [null],
      });
      expect(await ask('ana', `/ui-api/records/${id}?fields=${object}.Name`)).toMatchObject({
        status: 404,
        json: [{ errorCode: 'NOT_FOUND' }],
      });
      expect(await bulk('ana', `SELECT Id FROM ${object}`)).not.toContain(id);
      const one = `{ uiapi { query { ${object}(where: { Id: { eq: "${id}" } }) { edges { node { Id } } } } } }`;
      const answer = await graphql('ana', one);
      expect(answer.errors).toEqual([]);
      expect(JSON.stringify(answer.data)).not.toContain(id);
      expect(JSON.stringify((await graphql('ben', one)).data)).toContain(id);
    }
    const counted = await rows(
      'ana',
      `SELECT COUNT(Id) n FROM Touchline_Scorecard__c WHERE Subject__c = '${subject}'`,
    );
    expect(counted).toMatchObject([{ n: 0 }]);
  });

  test('what is read is not written', async () => {
    const card = await scorecardOf('ana');
    const update = await fetch(`${open.url}/services/data/v66.0/sobjects/Touchline_Scorecard__c/${card}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${userOf('ana').accessToken}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect([update.status, await update.json()]).toMatchObject([
      403,
      [{ errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' }],
    ]);
  });
});

test('reviews are seen with their deals, and no others', async () => {
  for (const person of ['ana', 'ben', 'west', 'east'] as const) {
    const deals = (await rows(person, 'SELECT Id FROM Opportunity')).map((row) => row['Id']);
    const reviews = await rows(person, 'SELECT Opportunity__c FROM Touchline_Deal_Review__c');
    const all = await rows('admin', 'SELECT Opportunity__c FROM Touchline_Deal_Review__c');
    expect(reviews.map((row) => row['Opportunity__c']).sort()).toEqual(
      all
        .map((row) => row['Opportunity__c'])
        .filter((id) => deals.includes(id))
        .sort(),
    );
    expect(reviews.length).toBeGreaterThan(0);
    expect(reviews.length).toBeLessThan(all.length);
  }
});

describe.each(['ana', 'west', 'vicePresident', 'integration'] as const)(
  'OTE is not there for %s',
  (person) => {
    const object = 'Touchline_Subject__c';

    test('in SOQL, wherever it is named', async () => {
      for (const query of [
        `SELECT OTE__c FROM ${object}`,
        `SELECT Id FROM ${object} WHERE OTE__c > 0`,
        `SELECT Id FROM ${object} ORDER BY OTE__c`,
        `SELECT MAX(OTE__c) FROM ${object}`,
        'SELECT Subject__r.OTE__c FROM Touchline_Scorecard__c',
      ])
        expect(await soql(person, query)).toMatchObject({
          status: 400,
          json: [{ errorCode: 'INVALID_FIELD' }],
        });
    });

    test('in records, descriptions and Bulk', async () => {
      const [first] = await rows(person, `SELECT Id FROM ${object} WHERE Kind__c = 'person' LIMIT 1`);
      const id = String(first!['Id']);
      expect((await ask(person, `/sobjects/${object}/${id}`)).text).not.toContain('OTE__c');
      expect((await ask(person, `/sobjects/${object}/${id}?fields=OTE__c`)).status).toBe(400);
      expect((await ask(person, `/sobjects/${object}/describe`)).text).not.toContain('OTE__c');
      expect(await bulk(person, `SELECT OTE__c FROM ${object}`)).toMatch(/No such column 'OTE__c'/);
      expect(await bulk('admin', `SELECT OTE__c FROM ${object}`)).toContain('140000');
    });

    test('in UI API and GraphQL', async () => {
      const [first] = await rows(person, `SELECT Id FROM ${object} WHERE Kind__c = 'person' LIMIT 1`);
      const id = String(first!['Id']);
      expect((await ask(person, `/ui-api/records/${id}?fields=${object}.OTE__c`)).status).toBe(400);
      const optional = await ask(
        person,
        `/ui-api/records/${id}?fields=${object}.Name&optionalFields=${object}.OTE__c`,
      );
      expect(optional.text).not.toContain('140000');
      expect(optional).toMatchObject({ status: 200, json: { fields: { Name: {} } } });
      expect((await ask(person, `/ui-api/object-info/${object}`)).text).not.toContain('OTE__c');
      const query = `{ uiapi { query { ${object} { edges { node { OTE__c { value } } } } } } }`;
      expect((await graphql(person, query)).errors[0]?.message).toMatch(/OTE__c/);
      expect((await graphql('admin', query)).errors).toEqual([]);
    });
  },
);
