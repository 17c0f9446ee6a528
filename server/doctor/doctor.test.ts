import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runCommand } from '../commands/run.ts';
import { Secret } from '../config.ts';
import { registerJwtKey } from '../local-org/web/jwt.ts';
import { silentLogger } from '../log.ts';
import { checks } from './checks.ts';
import { runDoctor } from './doctor.ts';
import type { Patient } from './testing.ts';
import { now, openPatient, ownColumns } from './testing.ts';

// Every test serves a whole org.
jest.setTimeout(60_000);

let patient: Patient;
beforeEach(async () => {
  patient = await openPatient();
});
afterEach(() => patient.close());

/** What a run prints and its exit code. */
async function run(more: Partial<Parameters<typeof runDoctor>[0]> = {}) {
  const lines: string[] = [];
  const { credentials } = patient;
  const print = (line: string) => lines.push(line);
  const code = await runDoctor({
    config: { credentials },
    log: silentLogger,
    now: () => now,
    print,
    ownColumns,
    ...more,
  });
  return { code, lines };
}

test('every file is a check in the list, named as the file', () => {
  const files = readdirSync(join(import.meta.dirname, 'checks')).map((file) => file.replace('.ts', ''));
  expect(checks.map((check) => check.id).sort()).toEqual(files.sort());
});

test('the README says what every check asks', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8').replaceAll(/ {2,}/g, ' ');
  const table = checks.map(({ id, asks }) => `| \`${id}\` | ${asks} |`).join('\n');
  expect(readme).toContain(table);
});

test('one line for each finding with its mark, its check and its fix; nothing to put right is exit code 0', async () => {
  const { code, lines } = await run();
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^ok {4}login: Logged in to http/);
  expect(lines.length).toBeGreaterThan(checks.length);
  for (const line of lines) expect(line).toMatch(/^(ok {2}|look|warn|FAIL) {2}[a-z-]+: [A-Z0-9].*[.)]$/);
  expect(lines.filter((line) => /^(look|warn)/.test(line) && !line.includes(' Fix: '))).toEqual([]);
});

test('warnings cost numbers, not the run', async () => {
  patient.org.hide(['Task']);
  const { code, lines } = await run();
  expect(lines.join('\n')).toMatch(/^warn {2}activities: /m);
  expect(code).toBe(0);
});

test('what fails is exit code 1', async () => {
  const { code, lines } = await run({
    ownColumns: { Touchline_Scorecard__c: [{ name: 'Not_There__c', type: 'number' }] },
  });
  expect(code).toBe(1);
  expect(lines.join('\n')).toMatch(
    /^FAIL {2}package-objects: .*Touchline_Scorecard__c\.Not_There__c.* Fix: Deploy this version/m,
  );
});

test('a refused login is one line with its fix', async () => {
  const credentials = { kind: 'token', accessToken: new Secret('wrong'), instanceUrl: patient.url } as const;
  const { code, lines } = await run({ config: { credentials } });
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(
      /^FAIL {2}login: .*does not accept the access token.* Fix: set a fresh SALESFORCE_ACCESS_TOKEN/,
    ),
  ]);
});

test('JWT bearer is a way to log in, and a wrong key is one line with its fix', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchline-doctor-'));
  const pair = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  const [right, wrong] = [pair(), pair()];
  const { clientId, loginUrl } = patient.credentials;
  registerJwtKey(patient.org, clientId, right.publicKey);
  const privateKeyFile = join(folder, 'key.pem');
  const username = 'integration@quarter.example';
  const credentials = { kind: 'jwt', loginUrl, clientId, username, privateKeyFile } as const;
  writeFileSync(privateKeyFile, right.privateKey);
  expect((await run({ config: { credentials } })).code).toBe(0);
  writeFileSync(privateKeyFile, wrong.privateKey);
  expect(await run({ config: { credentials } })).toEqual({
    code: 1,
    lines: [expect.stringMatching(/^FAIL {2}login: Login at .* failed: .* Fix: check SALESFORCE_USERNAME/)],
  });
  rmSync(folder, { recursive: true });
});

test('a check that breaks is a finding, not an end', async () => {
  const periods = checks.find(({ id }) => id === 'fiscal-periods')!;
  const broken = jest.spyOn(periods, 'run').mockRejectedValue(new Error('no answer'));
  const { lines } = await run();
  expect(lines.join('\n')).toMatch(/^warn {2}fiscal-periods: Could not be checked: no answer/m);
  expect(lines.at(-1)).toMatch(/page-activation/);
  broken.mockRestore();
});

test('as a command: 0, 1 and, where the environment cannot be used, 2', async () => {
  const out = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const { loginUrl, clientId, clientSecret } = patient.credentials;
  const environment = {
    SALESFORCE_LOGIN_URL: loginUrl,
    SALESFORCE_CLIENT_ID: clientId,
    SALESFORCE_CLIENT_SECRET: clientSecret.reveal(),
    LOG_LEVEL: 'silent',
  };
  const doctor = (more: Record<string, string>) =>
    runCommand({
      argv: ['doctor'],
      environment: { ...environment, ...more },
      now: () => now,
      stdout: out(),
      stderr: out(),
      signal: new AbortController().signal,
    });
  expect(await doctor({})).toBe(0);
  patient.org.hide(['Opportunity']);
  expect(await doctor({})).toBe(1);
  expect(await doctor({ SALESFORCE_LOGIN_URL: 'nowhere' })).toBe(2);
});
