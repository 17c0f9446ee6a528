/** The doors of the Metadata API: envelopes, archives, forms. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { gzipSync } from 'node:zlib';
import { metadataZip, packageXml } from '../metadata/testing.ts';
import { limits } from '../metadata/archive.ts';
import { api, refusalOf, target, type Answered, type Target } from './asking.ts';

let org: Target;
beforeAll(async () => {
  org = await target();
});
afterAll(async () => {
  expect(await org.isAlive()).toBe(true);
  await org.close();
});

const xml = { 'content-type': 'text/xml', authorization: '' };
const post = (text: string | Buffer, headers = {}): Promise<Answered> =>
  org.ask('POST', '/services/Soap/m/66.0', { ...xml, ...headers }, text);
const envelope = (inner: string, session = org.token): string =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${session}</sessionId></SessionHeader></e:Header><e:Body>${inner}</e:Body></e:Envelope>`;
const faultOf = ({ status, text }: Answered): [number, string] => [
  status,
  /<faultcode>sf:(\w+)<\/faultcode>/.exec(text)?.[1] ?? text,
];

it.each<[string, string, string]>([
  ['nothing', '', 'CLIENT'],
  ['no XML', 'deploy please', 'CLIENT'],
  ['no envelope', '<a/>', 'CLIENT'],
  ['a billion laughs', '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>', 'CLIENT'],
  ['a file from outside', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'CLIENT'],
  ['a hundred thousand levels', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`, 'CLIENT'],
  ['names of JavaScript', '<a><__proto__/><constructor/></a>', 'CLIENT'],
])('SOAP: %s', async (_what, text, code) => {
  expect(faultOf(await post(text))).toEqual([500, code]);
});

it.each<[string, string, string]>([
  ['an operation of nobody', '<fooBar/>', 'FUNCTIONALITY_NOT_ENABLED'],
  ['an operation named like a method', '<toString/>', 'FUNCTIONALITY_NOT_ENABLED'],
  ['a type of nobody', '<listMetadata><queries><type>Nope</type></queries></listMetadata>', 'INVALID_TYPE'],
  ['a deployment without a zip', '<deploy/>', 'REQUIRED_FIELD_MISSING'],
  ['a zip that is none', '<deploy><ZipFile>!!!!</ZipFile></deploy>', 'INVALID_INPUT'],
  [
    'a deployment of nobody',
    '<checkDeployStatus><asyncProcessId>0Af000000000001</asyncProcessId></checkDeployStatus>',
    'INVALID_CROSS_REFERENCE_KEY',
  ],
])('SOAP of a user: %s', async (_what, inner, code) => {
  expect(faultOf(await post(envelope(inner)))).toEqual([500, code]);
});

it('SOAP without a session, at a version of nobody, or packed without end', async () => {
  expect(faultOf(await post(envelope('<describeMetadata/>', 'x')))).toEqual([500, 'INVALID_SESSION_ID']);
  expect(faultOf(await post(envelope('<describeMetadata/>', '')))).toEqual([500, 'INVALID_SESSION_ID']);
  const old = await org.ask('POST', '/services/Soap/m/abc', xml, envelope('<describeMetadata/>'));
  expect(faultOf(old)).toEqual([500, 'UNSUPPORTED_API_VERSION']);
  const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));
  expect(faultOf(await post(bomb, { 'content-encoding': 'gzip' }))).toEqual([
    500,
    'EXCEEDED_MAX_SIZE_REQUEST',
  ]);
  expect(faultOf(await post('zzz', { 'content-encoding': 'gzip' }))).toEqual([500, 'JSON_PARSER_ERROR']);
});

it('SOAP of another version, or of another API', async () => {
  const twelve = envelope('<describeMetadata/>').replace(
    'http://schemas.xmlsoap.org/soap/envelope/',
    'http://www.w3.org/2003/05/soap-envelope',
  );
  expect(faultOf(await post(twelve))).toEqual([500, 'VERSION_MISMATCH']);
  const partner = await post(envelope('<describeMetadata xmlns="urn:partner.soap.sforce.com"/>'));
  expect(faultOf(partner)).toEqual([500, 'CLIENT']);
  expect(partner.text).toContain(
    'No operation available for request {urn:partner.soap.sforce.com}describeMetadata',
  );
});

it('the doors that speak XML refuse in XML what is too large', async () => {
  const large = 'a'.repeat(200_000);
  const login = await org.ask('POST', '/services/Soap/u/66.0', xml, large);
  expect(faultOf(login)).toEqual([500, 'EXCEEDED_MAX_SIZE_REQUEST']);
  const job = await org.ask('POST', '/services/async/66.0/job', xml, Buffer.alloc(51 * 1024 * 1024, ' '));
  expect([job.status, job.text]).toEqual([
    400,
    expect.stringContaining('<exceptionCode>ExceededQuota</exceptionCode>'),
  ]);
});

const form = (zip: Uint8Array, options = '{"deployOptions":{}}'): Promise<Answered> =>
  org.ask(
    'POST',
    `${api}/metadata/deployRequest`,
    { 'content-type': 'multipart/form-data; boundary=x' },
    Buffer.concat([
      Buffer.from(
        `--x\r\nContent-Disposition: form-data; name="json"\r\n\r\n${options}\r\n--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n`,
      ),
      zip,
      Buffer.from('\r\n--x--\r\n'),
    ]),
  );
const zip = (files: Zippable): Uint8Array => zipSync({ 'package.xml': strToU8(packageXml({})), ...files });
const something = strToU8('x');

/** Says in its directory that it holds more than an archive may. */
function bomb(): Uint8Array {
  const bytes = Buffer.from(zip({ big: something }));
  const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(limits.bytes + 1, directory + 24);
  return bytes;
}

it.each<[string, () => Uint8Array, string]>([
  ['a path that climbs out', () => zip({ '../../evil': something }), 'INVALID_INPUT'],
  ['a path that climbs out backwards', () => zip({ 'a\\..\\..\\evil': something }), 'INVALID_INPUT'],
  ['a path from the root', () => zip({ '/etc/cron.d/evil': something }), 'INVALID_INPUT'],
  ['a path on a drive', () => zip({ 'C:/evil': something }), 'INVALID_INPUT'],
  ['a path with an end inside', () => zip({ 'tabs/a\0.tab': something }), 'INVALID_INPUT'],
  ['half a zip', () => zip({ 'tabs/A.tab': something }).subarray(0, 60), 'INVALID_INPUT'],
  ['no zip', () => strToU8('no zip at all'), 'INVALID_INPUT'],
  ['more than it may hold', bomb, 'LIMIT_EXCEEDED'],
])('an archive with %s', async (_what, archive, code) => {
  expect(refusalOf(await form(archive()))).toEqual([400, code]);
});

it('links in an archive are files of text, and deployed nowhere', async () => {
  const link = zip({ 'tabs/T.tab': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] });
  const { status, text } = await form(link);
  const { id } = JSON.parse(text) as { id: string };
  expect(status).toBe(201);
  interface Result {
    done: boolean;
    status: string;
    details: { componentFailures: { problem: string }[] };
  }
  for (;;) {
    const asked = await org.ask('GET', `${api}/metadata/deployRequest/${id}?includeDetails=true`);
    const { deployResult } = JSON.parse(asked.text) as { deployResult: Result };
    if (!deployResult.done) continue;
    expect(deployResult.status).toBe('Failed');
    expect(deployResult.details.componentFailures[0]?.problem).toContain('Error parsing file');
    return;
  }
});

it.each([
  ['a list of options', '[]', 201],
  ['options that are no JSON', '{', 400],
  ['options that are a number', '5', 400],
])('a form with %s', async (_what, options, status) => {
  expect((await form(metadataZip({}, {}), options)).status).toBe(status);
});

it('a form without its parts, and a deployment of nobody', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  expect(refusalOf(await org.ask('POST', `${api}/metadata/deployRequest`, headers, '--x--'))).toEqual([
    400,
    'INVALID_MULTIPART_REQUEST',
  ]);
  expect(refusalOf(await org.ask('GET', `${api}/metadata/deployRequest/0Af000000000001`))).toEqual([
    404,
    'INVALID_CROSS_REFERENCE_KEY',
  ]);
});
