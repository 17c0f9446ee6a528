import { buildApp } from './app.ts';
import { fillCurrencies, withCurrencies } from './schema/currencies.ts';
import { loadMetadataRecords } from './schema/metadata-records.ts';
import { loadSchema } from './schema.ts';
import { createOrg, type LocalOrg } from './org.ts';
import { MemoryStore } from './store.ts';
import type { Reader, Schema, SessionUser, Writer } from './types.ts';

const sources = { forceAppDir: 'force-app/main/default', standardDir: 'server/local-org/standard' };
let shippedSchema: Schema | undefined;

export interface TestOrgOptions {
  /** The org's clock; stands still at 2026-11-20T18:00:00Z unless given. */
  clock?: () => Date;
  /** Fills the store before the org starts. */
  seed?: (store: MemoryStore, schema: Schema) => void;
  /** An org to which Touchline was not deployed yet. */
  withoutTouchline?: boolean;
  /** Switches several currencies on; rows that do not say are in the first. */
  currencies?: readonly string[];
}

export interface TestOrg {
  org: LocalOrg;
  /** The System Administrator every org has, or the seed's first active user. */
  user: SessionUser;
  token: string;
  writer: Writer;
  reader: Reader;
}

/** An org with the shipped schema, made anew for each test that asks. Tests run from the repository's root. */
export function createTestOrg(options: TestOrgOptions = {}): TestOrg {
  const currencies = options.currencies ?? [];
  const schema = withCurrencies((shippedSchema ??= loadSchema(sources)), currencies);
  const store = new MemoryStore(schema);
  options.seed?.(store, schema);
  const clock = options.clock ?? (() => new Date('2026-11-20T18:00:00Z'));
  const now = clock().toISOString();
  fillCurrencies(schema, store, currencies, now);
  loadMetadataRecords(sources.forceAppDir, schema, store, now);
  const shape = (deployed: Schema) => withCurrencies(deployed, currencies);
  const org = createOrg({ store, clock, shape });
  if (options.withoutTouchline) removeTouchline(org);
  const user = org.sessions()[0];
  if (!user) throw new Error('the seed has no active user');
  return { org, user, token: user.accessToken, writer: org.writer(user), reader: org.reader(user) };
}

/** Makes an org one to which Touchline was not deployed yet; the seed's rows of it go with it. */
export function removeTouchline(org: LocalOrg): void {
  org.adopt(loadSchema({ ...sources, forceAppDir: null }));
}

export interface ListeningOrg extends TestOrg {
  url: string;
  close(): Promise<void>;
}

/** A test org that listens on a free port of the loopback, as main's does. Close it in `afterAll`. */
export async function listenTestOrg(options: TestOrgOptions = {}): Promise<ListeningOrg> {
  const test = createTestOrg(options);
  const app = await buildApp(test.org);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  test.org.url = url;
  return { ...test, url, close: () => app.close() };
}
