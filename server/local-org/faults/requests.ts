import { setTimeout as wait } from 'node:timers/promises';
import { PassThrough, Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalidSession, SalesforceError } from '../errors.ts';
import type { Org } from '../types.ts';
import { diceOf } from './dice.ts';
import type { Fault, RequestFault } from './plan.ts';

const before: readonly RequestFault[] = [
  'latency',
  'too-many-requests',
  'unavailable',
  'request-limit',
  'expired-session',
];
const after: readonly RequestFault[] = ['drop', 'clock-skew'];
const pages: readonly RequestFault[] = ['truncated-page', 'duplicated-page'];

const refusals: Partial<Record<RequestFault, () => SalesforceError>> = {
  'too-many-requests': () =>
    new SalesforceError(429, 'REQUEST_LIMIT_EXCEEDED', 'Too many requests; retry later.'),
  unavailable: () => new SalesforceError(503, 'SERVER_UNAVAILABLE', 'The server is temporarily unavailable.'),
  'request-limit': () => new SalesforceError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
  'expired-session': invalidSession,
};

/** Hangs the faults of requests around every endpoint of the app. Register before the endpoints. */
export function misbehave(app: FastifyInstance, org: Org): void {
  const dice = diceOf(org);
  app.addHook('onRequest', async (request, reply) => {
    if (dice.plan.faults.length === 0 || !isApi(request)) return;
    for (const fault of dice.roll(before, occasionOf(request))) {
      if (fault.kind === 'latency') await wait(fault.milliseconds);
      if (fault.kind === 'expired-session' && isStreaming(request)) {
        // Streaming always answers 200: a message says that nobody is let in without a session.
        delete request.headers.authorization;
        delete request.headers.cookie;
        continue;
      }
      const refusal = refusals[fault.kind as RequestFault];
      if (fault.kind === 'too-many-requests' || fault.kind === 'unavailable')
        void reply.header('Retry-After', '1');
      if (refusal) throw refusal();
    }
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (dice.plan.faults.length === 0 || !isApi(request) || reply.statusCode >= 400) return payload;
    let sent: unknown = payload;
    if (isResultPage(request))
      for (const fault of dice.roll(pages, occasionOf(request))) sent = await spoiled(fault, sent);
    for (const fault of dice.roll(after, occasionOf(request))) {
      if (fault.kind === 'clock-skew') {
        void reply.header('Date', new Date(org.now().getTime() + fault.seconds * 1000).toUTCString());
      } else sent = broken(sent, reply);
    }
    return sent;
  });
}

/** Logging in misbehaves too; pages are for people who look at them. */
const isApi = ({ url }: FastifyRequest): boolean => /^\/+(services\/(data|oauth2\/token)|cometd)/.test(url);
const isStreaming = ({ url }: FastifyRequest): boolean => /^\/+cometd/.test(url);
const isResultPage = ({ url, method }: FastifyRequest): boolean =>
  method === 'GET' && /\/jobs\/query\/[^/]+\/results/.test(url);
const occasionOf = ({ url, method }: FastifyRequest): { method: string; path: string } => ({
  method,
  path: (url.split('?')[0] ?? '').replace(/^\/+/, '/'),
});

async function bytesOf(payload: unknown): Promise<Buffer> {
  if (payload instanceof Readable)
    return Buffer.concat(
      (await payload.map((chunk: Uint8Array | string) => Buffer.from(chunk as string)).toArray()) as Buffer[],
    );
  return Buffer.from((payload ?? '') as string);
}

/** Whole lines are kept or repeated: a page that broke inside a line would be no CSV and easy to see. */
async function spoiled(fault: Fault, payload: unknown): Promise<Buffer> {
  const bytes = await bytesOf(payload);
  const text = bytes.toString('utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  const [header = '', ...rows] = lines;
  const kept =
    fault.kind === 'truncated-page' ? rows.slice(0, Math.floor(rows.length / 2)) : [...rows, ...rows];
  return Buffer.from(`${[header, ...kept].join('\n')}\n`);
}

/** Half of the body, then nothing: the length that was promised never comes. */
function broken(payload: unknown, reply: FastifyReply): PassThrough {
  const stream = new PassThrough();
  void reply.removeHeader('content-length');
  bytesOf(payload).then(
    (bytes) => {
      stream.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () =>
        setImmediate(() => reply.raw.destroy()),
      );
    },
    (error: Error) => stream.destroy(error),
  );
  return stream;
}
