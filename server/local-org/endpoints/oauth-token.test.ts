import { Connection, OAuth2 } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

let org: ListeningOrg;
beforeAll(async () => {
  org = await listenTestOrg();
});
afterAll(() => org.close());

async function token(form: Record<string, string>): Promise<[number, Record<string, string>]> {
  const answer = await fetch(`${org.url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return [answer.status, (await answer.json()) as Record<string, string>];
}

describe('token', () => {
  it('logs in by client credentials, and the identity follows', async () => {
    const oauth2 = new OAuth2({
      loginUrl: org.url,
      clientId: 'touchline-local',
      clientSecret: 'touchline-local-secret',
    });
    const connection = new Connection({ oauth2, version: '66.0' });
    const login = await connection.authorize({ grant_type: 'client_credentials' });
    expect(login).toMatchObject({ id: org.user.id, organizationId: org.org.organizationId });
    const identity = await connection.identity();
    expect(identity).toMatchObject({ user_id: org.user.id, username: 'admin@local.test' });
    const info = await connection.request<{ sub: string }>(`${org.url}/services/oauth2/userinfo`);
    expect(info.sub).toBe(`${org.url}/id/${org.org.organizationId}/${org.user.id}`);
  });

  it('refuses in the shape of OAuth', async () => {
    const client = { grant_type: 'client_credentials', client_id: 'touchline-local' };
    expect(await token({ ...client, client_secret: 'wrong' })).toEqual([
      400,
      { error: 'invalid_client', error_description: 'invalid client credentials' },
    ]);
    expect((await token({ ...client, client_id: 'x' }))[1].error).toBe('invalid_client_id');
    expect((await token({ grant_type: 'implicit' }))[1].error).toBe('unsupported_grant_type');
  });

  it('takes the access token as a password', async () => {
    const form = {
      grant_type: 'password',
      client_id: 'touchline-local',
      client_secret: 'touchline-local-secret',
      username: 'Admin@local.test',
    };
    const [status, { access_token: accessToken }] = await token({ ...form, password: org.token });
    expect([status, accessToken]).toEqual([200, org.token]);
    const refusal = { error: 'invalid_grant', error_description: 'authentication failure' };
    expect(await token({ ...form, password: 'secret' })).toEqual([400, refusal]);
    expect((await token({ ...form, username: 'x@local.test', password: org.token }))[1]).toEqual(refusal);
  });
});
