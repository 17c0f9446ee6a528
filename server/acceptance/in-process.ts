/** The local org and the service in one process: a case costs a second, and the org can be changed between two runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { runCommand } from '../commands/run.ts';
import { buildApp } from '../local-org/app.ts';
import { createOrg, type LocalOrg } from '../local-org/org.ts';
import { loadSchema } from '../local-org/schema.ts';
import { seedTiny } from '../local-org/seeds/tiny.ts';
import { loadFolder } from '../local-org/seeds/folder.ts';
import { MemoryStore } from '../local-org/store.ts';
import type { Schema } from '../local-org/types.ts';
import { query, type OrgRow } from './rows.ts';

const root = join(import.meta.dirname, '../..');
export const evening = '2026-11-21T02:00:00Z';
let schema: Schema | undefined;

export interface OpenOrg {
  org: LocalOrg;
  url: string;
  /** Of an administrator. */
  accessToken: string;
  /** Environment of a service with a mirror of its own. */
  environment: Record<string, string>;
  rows(soql: string): Promise<OrgRow[]>;
  close(): Promise<void>;
}

/** An org in the evening of 2026-11-20, California time, with the rows of `tiny` or of a folder. */
export async function openOrg(
  seed: 'tiny' | { folder: string },
  clock = () => new Date(evening),
): Promise<OpenOrg> {
  schema ??= loadSchema({
    forceAppDir: join(root, 'force-app/main/default'),
    standardDir: join(root, 'server/local-org/standard'),
  });
  const store = new MemoryStore(schema);
  if (seed === 'tiny') await seedTiny(store);
  else await loadFolder(store, schema, seed.folder);
  const org = createOrg({ store, clock });
  const app = await buildApp(org);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  org.url = url;
  const sessions = org.sessions();
  const { accessToken } = sessions.find((user) => /admin/i.test(user.profileName)) ?? sessions[0]!;
  const folder = mkdtempSync(join(tmpdir(), 'touchline-bad-input-'));
  return {
    org,
    url,
    accessToken,
    environment: {
      SALESFORCE_LOGIN_URL: url,
      SALESFORCE_CLIENT_ID: 'touchline-local',
      SALESFORCE_CLIENT_SECRET: 'touchline-local-secret',
      TOUCHLINE_DATA_DIR: folder,
      LOG_LEVEL: 'error',
    },
    rows: (soql) => query(url, accessToken, soql),
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface Ended {
  code: number;
  stdout: string;
  /** Without the names of the stages. */
  said: string;
}

/** What `npm run <argv>` does, with its output caught. */
export async function command(argv: readonly string[], environment: Record<string, string>): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const { signal } = new AbortController();
  const now = () => new Date(evening);
  const code = await runCommand({ argv, environment, stdout, stderr, signal, now });
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, stdout: text(stdout), said: text(stderr).replaceAll(/^\w+ …\n/gm, '') };
}
