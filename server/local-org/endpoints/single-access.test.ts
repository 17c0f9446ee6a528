import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';
import { redeemPass } from '../web/frontdoor.ts';

const { org, user, token } = createTestOrg();
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(org);
});
afterAll(() => app.close());

const ask = (query = '', headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
  app.inject({ url: `/services/oauth2/singleaccess${query}`, headers });

describe('single access', () => {
  it('gives a link to a page of the org', async () => {
    const answer = await ask('?redirect_uri=lightning%2Fo%2FAccount%2Flist%3Fx%3D1');
    const link = new URL(answer.json().frontdoor_uri);
    expect([link.pathname, link.searchParams.get('startURL')]).toEqual([
      '/secur/frontdoor.jsp',
      '/lightning/o/Account/list?x=1',
    ]);
    expect(redeemPass(org, link.searchParams.get('otp') ?? '')).toMatchObject({
      userId: user.id,
      startUrl: '/lightning/o/Account/list?x=1',
    });
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example'])('refuses %s', async (uri) => {
    const answer = await ask(`?redirect_uri=${encodeURIComponent(uri)}`);
    expect([answer.statusCode, answer.json().error]).toEqual([400, 'invalid_request']);
  });

  it('wants a session, and says when the org has no pages', async () => {
    const stranger = await ask('', {});
    expect([stranger.statusCode, stranger.body]).toEqual([403, 'Bad_OAuth_Token']);
    const page = await app.inject({ url: '/secur/frontdoor.jsp?otp=x' });
    expect(page.json()[0].errorCode).toBe('FUNCTIONALITY_NOT_ENABLED');
    expect(page.json()[0].message).toContain('pages');
  });
});
