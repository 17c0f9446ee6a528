import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { exportOrg } from './export/write.ts';
import { FlagError, readFlags, usage, type Flags } from './flags.ts';
import { buildAdmin } from './faults/admin.ts';
import { diceOf } from './faults/dice.ts';
import { parseFaultPlan, type FaultPlan } from './faults/plan.ts';
import type { LocalOrg } from './org.ts';
import { DataFolder } from './persist/data-folder.ts';
import { beginKeeping } from './persist/resume.ts';
import type { PageBuild } from './page-host/build/builder.ts';
import { selectChangeEvents } from './tooling/change-events.ts';
import { orgSource, type Ground, type OrgSource } from './start-org.ts';
import { leaveApiCalls } from './web/api-usage.ts';
import { registerJwtKey } from './web/jwt.ts';

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
  const source = await orgSource(flags, folder, note);
  const pages = flags.pages && flags.exportTo === null ? await beginPages(source) : undefined;
  const { org, ground } = await source.build();
  if (folder?.isNew) await beginKeeping(folder, org, { ...flags, ...ground });
  if (flags.exportTo !== null) return writeExport(org, ground, flags.exportTo, folder);
  equip(org, flags);
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

/** One JSON line on stdout says what was written; nothing listens. */
async function writeExport(org: LocalOrg, ground: Ground, to: string, kept?: DataFolder): Promise<void> {
  const rows = exportOrg(org, { ...ground, folder: to });
  await kept?.close();
  process.stdout.write(`${JSON.stringify({ exported: to, rows })}\n`);
}

/** Loaded only here: an org without pages never needs the page tool chain. */
async function pageHost() {
  return import('./page-host/index.ts');
}

/** Begins before the rows are loaded; how it ends is asked by `addPages`. */
async function beginPages({ shown, deployed }: OrgSource): Promise<{ build: Promise<PageBuild> }> {
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
