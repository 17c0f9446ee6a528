import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const zip = promisify(gzip);
/** Bytes. Packing less than this takes longer, at both ends, than the loopback needs for the whole of it. */
const smallest = 16 * 1024;

/** gzip for whoever accepts it, streams included; small answers and those already encoded stay as they are. */
export function zipAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const accepted = String(request.headers['accept-encoding'] ?? '').includes('gzip');
    if (!accepted || reply.hasHeader('content-encoding')) return payload;
    const options = { level: constants.Z_BEST_SPEED };
    if (payload instanceof Readable) {
      mark();
      const zipped = createGzip(options);
      payload.on('error', (error) => zipped.destroy(error));
      // Whoever hangs up early must not leave the source running.
      zipped.on('close', () => payload.destroy());
      return payload.pipe(zipped);
    }
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    if (payload.length < smallest) return payload;
    mark();
    return zip(payload, options);

    function mark(): void {
      void reply
        .header('content-encoding', 'gzip')
        .header('vary', 'Accept-Encoding')
        .removeHeader('content-length');
    }
  });
}
