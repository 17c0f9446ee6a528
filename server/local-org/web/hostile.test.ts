import type { FastifyInstance } from 'fastify';
import { gzipSync } from 'node:zlib';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

/** Bodies nobody sends by mistake, against every resource that takes several records or requests at once. */
const { org, token, writer } = createTestOrg();
const account = writer.insert('Account', { Name: 'Acme' });
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(org);
});
afterAll(() => app.close());

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const record = (inner: string, type = '"Account"'): string =>
  `{"records":[{"attributes":{"type":${type},"referenceId":"r"},${inner}}]}`;
const part = (inner: string): string => `{"compositeRequest":[{${inner}}],"batchRequests":[{${inner}}]}`;
const query = (text: string): string => JSON.stringify({ query: text });

const bodies = [
  '',
  '{"a":1',
  '{"a":NaN}',
  '\u0000',
  'null',
  '7',
  '"text"',
  '[]',
  '{}',
  '[null]',
  deep(5000),
  '{"records":null,"compositeRequest":null,"batchRequests":null,"ids":null,"query":null,"fields":null}',
  '{"records":{"length":1e9},"compositeRequest":{"length":1e9},"batchRequests":{"length":1e9},"ids":{"length":1e9}}',
  '{"records":[null],"compositeRequest":[null],"batchRequests":[null],"ids":[null],"query":[null],"fields":[null]}',
  '{"records":[[]],"compositeRequest":[7],"batchRequests":["x"],"ids":[{}],"query":7,"fields":[{}]}',
  record('"Name":"x"', 'null'),
  record('"Name":"x"', '"__proto__"'),
  record('"Name":"x"', '{"toString":1}'),
  record('"__proto__":{"Name":"polluted"}'),
  record('"constructor":{"prototype":{"Name":"polluted"}}'),
  record(`"Name":${deep(2000)}`),
  record('"Name":1e999'),
  record('"id":{"x":1},"Name":"x"'),
  record('"Name":"x","Contacts":{"records":[null]}'),
  record('"Name":"x","Owner":{"Username":{"$ne":1}}'),
  part('"method":1,"url":2,"referenceId":3'),
  part('"method":"GET","url":"//evil.test/x","referenceId":"a"'),
  part('"method":"GET","url":"../../../etc/passwd","referenceId":"a"'),
  part('"method":"GET","url":"/services/data/v66.0/sobjects/%E0%A4%A","referenceId":"__proto__"'),
  part(
    '"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"a","body":[],"richInput":[]',
  ),
  query('{'.repeat(30_000)),
  query('mutation { uiapi { constructor } }'),
  query('fragment f on Query { ...f } { ...f }'),
  query(
    `{ uiapi { query { Account(where: ${'{ not: '.repeat(3000)}{}${'}'.repeat(3000)}) { totalCount } } } }`,
  ),
];

const v66 = '/services/data/v66.0';
const targets: ['POST' | 'PATCH', string][] = [
  ['POST', '/composite'],
  ['POST', '/composite/batch'],
  ['POST', '/composite/tree/Account'],
  ['POST', '/composite/tree/__proto__'],
  ['POST', '/composite/sobjects'],
  ['POST', '/composite/sobjects/Account'],
  ['POST', '/graphql'],
  ['POST', '/sobjects/Account'],
  ['POST', '/sobjects/constructor'],
  ['POST', '/ui-api/records'],
  ['PATCH', '/composite/sobjects'],
  ['PATCH', '/composite/sobjects/Account/__proto__'],
  ['PATCH', '/sobjects/Account/Id/x'],
];

test.each(targets)('%s %s refuses each in words, and saves nothing', async (method, path) => {
  const rows = org.store.table('Account').size;
  for (const type of ['application/json', 'text/plain', 'application/xml'])
    for (const payload of bodies) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type };
      const answer = await app.inject({ method, url: v66 + path, headers, payload });
      const said = answer.body;
      expect(answer.statusCode).toBeLessThan(500);
      expect(said).not.toMatch(/UNKNOWN_EXCEPTION|Cannot read prop|is not a function|is not iterable/);
      if (answer.statusCode >= 300) expect(said).toMatch(/"errorCode":"[A-Z_]+"|"hasErrors":true/);
    }
  expect(org.store.table('Account').size).toBe(rows);
  expect(org.reader(org.sessions()[0]!).get('Account', account.id ?? '')?.['Name']).toBe('Acme');
  expect({}).not.toHaveProperty('Name');
});

test.each([
  ['POST', `${v66}/graphql`],
  ['POST', '/cometd/66.0'],
] as const)('%s %s: a small gzip of a large body stays small', async (method, url) => {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  };
  const answer = await app.inject({
    method,
    url,
    headers,
    payload: gzipSync(Buffer.alloc(60 * 1024 * 1024, ' ')),
  });
  expect([answer.statusCode, answer.body]).toEqual([413, expect.stringContaining('REQUEST_LIMIT_EXCEEDED')]);
  const broken = await app.inject({ method, url, headers, payload: 'no gzip' });
  expect([broken.statusCode, broken.body]).toEqual([400, expect.stringContaining('JSON_PARSER_ERROR')]);
});
