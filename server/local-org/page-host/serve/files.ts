import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.js', '.css', '.svg', '.json', '.txt']);

interface Content {
  plain: Buffer;
  gzip: Buffer | null;
  /** Weak, because both encodings share it. */
  tag: string;
}

const tagOf = (content: Buffer) =>
  `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;

export const FOREVER = 'public, max-age=31536000, immutable';
export const ASK_AGAIN = 'no-cache';

/** Keeps what was read and compressed, so that a file is worked on once per start. */
export class Files {
  readonly #cache = new Map<string, Promise<Content | null>>();

  /** Sends a file below `folder`; 404 when it is not there or lies outside. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    folder: string,
    name: string,
    caching: string,
  ): Promise<FastifyReply> {
    const path = normalize(join(folder, name));
    if (!path.startsWith(folder + sep) || path.includes('\0')) return notFound(reply);
    let file = this.#cache.get(path);
    if (!file) this.#cache.set(path, (file = load(path)));
    const content = await file;
    if (!content) {
      this.#cache.delete(path);
      return notFound(reply);
    }
    return answer(request, reply, extname(path), content, caching);
  }

  /** Sends text kept in memory under a name that changes with the text. */
  async sendText(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    text: string,
    caching: string,
  ): Promise<FastifyReply> {
    let file = this.#cache.get(name);
    if (!file) {
      const plain = Buffer.from(text);
      this.#cache.set(name, (file = Promise.resolve({ plain, gzip: gzipSync(plain), tag: tagOf(plain) })));
    }
    const content = await file;
    return content ? answer(request, reply, extname(name), content, caching) : notFound(reply);
  }
}

async function load(path: string): Promise<Content | null> {
  const plain = await readOrNull(path);
  if (!plain) return null;
  if (!COMPRESSED.has(extname(path))) return { plain, gzip: null, tag: tagOf(plain) };
  return { plain, gzip: (await readOrNull(`${path}.gz`)) ?? gzipSync(plain), tag: tagOf(plain) };
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  extension: string,
  content: Content,
  caching: string,
): FastifyReply {
  void reply
    .header('content-type', TYPES[extension] ?? 'application/octet-stream')
    .header('cache-control', caching)
    .header('etag', content.tag)
    .header('x-content-type-options', 'nosniff')
    .header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === content.tag) return reply.code(304).send();
  const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (!content.gzip || !accepts) return reply.send(content.plain);
  return reply.header('content-encoding', 'gzip').send(content.gzip);
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/plain; charset=utf-8').send('Not found\n');
}
