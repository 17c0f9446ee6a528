import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { misbehave } from './faults/requests.ts';
import { loadEndpoints } from './web/load-endpoints.ts';
import { parseBodies, unzipRequests } from './web/bodies.ts';
import { zipAnswers } from './web/compression.ts';
import { answerError } from './web/error-answer.ts';
import { requireLoopbackHost } from './web/host.ts';
import { countApiCall } from './web/api-usage.ts';
import { streamingOf } from './streaming/bayeux.ts';
import { withOrigin } from './streaming/origin.ts';
import { transport } from './web/transport.ts';
import { refuseUnknown } from './web/unknown-path.ts';
import { versionOf } from './web/versions.ts';
import { invalidAuthHeader, invalidSession } from './errors.ts';
import type { Call, Endpoint, Method, Org, SessionUser } from './types.ts';

/** Largest body of an ordinary request; a bulk upload says its own. */
const ordinaryBody = 50 * 1024 * 1024;

/** Every file of endpoints/ as one app. It does not listen: main does, and tests inject. */
export async function buildApp(org: Org): Promise<FastifyInstance> {
  const app = Fastify({
    ...transport,
    bodyLimit: ordinaryBody,
    forceCloseConnections: 'idle',
    rewriteUrl: (request) => (request.url ?? '/').replace(/^\/+/, '/'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 4000, caseSensitive: true },
  });
  const endpoints = await loadEndpoints();
  requireLoopbackHost(app);
  parseBodies(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => refuseUnknown(request, reply, endpoints));
  // Whoever waits for an event would keep the app from stopping.
  app.addHook('preClose', async () => streamingOf(org).close());
  await app.register(async (api) => {
    misbehave(api, org);
    unzipRequests(api);
    zipAnswers(api);
    for (const endpoint of endpoints) register(api, org, endpoint);
  });
  return app;
}

function register(api: FastifyInstance, org: Org, endpoint: Endpoint): void {
  api.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
    // Before the body is read: a stranger's upload is not worth reading.
    onRequest: async (request, reply) => {
      // Whoever asks the org for the time must get the time its rows are stamped with.
      void reply.header('Date', org.now().toUTCString());
      const user = sessionOf(org, request);
      if (!user && !endpoint.anonymous)
        throw hasOtherScheme(request) ? invalidAuthHeader() : invalidSession();
      if (user && request.url.startsWith('/services/data/')) {
        void reply.header('Sforce-Limit-Info', `api-usage=${countApiCall(org)}`);
      }
    },
    handler: async (request, reply) => {
      const call = callOf(org, request);
      const answer = await withOrigin(request.url, request.headers['sforce-call-options'], () =>
        endpoint.handle(call),
      );
      if (answer.headers) void reply.headers(answer.headers);
      if (answer.status) void reply.status(answer.status);
      return send(reply, answer.body, answer.status);
    },
  });
}

function send(reply: FastifyReply, body: unknown, status: number | undefined): FastifyReply {
  if (body === undefined) return reply.status(status ?? 204).send();
  const isRaw = typeof body === 'string' || body instanceof Uint8Array || isStream(body);
  if (isRaw) return reply.send(body);
  return reply.type('application/json;charset=UTF-8').send(JSON.stringify(body));
}

const isStream = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'pipe' in body && typeof body.pipe === 'function';

function callOf(org: Org, request: FastifyRequest): Call {
  const url = new URL(request.url, 'http://localhost');
  const params = request.params as Record<string, string>;
  return {
    org,
    // An anonymous endpoint may find nobody here; its own type says so.
    user: sessionOf(org, request) as SessionUser,
    method: request.method as Method,
    path: url.pathname,
    params,
    query: url.searchParams,
    headers: request.headers,
    body: request.body,
    version: params.version === undefined ? '' : versionOf(params.version),
  };
}

const hasOtherScheme = ({ headers }: FastifyRequest): boolean =>
  /^(?!(?:Bearer|OAuth)\b)\S/i.test(headers.authorization ?? '');

/** `Authorization: Bearer <token>`; the platform takes OAuth as a word for it too. */
function sessionOf(org: Org, request: FastifyRequest): SessionUser | undefined {
  const match = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] === undefined ? undefined : org.session(match[1]);
}
