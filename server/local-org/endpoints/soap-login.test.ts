import { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

let org: ListeningOrg;
beforeAll(async () => {
  org = await listenTestOrg();
});
afterAll(() => org.close());

const soap = async (body: string) => {
  const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
  const answer = await fetch(`${org.url}/services/Soap/u/66.0`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: envelope,
  });
  return { status: answer.status, text: await answer.text() };
};

test('jsforce logs in by name, with the access token as the password, and out', async () => {
  const connection = new Connection({ loginUrl: org.url, version: '66.0' });
  const info = await connection.login(org.user.username, org.token);
  expect(info).toMatchObject({ id: org.user.id, organizationId: org.org.organizationId });
  expect(connection.instanceUrl).toBe(org.url);
  expect((await connection.query('SELECT Id FROM User')).totalSize).toBe(1);
  await connection.logout();
  expect(connection.accessToken).toBeNull();
});

test('wrong passwords, other operations and no XML are refused in an envelope', async () => {
  const connection = new Connection({ loginUrl: org.url, version: '66.0' });
  await expect(connection.login(org.user.username, 'wrong')).rejects.toThrow(
    'INVALID_LOGIN: Invalid username, password, security token; or user locked out.',
  );
  expect(await soap('<query><queryString>SELECT Id FROM User</queryString></query>')).toMatchObject({
    status: 500,
    text: expect.stringContaining('FUNCTIONALITY_NOT_ENABLED: The local org does not speak this yet: query'),
  });
  expect((await soap('<logout/>')).text).toContain('INVALID_SESSION_ID');
  expect((await soap('<login>')).status).toBe(500);
});
