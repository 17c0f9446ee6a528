import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { lastEvening, orgClock } from './clock.ts';
import { FlagError, readFlags, usage, type Flags } from './flags.ts';
import { keptTree } from './metadata/org-metadata.ts';
import { buildAdmin } from './faults/admin.ts';
import { diceOf } from './faults/dice.ts';
import { parseFaultPlan, type FaultPlan } from './faults/plan.ts';
import { createOrg, type LocalOrg } from './org.ts';
import { DataFolder } from './persist/data-folder.ts';
import { beginKeeping, deployKeptPages, resume, timeZoneOf, type Resumed } from './persist/resume.ts';
import type { PageBuild } from './page-host/build/builder.ts';
import { fillCurrencies, withCurrencies } from './schema/currencies.ts';
import { loadMetadataRecords } from './schema/metadata-records.ts';
import { loadSchema } from './schema.ts';
import { MemoryStore } from './store.ts';
import { stampOf } from './stamp.ts';
import { selectChangeEvents } from './tooling/change-events.ts';
import { deployPages } from './tooling/tooling.ts';
import type { Schema } from './types.ts';
import { leaveApiCalls } from './web/api-usage.ts';
import { registerJwtKey } from './web/jwt.ts';

const root = join(import.meta.dirname, '..', '..');
const forceAppDir = join(root, 'force-app', 'main', 'default');
const standardDir = join(import.meta.dirname, 'standard');
const note = (text: string) => process.stderr.write(`${text}\n`);

try {
  await start(readFlags(process.argv.slice(2)));
} catch (error) {
  const isUsage = error instanceof FlagError;
  note(
    isUsage ? `${error.message}\nUsage: ${usage}` : `The local org cannot start: ${reasonOf(error as Error)}`,
  );
  process.exit(isUsage ? 2 : 1);
}

function reasonOf(error: Error & { code?: string }): string {
  return error.code === 'EADDRINUSE'
    ? `${error.message}; choose another port with --port, or 0 for a free one.`
    : error.message;
}

/** Builds the org, listens on the loopback, says so in one line on stdout, and stops on a signal. */
async function start(flags: Flags): Promise<void> {
  const folder = flags.data === null ? undefined : new DataFolder({ folder: flags.data, note });
  const resumed = folder && !folder.isNew ? await resume(folder, flags, note) : undefined;
  const schema =
    resumed?.store.schema ?? withCurrencies(loadSchema({ forceAppDir, standardDir }), flags.currencies);
  const pages = flags.pages ? await beginPages(flags, schema, resumed) : undefined;
  const org = resumed ? resumedOrg(flags, resumed) : await buildOrg(flags, schema);
  if (folder && !resumed) await beginKeeping(folder, org, flags);
  const app = await buildApp(org);
  if (pages) await addPages(app, org, pages);
  if (flags.faults !== null) diceOf(org).set(faultsIn(flags.faults));
  const admin = flags.adminPort === null ? undefined : buildAdmin(org);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 5000).unref();
    Promise.all([app.close(), admin?.close()])
      .then(() => folder?.close())
      .then(
        () => process.exit(0),
        (error: Error) => {
          note(`The local org did not stop cleanly: ${error.message}`);
          process.exit(1);
        },
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  org.url = await app.listen({ host: '127.0.0.1', port: flags.port });
  const adminUrl = await admin?.listen({ host: '127.0.0.1', port: flags.adminPort ?? 0 });
  const users = org.sessions().map(({ username, id, profileName, accessToken }) => ({
    username,
    id,
    profile: profileName,
    accessToken,
  }));
  process.stdout.write(
    `${JSON.stringify({ ready: true, url: org.url, ...(adminUrl ? { adminUrl } : {}), users })}\n`,
  );
}

/** Loaded only here: an org without pages never needs the page tool chain. */
async function pageHost() {
  return import('./page-host/index.ts');
}

/** Begins before the rows are loaded; how it ends is asked by `addPages`. */
async function beginPages(
  { withoutTouchline }: Flags,
  schema: Schema,
  resumed: Resumed | undefined,
): Promise<{ build: Promise<PageBuild> }> {
  const shown = !resumed && withoutTouchline ? loadSchema({ forceAppDir: null, standardDir }) : schema;
  const deployed = resumed ? keptTree(resumed.store) : new Map<string, Uint8Array>();
  const build = (await pageHost()).startPagesOf(shown, deployed, note);
  // Handled by whoever awaits it later; until then a failure must not end the process without its message.
  build.catch(() => undefined);
  return { build };
}

async function addPages(
  app: FastifyInstance,
  org: LocalOrg,
  { build }: { build: Promise<PageBuild> },
): Promise<void> {
  const { registerPageHost } = await pageHost();
  try {
    await registerPageHost(app, org, { build, log: note });
  } catch (error) {
    const message = `the pages cannot be built (--no-pages starts without them):\n${(error as Error).message}`;
    throw new Error(message, { cause: error });
  }
}

async function buildOrg(flags: Flags, schema: Schema): Promise<LocalOrg> {
  const store = new MemoryStore(schema);
  if (flags.seed === 'tiny') {
    const { seedTiny } = await import('./seeds/tiny.ts');
    // The team of tiny works in California.
    await seedTiny(store, { asOf: flags.asOf ?? lastEvening('America/Los_Angeles') });
  } else if (flags.seed === 'quarter') {
    const { seedQuarter, timeZone } = await import('./seeds/quarter.ts');
    const { seedNumber, scale } = flags;
    seedQuarter(store, { asOf: flags.asOf ?? lastEvening(timeZone), seedNumber, scale });
  } else if (flags.seed !== 'none') {
    const { loadFolder } = await import('./seeds/folder.ts');
    const { notes } = await loadFolder(store, schema, flags.seed);
    notes.forEach(note);
  }
  fillCurrencies(schema, store, flags.currencies);
  const clock = orgClock(flags.asOf, timeZoneOf(store));
  loadMetadataRecords(forceAppDir, schema, store, stampOf(clock()));
  const org = orgOf({ store, clock, currencies: flags.currencies });
  // The seed's rows of the package go with it.
  if (flags.withoutTouchline) org.adopt(loadSchema({ forceAppDir: null, standardDir }));
  else deployPages(org, forceAppDir);
  equip(org, flags);
  return org;
}

function resumedOrg(flags: Flags, resumed: Resumed): LocalOrg {
  const org = orgOf(resumed);
  deployKeptPages(org);
  equip(org, flags);
  return org;
}

function orgOf({ store, clock, currencies }: Resumed): LocalOrg {
  return createOrg({ store, clock, shape: (deployed: Schema) => withCurrencies(deployed, currencies) });
}

/** What every start says anew. */
function equip(org: LocalOrg, { jwtKeys, hide, readOnly, apiCalls, changeEvents }: Flags): void {
  for (const { clientId, file } of jwtKeys) addJwtKey(org, clientId, file);
  selectChangeEvents(org, changeEvents);
  if (apiCalls !== null) leaveApiCalls(org, apiCalls);
  org.hide(hide, { readOnly });
}

function faultsIn(file: string): FaultPlan {
  try {
    return parseFaultPlan(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new FlagError(`--faults ${file}: ${(error as Error).message}`);
  }
}

function addJwtKey(org: LocalOrg, clientId: string, file: string): void {
  try {
    registerJwtKey(org, clientId, readFileSync(file, 'utf8'));
  } catch (error) {
    throw new FlagError(`--jwt-key ${file}: ${(error as Error).message}`);
  }
}
