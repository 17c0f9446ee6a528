/**
 * A Salesforce-shaped server for the bench, in its own process: log-in check, describe, queries, Bulk jobs with pages from
 * disk, and writing. It serves what the service asks for and refuses everything else by name.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { integrationUser, organizationId } from './clock.ts';
import { applyChanges } from './changes.ts';
import { openDatabase } from './database.ts';
import { Ingest } from './ingest.ts';
import { QueryJobs } from './query-jobs.ts';
import { queryAnswer, QueryCursors } from './rest-query.ts';
import { columnsOf, createObject, schema } from './schema.ts';
import type { Answer, Call, Org } from './types.ts';

const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    pages: { type: 'string' },
    folder: { type: 'string' },
    now: { type: 'string' },
  },
});
const database = await openDatabase(values.database!);
for (const sObject of ['Touchline_Scorecard__c', 'Touchline_Deal_Review__c'])
  await createObject(database, sObject, {}, '(SELECT 1) WHERE false');
const org: Org = {
  database,
  now: new Date(values.now!),
  folder: values.folder!,
  pages: values.pages!,
  isPristine: true,
};
const jobs = new QueryJobs(org);
const ingest = new Ingest(org);
const cursors = new QueryCursors();

const describe = (sObject: string): Answer =>
  schema.has(sObject)
    ? { body: { name: sObject, queryable: true, fields: columnsOf(sObject).map(({ name }) => ({ name })) } }
    : { status: 404, body: [{ errorCode: 'NOT_FOUND', message: `no ${sObject}` }] };

async function answer(call: Call): Promise<Answer> {
  const { method, path, query } = call;
  if (path === '/services/oauth2/userinfo')
    return { body: { user_id: integrationUser, organization_id: organizationId } };
  if (path === '/bench/now') {
    org.now = new Date(query.get('at')!);
    return { body: {} };
  }
  if (path === '/bench/change') {
    org.isPristine = false;
    return { body: await applyChanges(database, org.now, Number(query.get('share'))) };
  }
  const api = /^\/services\/data\/v[\d.]+(\/.*)$/.exec(path)?.[1];
  if (api === undefined) throw new Error(`${method} ${path} is not spoken here`);
  if (api === '/composite' && method === 'POST') return composite(call);
  const described = /^\/sobjects\/(\w+)\/describe$/.exec(api);
  if (described) return describe(described[1]!);
  if (api === '/sobjects')
    return { body: { sobjects: [...schema.keys()].map((name) => ({ name, queryable: true })) } };
  if (api === '/query' || api === '/queryAll') return queryAnswer(database, cursors, query.get('q')!);
  if (/^\/query\/\w+-\d+$/.test(api)) return cursors.next(api.slice('/query/'.length));
  if (api.startsWith('/jobs/query')) return jobs.answer(call, api);
  return ingest.answer(call, api);
}

interface Part {
  method: string;
  url: string;
  referenceId: string;
  body?: unknown;
}

/** Parts one after the other; five queries and 25 parts at most, as the platform has it. */
async function composite(call: Call): Promise<Answer> {
  const { compositeRequest: parts } = JSON.parse(call.body.toString('utf8')) as { compositeRequest: Part[] };
  const queries = parts.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)\b/.test(url));
  if (parts.length > 25 || queries.length > 5) throw new Error('a composite request is too large');
  const answers = [];
  for (const { method, url, referenceId, body } of parts) {
    const { pathname, searchParams } = new URL(url, 'http://org');
    const sub = {
      method,
      path: pathname,
      query: searchParams,
      body: Buffer.from(JSON.stringify(body ?? null)),
    };
    const part = await guarded(sub);
    answers.push({ referenceId, httpStatusCode: part.status ?? 200, httpHeaders: {}, body: part.body });
  }
  return { body: { compositeResponse: answers } };
}

async function guarded(call: Call): Promise<Answer> {
  try {
    return await answer(call);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`bench org: ${message}\n`);
    return { status: 400, body: [{ errorCode: 'BENCH_ORG_REFUSED', message }] };
  }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url!, 'http://org');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const call = {
    method: request.method!,
    path: url.pathname,
    query: url.searchParams,
    body: Buffer.concat(chunks),
  };
  const { status = 200, headers = {}, body, stream } = await guarded(call);
  response.writeHead(status, {
    date: org.now.toUTCString(),
    ...(stream ? {} : { 'content-type': 'application/json' }),
    ...headers,
  });
  if (stream) stream.pipe(response);
  else response.end(body === undefined ? '' : JSON.stringify(body));
}

const server = createServer((request, response) => void serve(request, response));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` })}\n`);
});
process.on('SIGTERM', () => {
  database.close();
  process.exit(0);
});
