import type { IncomingHttpHeaders } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { request as send } from 'undici';
import type { Logger } from '../log.ts';
import { UnreachableError } from './errors.ts';

export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
  /** May the request be sent again when it is not known whether it was carried out? */
  repeatable: boolean;
}

/** `body` is as received: gzip stays gzip. It must be read or destroyed. What went wrong is read as text. */
export type HttpAnswer =
  | { ok: true; status: number; headers: IncomingHttpHeaders; body: Readable }
  | { ok: false; status: number; headers: IncomingHttpHeaders; text: string };

export interface HttpOptions {
  dispatcher: Dispatcher;
  log: Logger;
  /** Every attempt counts: the org counts them too. */
  onAttempt: () => void;
  /** First pause before a retry; doubles each time. Default 500 ms. */
  backoffMs?: number;
}

const attempts = 6;
const longestPauseMs = 60_000;
const answerWithinMs = 150_000;

/** Sends one request; retries what is worth retrying, with growing pauses, at most five times. */
export async function sendWithRetries(request: HttpRequest, options: HttpOptions): Promise<HttpAnswer> {
  const { host } = new URL(request.url);
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === attempts;
    let pauseMs = (options.backoffMs ?? 500) * 2 ** (attempt - 1);
    let reason: string;
    options.onAttempt();
    try {
      const answer = await sendOnce(request, options);
      if (answer.ok || last || !worthRetrying(request, answer.status, answer.text)) return answer;
      const after = Number(answer.headers['retry-after']);
      if (after > 0) pauseMs = after * 1000;
      reason = `HTTP ${answer.status}`;
    } catch (cause) {
      const fault = networkFault(cause, host);
      reason = fault.code;
      if (last || (fault.sent && !request.repeatable)) {
        throw new UnreachableError(`${host} did not answer: ${reason}`, { cause });
      }
    }
    pauseMs = Math.min(pauseMs, longestPauseMs);
    options.log.warn(
      { method: request.method, url: request.url.split('?')[0], attempt, reason, pauseMs },
      'retry',
    );
    await wait(pauseMs);
  }
}

async function sendOnce(request: HttpRequest, options: HttpOptions): Promise<HttpAnswer> {
  const { statusCode, headers, body } = await send(request.url, {
    method: request.method,
    headers: { 'accept-encoding': 'gzip', ...request.headers },
    body: request.body ?? null,
    dispatcher: options.dispatcher,
    headersTimeout: answerWithinMs,
    bodyTimeout: answerWithinMs,
  });
  if (statusCode < 400) return { ok: true, status: statusCode, headers, body };
  return { ok: false, status: statusCode, headers, text: await readText(body, headers) };
}

/** The whole of a JSON or error answer, unzipped. */
export async function readText(body: Readable, headers: IncomingHttpHeaders): Promise<string> {
  const plain =
    headers['content-encoding'] === 'gzip' ? pipeline(body, createGunzip(), () => undefined) : body;
  const chunks: Buffer[] = [];
  for await (const chunk of plain) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function worthRetrying(request: HttpRequest, status: number, text: string): boolean {
  if (status === 429) return true;
  if (status === 420 || (status >= 500 && status !== 501)) return request.repeatable;
  // Refused before it was carried out. Too many at once passes by itself; the daily limit does not.
  return status === 403 && text.includes('REQUEST_LIMIT_EXCEEDED') && /concurrent/i.test(text);
}

const passing = new Set([
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function networkCode(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Names the network fault, or throws on what is none (a bug must not be retried). */
function networkFault(cause: unknown, host: string): { code: string; sent: boolean } {
  const code = networkCode(cause);
  if (unsent.has(code)) return { code, sent: false };
  if (passing.has(code)) return { code, sent: true };
  // A certificate that is not trusted will not be so a second later.
  if (code !== '') throw new UnreachableError(`no connection to ${host}: ${code}`, { cause });
  throw cause;
}
