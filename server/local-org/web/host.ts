import type { FastifyInstance } from 'fastify';
import { SalesforceError } from '../errors.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** A name that only resolves to this machine (DNS rebinding) must not reach it: the Host header has to be loopback. */
export function requireLoopbackHost(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { rawHeaders, url = '' } = request.raw;
    const hosts = rawHeaders.filter(
      (_value, index) => rawHeaders[index - 1]?.toLowerCase() === 'host' && index % 2 === 1,
    );
    // A request line may name a host too, and then that one counts.
    const named = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1];
    if (
      hosts.length > 1 ||
      ![request.headers.host ?? '', named ?? 'localhost'].every((host) => loopback.test(host))
    ) {
      throw new SalesforceError(403, 'INVALID_HOST', 'The local org answers on localhost and 127.0.0.1 only');
    }
  });
}
