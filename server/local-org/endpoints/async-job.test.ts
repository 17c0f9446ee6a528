import { serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

const jobInfo = (inner: string) =>
  `<?xml version="1.0"?><jobInfo xmlns="http://www.force.com/2009/06/asyncapi/dataload">${inner}</jobInfo>`;
const insert = '<operation>insert</operation><object>Account</object><contentType>CSV</contentType>';
const send = async (path: string, payload?: string, token = served.token) => {
  const answer = await served.app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url: `/services/async/66.0/job${path}`,
    headers: { 'x-sfdc-session': token, 'content-type': 'application/xml' },
    ...(payload === undefined ? {} : { payload }),
  });
  return `${answer.statusCode} ${answer.body}`;
};
const idOf = (body: string) => /<id>(\w+)<\/id>/.exec(body)?.[1] ?? '';

test('a job is opened, told of, and closed once', async () => {
  const opened = await send('', jobInfo(insert));
  expect(opened).toMatch(/^201 .*<operation>insert<\/operation>.*<state>Open<\/state>/s);
  const path = `/${idOf(opened)}`;
  expect(await send(path)).toContain('<numberBatchesTotal>0</numberBatchesTotal>');
  expect(await send(path, jobInfo('<state>Closed</state>'))).toContain('<state>Closed</state>');
  expect(await send(path, jobInfo('<state>Closed</state>'))).toContain('InvalidJobState');
  expect(await send(`${path}/batch`, 'Name\nlate\n')).toContain('Job is Closed');
  expect(await send(`${path}/batch`)).toMatch(/^200 .*batchInfoList/s);
  expect(await send(`${path}/batch/751000000000000AAA`)).toContain('InvalidBatch');
});

test.each([
  ['no session', '', jobInfo(insert), 'InvalidSessionId'],
  ['no XML', undefined, '<jobInfo', 'Unable to parse Job'],
  ['another document', undefined, '<other/>', 'Unable to parse Job'],
  ['an unknown object', undefined, jobInfo(insert.replace('Account', 'Nope')), 'Unable to find object: Nope'],
  ['a query', undefined, jobInfo(insert.replace('insert', 'query')), 'FeatureNotEnabled'],
  ['another operation', undefined, jobInfo(insert.replace('insert', 'merge')), 'InvalidJob'],
  ['another content', undefined, jobInfo(insert.replace('CSV', 'XML')), 'FeatureNotEnabled'],
])('%s is refused', async (_what, token, body, message) => {
  const refused = await send('', body, token);
  expect(refused).toMatch(/^400 .*<exceptionCode>/s);
  expect(refused).toContain(message);
});

test('somebody else’s job is not there', async () => {
  expect(await send('/7500000000000ZZAAA')).toContain('Unable to find job');
});
