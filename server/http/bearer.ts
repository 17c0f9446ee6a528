/** Bearer check for every route that is not marked public. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    public?: boolean;
  }
}

export function registerBearer(app: FastifyInstance, apiToken: string): void {
  const expected = digest(apiToken);
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404 || request.routeOptions.config.public) return;
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    // Digests have equal length whatever was sent, so the comparison takes the same time for every guess.
    if (timingSafeEqual(digest(given), expected)) return;
    reply.header('www-authenticate', 'Bearer');
    throw Object.assign(new Error('The token is missing or wrong.'), { statusCode: 401 });
  });
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
