import { serveTestOrg, type Served } from '../bulk/testing.ts';
import { insertAccounts, jobInfo, sendAsync } from '../bulk/v1/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('a job is opened', async () => {
  expect(await sendAsync(served, '', jobInfo(insertAccounts))).toMatch(
    /^201 .*<operation>insert<\/operation>.*<state>Open<\/state>/s,
  );
});

test.each([
  ['no session', '', jobInfo(insertAccounts), 'InvalidSessionId'],
  ['no XML', undefined, '<jobInfo', 'Unable to parse Job'],
  ['another document', undefined, '<other/>', 'Unable to parse Job'],
  [
    'an unknown object',
    undefined,
    jobInfo(insertAccounts.replace('Account', 'Nope')),
    'Unable to find object: Nope',
  ],
  [
    'serial order',
    undefined,
    jobInfo(`${insertAccounts}<concurrencyMode>Serial</concurrencyMode>`),
    'FeatureNotEnabled',
  ],
  ['another operation', undefined, jobInfo(insertAccounts.replace('insert', 'merge')), 'InvalidJob'],
  ['another content', undefined, jobInfo(insertAccounts.replace('CSV', 'XML')), 'FeatureNotEnabled'],
])('%s is refused', async (_what, token, body, message) => {
  const refused = await sendAsync(served, '', body, token);
  expect(refused).toMatch(/^400 .*<exceptionCode>/s);
  expect(refused).toContain(message);
});
