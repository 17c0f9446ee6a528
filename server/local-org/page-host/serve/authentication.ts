import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { isFromOwnPage } from './guard.ts';
import type { Sessions } from './sessions.ts';

/**
 * Lets pages of this host call the org's API with their session cookie alone. The request is given the user's access
 * token before any route sees it, so the API knows one way of authentication only.
 *
 * It listens on the server and not in a hook: the API's routes live in a scope of their own, which takes no hooks
 * from outside once it is loaded.
 */
export function addCookieAuthentication(app: FastifyInstance, sessions: Sessions): void {
  app.server.prependListener('request', ({ headers, url }: IncomingMessage) => {
    if (headers.authorization !== undefined || !/^\/+services\//.test(url ?? '') || !isFromOwnPage(headers))
      return;
    const session = sessions.find(headers.cookie);
    if (session) headers.authorization = `Bearer ${session.user.accessToken}`;
  });
}
