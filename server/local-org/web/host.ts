import type { FastifyInstance } from 'fastify';
import { SalesforceError } from '../errors.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** A name that only resolves to this machine (DNS rebinding) must not reach it: the Host header has to be loopback. */
export function requireLoopbackHost(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!loopback.test(request.headers.host ?? '')) {
      throw new SalesforceError(403, 'INVALID_HOST', 'The local org answers on localhost and 127.0.0.1 only');
    }
  });
}
