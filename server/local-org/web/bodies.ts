import { isUtf8 } from 'node:buffer';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { notSpoken, SalesforceError } from '../errors.ts';
import { jsonOf } from './json-text.ts';

/** JSON becomes values, forms URLSearchParams, everything else stays text: CSV and plain text are the endpoint's. */
export function parseBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    const type = (request.headers['content-type'] ?? '').toLowerCase();
    try {
      done(null, bodyOf(type, body as Buffer, request.url));
    } catch (error) {
      done(error as Error);
    }
  });
}

function bodyOf(type: string, body: Buffer, url: string): unknown {
  // A deployment's zip and the data of a bulk ingest job come with their options; the endpoints take the parts apart.
  if (type.includes('multipart/') && /\/metadata\/deployRequest\/?$/.test(url)) return body;
  if (type.includes('multipart/') && !/\/jobs\/ingest\/?$/.test(url)) throw notSpoken('multipart bodies');
  if (type.includes('json')) return jsonOf(body);
  if (type.includes('text/csv') && !isUtf8(body))
    throw new SalesforceError(400, 'CLIENTINPUTERROR', 'The upload is not UTF-8');
  // The platform's CSV reader stumbles over a byte-order mark, so CSV keeps it.
  const text = body.toString('utf8').replace(type.includes('text/csv') ? '' : /^\uFEFF/, '');
  if (type.includes('application/x-www-form-urlencoded')) return new URLSearchParams(text);
  return text;
}

/** `Content-Encoding: gzip` on a request. The body limit holds for what comes out, so a small bomb stays small. */
export function unzipRequests(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    const encoding = request.headers['content-encoding']?.toLowerCase();
    if (encoding === undefined || encoding === 'identity') return payload;
    if (encoding !== 'gzip') throw notSpoken(`Content-Encoding ${encoding}`);
    const unzipped = Object.assign(payload.pipe(createGunzip()), { receivedEncodedLength: 0 });
    payload.on('data', (chunk: Buffer) => {
      unzipped.receivedEncodedLength += chunk.length;
    });
    // A bomb that was refused must not go on being unpacked.
    reply.raw.once('close', () => unzipped.destroy());
    return unzipped;
  });
}
