import Fastify from 'fastify';
import { createTestOrg } from '../../testing.ts';
import { issuePass } from '../../web/frontdoor.ts';
import { addFrontdoor } from './frontdoor.ts';
import { Sessions } from './sessions.ts';

describe('frontdoor', () => {
  let now = new Date('2026-11-20T18:00:00Z');
  const { org, user } = createTestOrg({ clock: () => now });
  const sessions = new Sessions(org, undefined);
  const app = Fastify();
  addFrontdoor(app, org, sessions);
  afterAll(() => app.close());
  const open = (otp: string) => app.inject({ url: `/secur/frontdoor.jsp?otp=${otp}` });

  it('signs in once, as the user of the link', async () => {
    const otp = issuePass(org, user, '/lightning/page/home');
    const answer = await open(otp);
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/lightning/page/home']);
    expect(sessions.find(String(answer.headers['set-cookie']).split(';')[0])?.user.id).toBe(user.id);
    expect((await open(otp)).statusCode).toBe(403);
  });

  it('knows nothing of old and invented links', async () => {
    const otp = issuePass(org, user, '/');
    now = new Date('2026-11-20T18:01:01Z');
    expect((await open(otp)).statusCode).toBe(403);
    expect((await open('invented')).headers['set-cookie']).toBeUndefined();
  });
});
