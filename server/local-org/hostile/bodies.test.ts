/** Bodies that are no JSON, too deep, too large, packed, or of another kind than the path takes. */
import { gzipSync } from 'node:zlib';
import { api, refusalOf, target, type Target } from './asking.ts';

let org: Target;
beforeAll(async () => {
  org = await target();
});
afterAll(async () => {
  expect(await org.isAlive()).toBe(true);
  await org.close();
});

const account = '/sobjects/Account';
const nested = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);
const whole = gzipSync('{"Name":"Zipped"}');

it.each<[string, string, string | Buffer, [number, string]]>([
  ['half an object', account, '{"Name": ', [400, 'JSON_PARSER_ERROR']],
  ['more than one value', account, '{"Name":"x"} x', [400, 'JSON_PARSER_ERROR']],
  ['nothing', account, '', [400, 'JSON_PARSER_ERROR']],
  ['null', account, 'null', [400, 'JSON_PARSER_ERROR']],
  ['a list', account, '[1]', [400, 'JSON_PARSER_ERROR']],
  [
    'a hundred thousand lists in a field',
    account,
    `{"Name":${nested('[', ']')}}`,
    [400, 'JSON_PARSER_ERROR'],
  ],
  [
    'a hundred thousand objects',
    account,
    `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    [400, 'JSON_PARSER_ERROR'],
  ],
  [
    'bytes that are no UTF-8',
    account,
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    [400, 'JSON_PARSER_ERROR'],
  ],
  ['UTF-16', account, Buffer.from('{"Name":"x"}', 'utf16le'), [400, 'JSON_PARSER_ERROR']],
  ['a number beyond all numbers', account, '{"Name":"x","AnnualRevenue":1e400}', [400, 'JSON_PARSER_ERROR']],
  ['an object for a text', account, '{"Name":{"a":1}}', [400, 'JSON_PARSER_ERROR']],
  ['the prototype as a field', account, '{"__proto__":{"Name":"x"}}', [400, 'INVALID_FIELD']],
  ['51 MB', account, Buffer.alloc(51 * 1024 * 1024, ' '), [413, 'REQUEST_LIMIT_EXCEEDED']],
  ['records that are none', '/composite/sobjects', '{"records":[null,5]}', [400, 'JSON_PARSER_ERROR']],
  ['no list of records', '/composite/sobjects', '{"records":{"a":1}}', [400, 'INVALID_INPUT']],
  ['a subrequest that is none', '/composite', '{"compositeRequest":[null]}', [400, 'JSON_PARSER_ERROR']],
  [
    'a batch of numbers',
    '/composite/batch',
    '{"batchRequests":[{"method":5,"url":7}]}',
    [400, 'JSON_PARSER_ERROR'],
  ],
  ['a tree of nothing', '/composite/tree/Account', '{"records":[null]}', [400, 'JSON_PARSER_ERROR']],
  ['a job of no object', '/jobs/ingest', '{"object":5,"operation":"insert"}', [400, 'INVALIDENTITY']],
  ['a job that is null', '/jobs/ingest', 'null', [400, 'JSON_PARSER_ERROR']],
  ['a query job of a number', '/jobs/query', '{"operation":"query","query":5}', [400, 'INVALIDJOB']],
  ['GraphQL of a number', '/graphql', '{"query":5}', [400, 'INVALID_INPUT']],
  ['a deployment that is null', '/metadata/deployRequest', 'null', [400, 'INVALID_INPUT']],
])('%s to %s', async (_what, path, body, refusal) => {
  expect(refusalOf(await org.post(path, body))).toEqual(refusal);
});

it.each<[string, Buffer | string, Record<string, string>, [number, string]]>([
  ['half a gzip', whole.subarray(0, 20), { 'content-encoding': 'gzip' }, [400, 'JSON_PARSER_ERROR']],
  ['gzip that is none', 'hello', { 'content-encoding': 'gzip' }, [400, 'JSON_PARSER_ERROR']],
  [
    'garbage behind a gzip',
    Buffer.concat([whole, Buffer.from('x')]),
    { 'content-encoding': 'gzip' },
    [400, 'JSON_PARSER_ERROR'],
  ],
  ['a gzip of two gigabytes', bomb(), { 'content-encoding': 'gzip' }, [413, 'REQUEST_LIMIT_EXCEEDED']],
  ['an encoding of another kind', 'x', { 'content-encoding': 'br' }, [403, 'FUNCTIONALITY_NOT_ENABLED']],
  ['two encodings', whole, { 'content-encoding': 'gzip, gzip' }, [403, 'FUNCTIONALITY_NOT_ENABLED']],
  ['plain text', '{"Name":"x"}', { 'content-type': 'text/plain' }, [415, 'UNSUPPORTED_MEDIA_TYPE']],
  ['XML', '<Account/>', { 'content-type': 'application/xml' }, [415, 'UNSUPPORTED_MEDIA_TYPE']],
  ['no content type at all', '{}', { 'content-type': ';;;' }, [415, 'UNSUPPORTED_MEDIA_TYPE']],
  [
    'a form of parts',
    '--x--',
    { 'content-type': 'multipart/form-data; boundary=x' },
    [403, 'FUNCTIONALITY_NOT_ENABLED'],
  ],
])('%s', async (_what, body, headers, refusal) => {
  expect(refusalOf(await org.post(account, body, headers))).toEqual(refusal);
});

/** Many members make one stream: two megabytes on the line, two gigabytes behind it. */
function bomb(): Buffer {
  const member = gzipSync(Buffer.alloc(100_000_000));
  return Buffer.concat(Array.from({ length: 20 }, () => member));
}

it.each<[string, string, RegExp]>([
  ['a broken query', '{ uiapi { query ', /Invalid syntax/],
  ['fifty thousand braces', '{'.repeat(50_000), /Invalid syntax/],
  ['twenty thousand levels', `${'{a'.repeat(9_000)}${'}'.repeat(9_000)}`, /nested too deeply|more that/],
  [
    'a fragment in itself',
    '{uiapi{...A}} fragment A on UIAPI {...B} fragment B on UIAPI {...A}',
    /within itself/,
  ],
  [
    'five thousand aliases',
    `{uiapi{query{${Array.from({ length: 5000 }, (_, i) => `a${i}:Account{edges{node{Id}}}`).join(' ')}}}}`,
    /tokens/,
  ],
])('GraphQL: %s', async (_what, query, words) => {
  const { status, text } = await org.post('/graphql', JSON.stringify({ query }));
  const { data, errors } = JSON.parse(text) as { data: unknown; errors: { message: string }[] };
  expect([status, data, errors[0]?.message]).toEqual([200, null, expect.stringMatching(words)]);
});

it.each([
  ['no statement', ' '],
  ['another language', 'DROP TABLE Account'],
  ['a quote that stays open', "SELECT Id FROM Account WHERE Name = 'x"],
])('SOQL: %s', async (_what, soql) => {
  const answer = await org.ask('GET', `${api}/query?q=${encodeURIComponent(soql)}`);
  expect(refusalOf(answer)).toEqual([400, 'MALFORMED_QUERY']);
});

it.each([
  ['five thousand brackets', `SELECT Id FROM Account WHERE ${'('.repeat(5000)}Name='x'${')'.repeat(5000)}`],
  ['three thousand times NOT', `SELECT Id FROM Account WHERE ${'NOT '.repeat(3000)}Name='x'`],
])('SOQL that is deep is read, or refused, but breaks nothing: %s', async (_what, soql) => {
  const { status, text } = await org.ask('GET', `${api}/query?q=${encodeURIComponent(soql)}`);
  if (status === 200) expect(JSON.parse(text)).toMatchObject({ done: true, totalSize: 0 });
  else expect(refusalOf({ status, text })).toEqual([400, 'MALFORMED_QUERY']);
});
