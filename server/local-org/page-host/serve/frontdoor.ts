import type { FastifyInstance } from 'fastify';
import type { Org } from '../../types.ts';
import { redeemPass } from '../../web/frontdoor.ts';
import { sessionCookie } from './cookies.ts';
import { plainDocument } from './document.ts';
import { SECURITY_HEADERS } from './guard.ts';
import { SESSION_COOKIE, type Sessions } from './sessions.ts';

/** Where `sf org open` leads: a link of `/services/oauth2/singleaccess` signs the browser in, once. */
export function addFrontdoor(app: FastifyInstance, org: Org, sessions: Sessions): void {
  app.get<{ Querystring: { otp?: string } }>('/secur/frontdoor.jsp', (request, reply) => {
    void reply.headers(SECURITY_HEADERS).header('cache-control', 'no-store');
    const pass = redeemPass(org, String(request.query.otp));
    const session = pass && sessions.start();
    if (!pass || !session || !sessions.switchTo(session, pass.userId)) {
      const document = plainDocument('This link does not work', 'Links sign in once and for a minute only.');
      return reply.code(403).type('text/html; charset=utf-8').send(document);
    }
    return reply.header('set-cookie', sessionCookie(SESSION_COOKIE, session.id)).redirect(pass.startUrl, 302);
  });
}
