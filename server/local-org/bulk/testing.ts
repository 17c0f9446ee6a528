import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { Connection } from 'jsforce';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';
import type { TestOrg, TestOrgOptions } from '../testing.ts';
import type { Method, SaveResult } from '../types.ts';

export interface Served extends TestOrg {
  app: FastifyInstance;
  /** A request of the test user, without a port. Paths are relative to /services/data/v66.0. */
  send(
    method: Method,
    path: string,
    options?: { body?: string | object; headers?: Record<string, string> },
  ): ReturnType<typeof inject>;
  /** Listens on a free port of the loopback and logs the real jsforce in. */
  connect(): Promise<Connection>;
  close(): Promise<void>;
}

/** A test org behind its HTTP app. */
export async function serveTestOrg(options: TestOrgOptions = {}): Promise<Served> {
  const made = createTestOrg(options);
  const app = await buildApp(made.org);
  return {
    ...made,
    app,
    send: (method, path, { body, headers } = {}) =>
      inject(app, method, `/services/data/v66.0${path}`, body, {
        authorization: `Bearer ${made.token}`,
        ...headers,
      }),
    async connect() {
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      made.org.url = url;
      return new Connection({ instanceUrl: url, accessToken: made.token, version: '66.0' });
    },
    close: () => app.close(),
  };
}

function inject(
  app: FastifyInstance,
  method: Method,
  url: string,
  body: string | object | undefined,
  headers: Record<string, string>,
) {
  return app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
}

/** The id of a save that must have worked. */
export function savedId(result: SaveResult): string {
  if (!result.success) throw new Error(result.errors.map((error) => error.message).join('; '));
  return result.id;
}

export interface Ended {
  id: string;
  state: string;
  errorMessage?: string;
}

/** Makes an ingest job, uploads, starts it, and polls it to its end. */
export async function ingest(served: Served, job: object, csv: string): Promise<Ended> {
  const { id } = (await served.send('POST', '/jobs/ingest', { body: job })).json<{ id: string }>();
  await served.send('PUT', `/jobs/ingest/${id}/batches`, {
    body: csv,
    headers: { 'content-type': 'text/csv' },
  });
  await served.send('PATCH', `/jobs/ingest/${id}`, { body: { state: 'UploadComplete' } });
  return ended(served, id);
}

/** Polls an ingest job until it has ended, well or not. */
export async function ended(served: Served, id: string): Promise<Ended> {
  for (let polls = 0; polls < 10_000; polls += 1) {
    const job = (await served.send('GET', `/jobs/ingest/${id}`)).json<Ended>();
    if (job.state !== 'InProgress' && job.state !== 'UploadComplete') return job;
    // Injected requests never leave the microtask queue; the job's own turns come after it.
    await setImmediate();
  }
  throw new Error(`job ${id} does not end`);
}
