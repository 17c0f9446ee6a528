import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

const { org, token, writer } = createTestOrg();
const app = buildApp(org);
afterAll(async () => (await app).close());

const insert = (object: string, values: Record<string, unknown>) => {
  const made = writer.insert(object, values);
  if (!made.success) throw new Error(JSON.stringify(made.errors));
};
insert('Account', { Name: 'Acme Rockets', Description: 'They buy (and burn) anything', Phone: '555 0100' });
insert('Account', { Name: 'Aconcagua', Website: 'www.acme-friends.example' });
insert('Account', { Name: 'Zenith' });
insert('Contact', { LastName: 'Acker', FirstName: 'Ann', Email: 'ann@acme.example' });

async function ask(statement: string) {
  const url = `/services/data/v66.0/search/?q=${encodeURIComponent(statement)}`;
  const answer = await (await app).inject({ url, headers: { authorization: `Bearer ${token}` } });
  return { status: answer.statusCode, body: answer.json() };
}
const names = async (statement: string) => {
  const { body } = await ask(statement);
  return (body.searchRecords as { Name: string }[]).map(({ Name }) => Name);
};
const accounts = (term: string, fields = 'ALL') =>
  names(`FIND {${term}} IN ${fields} FIELDS RETURNING Account(Name ORDER BY Name)`);

test('records with attributes, object by object', async () => {
  const { body } = await ask('FIND {Ac*} IN ALL FIELDS RETURNING Account(Id, Name), Contact(Name)');
  expect(body.searchRecords).toMatchObject([
    { attributes: { type: 'Account', url: expect.stringContaining('/Account/001') }, Name: 'Acme Rockets' },
    { attributes: { type: 'Account' }, Name: 'Aconcagua' },
    { attributes: { type: 'Contact' }, Name: 'Ann Acker' },
  ]);
});

test.each([
  ['acme', ['Acme Rockets', 'Aconcagua']],
  ['ac', []],
  ['ac*', ['Acme Rockets', 'Aconcagua']],
  [`${'a*'.repeat(40)}b`, []],
  ['ac?e', ['Acme Rockets', 'Aconcagua']],
  ['acme rockets', ['Acme Rockets']],
  ['"rockets acme"', []],
  ['"acme rockets"', ['Acme Rockets']],
  ['rockets OR zenith', ['Acme Rockets', 'Zenith']],
  ['acme AND NOT rockets', ['Aconcagua']],
  ['(rockets OR aconcagua) AND friends', ['Aconcagua']],
  ['\\(and burn\\)', ['Acme Rockets']],
  ['555', ['Acme Rockets']],
])('FIND {%s}', async (term, found) => {
  expect(await accounts(term)).toEqual(found);
});

test('in the fields that are named', async () => {
  expect(await accounts('acme', 'NAME')).toEqual(['Acme Rockets']);
  expect(await accounts('555', 'PHONE')).toEqual(['Acme Rockets']);
  expect(await names('FIND {acme} IN EMAIL FIELDS RETURNING Contact(Name)')).toEqual(['Ann Acker']);
});

test('narrowed by what RETURNING says, and by a limit for all', async () => {
  const where = "WHERE Website != null OR Name = 'LIMIT (' ORDER BY Name DESC LIMIT 3";
  expect(await names(`FIND {acme} RETURNING Account(Name ${where})`)).toEqual(['Aconcagua']);
  expect((await ask('FIND {ac*} RETURNING Account, Contact LIMIT 1')).body.searchRecords).toHaveLength(1);
});

test.each([
  ['FIND acme', 'MALFORMED_SEARCH'],
  ['FIND {a} RETURNING Account', 'MALFORMED_SEARCH'],
  ['FIND {acme OR} RETURNING Account', 'MALFORMED_SEARCH'],
  ['FIND {(acme} RETURNING Account', 'MALFORMED_SEARCH'],
  [`FIND {${'('.repeat(60)}acme} RETURNING Account`, 'MALFORMED_SEARCH'],
  ['FIND {acme}', 'MALFORMED_SEARCH'],
  ['FIND {acme} IN SIDEBAR FIELDS RETURNING Account', 'MALFORMED_SEARCH'],
  ['FIND {acme} RETURNING Account WITH SNIPPET', 'MALFORMED_SEARCH'],
  ['FIND {acme} RETURNING Account(Name', 'MALFORMED_SEARCH'],
  ['FIND {acme} RETURNING Account(Name USING ListView=Recent)', 'MALFORMED_SEARCH'],
  ['FIND {acme} RETURNING Nothing(Name)', 'INVALID_TYPE'],
  ['FIND {acme} RETURNING Account(Colour)', 'INVALID_FIELD'],
  ['', 'MALFORMED_SEARCH'],
])('refuses %s', async (statement, code) => {
  const { status, body } = await ask(statement);
  expect([status, body[0].errorCode]).toEqual([400, code]);
});
