import { jsforceOn, metadataZip, objectFile } from '../metadata/testing.ts';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

jest.setTimeout(60_000);

let test: ListeningOrg;
beforeAll(async () => {
  test = await listenTestOrg();
});
afterAll(() => test.close());

const zip = () => metadataZip({ CustomObject: ['Thing__c'] }, { 'objects/Thing__c.object': objectFile() });

it('takes a zip as a form, validates it, and deploys what was validated', async () => {
  const { metadata } = await jsforceOn(test);
  const checked = await metadata.deployRest(zip(), { checkOnly: true }).complete();
  expect(checked).toMatchObject({ done: true, success: true, status: 'Succeeded', numberComponentErrors: 0 });
  const id = await metadata.deployRecentValidation({ id: checked.id, rest: true });
  expect(await metadata.checkDeployStatus(id)).toMatchObject({ id });
});

it.each([
  ['multipart/form-data', 'x', 'no boundary'],
  ['multipart/form-data; boundary=b', '--b\r\n\r\n--b--', 'needs the parts'],
  ['application/json', '{}', 'validatedDeployRequestId'],
])('refuses a %s that says nothing', async (type, body, words) => {
  const answer = await fetch(`${test.url}/services/data/v66.0/metadata/deployRequest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${test.token}`, 'content-type': type },
    body,
  });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(words)]);
});
