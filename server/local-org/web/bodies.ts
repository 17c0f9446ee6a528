import { createGunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { jsonParserError, notSpoken } from '../errors.ts';

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
  // The platform's CSV reader stumbles over a byte-order mark, so CSV keeps it.
  const text = body.toString('utf8').replace(type.includes('text/csv') ? '' : /^\uFEFF/, '');
  if (type.includes('json')) return text.trim() === '' ? undefined : jsonOf(text);
  if (type.includes('application/x-www-form-urlencoded')) return new URLSearchParams(text);
  return text;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw jsonParserError(whereJsonBreaks(text, (error as Error).message));
  }
}

/** V8 names the character and, in longer texts, its position; the platform's sentence needs no more. */
function whereJsonBreaks(text: string, reason: string): string {
  const character = /Unexpected token '(.+?)',/su.exec(reason)?.[1];
  if (character === undefined) return `Unexpected end-of-input in the JSON body: ${reason}`;
  const position = /at position (\d+)/.exec(reason)?.[1];
  const lines = text.slice(0, Number(position ?? 0)).split('\n');
  const where =
    position === undefined ? '' : ` at [line:${lines.length}, column:${(lines.at(-1)?.length ?? 0) + 1}]`;
  return `Unexpected character ('${character}' (code ${character.codePointAt(0)})): was expecting a JSON value${where}`;
}

/** `Content-Encoding: gzip` on a request. The body limit holds for what comes out, so a small bomb stays small. */
export function unzipRequests(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return payload;
    if (encoding !== 'gzip') throw notSpoken(`Content-Encoding ${encoding}`);
    const unzipped = Object.assign(payload.pipe(createGunzip()), { receivedEncodedLength: 0 });
    payload.on('data', (chunk: Buffer) => {
      unzipped.receivedEncodedLength += chunk.length;
    });
    return unzipped;
  });
}
