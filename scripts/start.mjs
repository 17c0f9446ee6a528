// `npm start`: the local org with the demo company, the service with its first sync, and the URL of the team page.
// Dependency-free, because it starts on a fresh clone with whatever Node (20 or later) the machine has.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureInstalled, fail, pinnedNode, root } from './toolchain.mjs';

ensureInstalled({ development: false });
const node = pinnedNode();
const children = [];
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

// The demo org lives in memory and starts anew each time, so its mirror does too.
const dataDirectory = join(root, '.touchline', `demo-${process.pid}`);
mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });

const compiled = join(root, 'node_modules', '.cache', 'touchline', 'compiled');
const port = process.env.TOUCHLINE_DEMO_PORT ?? String(await freePort(4477));
console.log('Starting the local org with the demo company …');
const org = await ready('local org', ['server/local-org/main.ts', '--port', port, '--seed', 'quarter'], {});
console.log('Starting the service and its first sync …');
const apiToken = randomBytes(24).toString('base64url');
const service = await ready('service', ['server/main.ts', 'serve'], {
  SALESFORCE_LOGIN_URL: org.url,
  SALESFORCE_CLIENT_ID: 'touchline-local',
  SALESFORCE_CLIENT_SECRET: 'touchline-local-secret',
  TOUCHLINE_DATA_DIR: dataDirectory,
  TOUCHLINE_API_TOKEN: apiToken,
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  PORT: '0',
});
await firstSync(service.url, apiToken);
console.log(`
Touchline is running on a Salesforce-compatible local org (not Salesforce).

  Team page         ${org.url}/lightning/n/Touchline_Team
  Pipeline review   ${org.url}/lightning/n/Touchline_Pipeline
  My deals          ${org.url}/lightning/n/Touchline_My_Deals
  Service           ${service.url} (health/live, health/ready)

Switch the user at the top right. Stop with Ctrl+C.`);

/** Starts a program and waits for its one JSON line; its end is our end. */
function ready(name, args, environment) {
  const child = spawn(
    node,
    args.map((arg) => (arg.endsWith('.ts') ? join(root, arg) : arg)),
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      // Node keeps what it compiled: half of the time that a program takes to load, from the second start on.
      env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...environment },
    },
  );
  children.push(child);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      if (stopping) return;
      console.error(`The ${name} ended unexpectedly (exit ${code}); its message is above.`);
      stop(1);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line));
      else console.log(line);
    });
  });
}

/** Follows the first run to its end by its event stream. */
async function firstSync(url, token) {
  const headers = { authorization: `Bearer ${token}` };
  const [run] = await (await fetch(`${url}/runs`, { headers })).json();
  await (await fetch(`${url}/runs/${run.id}/events`, { headers })).text();
  const { status, error } = await (await fetch(`${url}/runs/${run.id}`, { headers })).json();
  if (status !== 'succeeded') {
    console.error(`The first sync failed: ${error}`);
    stop(1);
  }
}

function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
  const killer = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), 10_000);
  Promise.all(
    children.map((child) =>
      child.exitCode === null && child.signalCode === null
        ? new Promise((done) => child.once('exit', done))
        : null,
    ),
  )
    .then(() => import('node:fs/promises'))
    .then(({ rm }) => rm(dataDirectory, { recursive: true, force: true }))
    .then(() => {
      clearTimeout(killer);
      process.exit(code);
    })
    .catch((error) =>
      fail(`Could not clean up ${dataDirectory}: ${error.message}`, 'Remove the folder by hand.'),
    );
}

/** The usual port when it is free, else one that the system picks. */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) =>
      wanted !== 0 && error.code === 'EADDRINUSE' ? resolve(freePort(0)) : reject(error),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}
