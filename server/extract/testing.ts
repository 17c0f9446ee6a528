import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { buildApp } from '../local-org/app.ts';
import type { TestOrg, TestOrgOptions } from '../local-org/testing.ts';
import { createTestOrg } from '../local-org/testing.ts';
import { Secret } from '../config.ts';
import { connect } from '../connection.ts';
import type { SalesforceConnection } from '../connection.ts';
import { silentLogger } from '../log.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { openMirror } from '../mirror/mirror.ts';
import { extract } from './extract.ts';
import type { ExtractSummary } from './extract.ts';

export interface Bench extends TestOrg {
  url: string;
  folder: string;
  mirror: Mirror;
  connection: SalesforceConnection;
  /** `METHOD /path` of every request that reached the org since the last look. */
  requests(): string[];
  /** Refuses to serve whatever this says, by destroying the connection. */
  breakOn(when: (request: string) => boolean): void;
  extract(options?: { full?: boolean }): Promise<ExtractSummary>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** Inserts a row through the platform's rules and gives its id; a refusal throws. */
  insert(object: string, fields: Record<string, unknown>): string;
  /** A small open deal. */
  deal(name: string, more?: Record<string, unknown>): string;
  close(): Promise<void>;
}

/** A served local org, a connection and a mirror in a folder of its own. */
export async function bench(options: TestOrgOptions = {}): Promise<Bench> {
  const made = createTestOrg(options);
  const app = await buildApp(made.org);
  const seen: string[] = [];
  let broken: (request: string) => boolean = () => false;
  app.server.prependListener('request', (request, response) => {
    const line = `${request.method} ${request.url?.replace('/services/data/v66.0', '')}`;
    seen.push(line);
    if (broken(line)) response.destroy();
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  made.org.url = url;
  const folder = mkdtempSync(join(tmpdir(), 'touchline-extract-'));
  const credentials = { kind: 'token', accessToken: new Secret(made.token), instanceUrl: url } as const;
  const connection = await connect({ credentials }, silentLogger, { backoffMs: 1 });
  const mirror = await openMirror(join(folder, 'mirror.duckdb'), {
    organizationId: connection.organizationId,
  });
  const insert = (object: string, fields: Record<string, unknown>): string =>
    saved(made.writer.insert(object, fields));
  return {
    ...made,
    insert,
    deal: (name, more = {}) =>
      insert('Opportunity', {
        Name: name,
        StageName: 'Prospecting',
        CloseDate: '2026-12-31',
        Amount: 100,
        ...more,
      }),
    url,
    folder,
    mirror,
    connection,
    requests: () => seen.splice(0),
    breakOn: (when) => (broken = when),
    extract: ({ full = false } = {}) =>
      extract({ connection, mirror, log: silentLogger, folder, options: { full }, backoffMs: 1 }),
    rows: (sql) => mirror.all(sql),
    close: async () => {
      await mirror.close();
      await connection.close();
      app.server.closeAllConnections();
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The id of what was saved; what was refused throws. */
export function saved(result: { success: boolean; id?: string; errors: unknown }): string {
  if (!result.success) throw new Error(JSON.stringify(result.errors));
  return result.id ?? '';
}
