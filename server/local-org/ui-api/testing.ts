import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { sampleOrg, type SampleOrg } from '../graphql/testing.ts';

export interface Reply {
  status: number;
  // Answers of an API under test are read freely.
  body: Record<string, unknown> & unknown[];
}

export interface SampleApp extends SampleOrg {
  app: FastifyInstance;
  send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers?: object,
  ): Promise<Reply>;
  get(path: string): Promise<Reply>;
}

/** The sample org behind its HTTP face; paths begin below /services/data/v66.0. */
export async function sampleApp(): Promise<SampleApp> {
  const org = sampleOrg();
  const app = await buildApp(org.org);
  const send: SampleApp['send'] = async (method, path, body, headers) => {
    const reply = await app.inject({
      method,
      url: `/services/data/v66.0${path}`,
      headers: { authorization: `Bearer ${org.token}`, ...headers },
      ...(body ? { payload: body } : {}),
    });
    return {
      status: reply.statusCode,
      body: reply.body ? (reply.json() as Reply['body']) : ([] as unknown as Reply['body']),
    };
  };
  return { ...org, app, send, get: (path) => send('GET', path) };
}
