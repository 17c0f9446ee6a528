import { notFound, notSpoken, SalesforceError } from '../errors.ts';
import type { Answer, Call, Endpoint, Method } from '../types.ts';
import { loadEndpoints } from './load-endpoints.ts';
import { routeOf } from './route.ts';
import { refusalOf } from './unknown-path.ts';
import { versionOf } from './versions.ts';

export interface SubRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface SubAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

export interface Carrier {
  /** Resources below the version that it takes; their handlers answer at once. */
  carries: RegExp;
  /** Its name in a refusal. */
  as: string;
}

export type Dispatch = (request: SubRequest) => SubAnswer;

let endpoints: Promise<Endpoint[]> | undefined;

/**
 * Sends requests inside a request to the same handlers that answer them alone, as the same user. Handlers run to
 * their end at once, so that several of them can be one transaction.
 */
export async function dispatcher(call: Call, { carries, as }: Carrier): Promise<Dispatch> {
  const known = await (endpoints ??= loadEndpoints());
  return (request) => {
    try {
      const url = urlOf(request.url);
      const resource = /^\/services\/data\/v[\d.]+\/(.*)$/.exec(url.pathname)?.[1] ?? '';
      if (!carries.test(resource)) throw notSpoken(`${request.url} inside ${as}`);
      return answered(handle(call, request, url, known));
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      return { status: error.status, headers: {}, body: error.toBody() };
    }
  };
}

/** The address as it will be routed: what is checked is what is called. */
function urlOf(text: string): URL {
  try {
    return new URL(text.replace(/^[/\\]*/, '/'), 'http://localhost');
  } catch {
    throw notFound(text);
  }
}

function handle(call: Call, request: SubRequest, url: URL, known: readonly Endpoint[]): Answer {
  const path = url.pathname.replace(/\/+$/, '');
  const route = routeOf(known, request.method, path);
  if (!route) throw refusalOf(request.method, path, known);
  const { endpoint, params } = route;
  const { host, authorization } = call.headers;
  const answer = endpoint.handle({
    org: call.org,
    user: call.user,
    method: request.method as Method,
    path,
    params,
    query: url.searchParams,
    headers: { host, authorization, ...request.headers },
    body: request.body,
    version: params.version === undefined ? '' : versionOf(params.version),
  });
  if (answer instanceof Promise) throw new Error(`${endpoint.id} cannot be part of a transaction`);
  return answer;
}

function answered({ status, headers = {}, body }: Answer): SubAnswer {
  const titled = Object.entries(headers).map(([name, value]) => [
    name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
    value,
  ]);
  return {
    status: status ?? (body === undefined ? 204 : 200),
    headers: Object.fromEntries(titled) as Record<string, string>,
    body: body ?? null,
  };
}
