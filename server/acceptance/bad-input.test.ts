/** What an admin gets to see when something is wrong, and that nothing is lost by it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeTouchline } from '../local-org/testing.ts';
import type { Writer } from '../local-org/types.ts';
import { command, openOrg, type Ended, type OpenOrg } from './in-process.ts';
import { orgState } from './org-state.ts';

jest.setTimeout(60_000);

const secret = 'never-to-be-printed-0123456789';
let open: OpenOrg;
/** What an undisturbed run leaves on the org. */
let complete: Record<string, string[]>;

beforeAll(async () => {
  const undisturbed = await openOrg('tiny');
  expect(await command(['sync'], undisturbed.environment)).toMatchObject({ code: 0, said: '' });
  complete = await stateOf(undisturbed);
  await undisturbed.close();
  open = await openOrg('tiny');
}, 60_000);
afterAll(() => open.close());

const stateOf = ({ url, accessToken }: OpenOrg) => orgState(url, accessToken);

/** Nothing an admin cannot use, and nothing nobody may see. */
function expectClean({ said, stdout }: Ended): void {
  expect(said + stdout).not.toMatch(/^\s+at .*:\d+:\d+|node:internal|undefined|\[object/m);
  expect(said + stdout).not.toContain(secret);
  expect(said + stdout).not.toContain('touchline-local-secret');
}

async function refused(argv: string[], environment: Record<string, string>, code: number): Promise<string> {
  const ended = await command(argv, environment);
  expectClean(ended);
  expect({ code: ended.code, said: ended.said }).toEqual({ code, said: expect.stringMatching(/\S/) });
  return ended.said;
}

async function synced(environment = open.environment): Promise<Ended> {
  const ended = await command(['sync', '--json'], environment);
  expectClean(ended);
  expect({ code: ended.code, said: ended.code === 0 ? '' : ended.said }).toEqual({ code: 0, said: '' });
  return ended;
}

/** The evidence of the organisation's present quarter: what the pages explain a number with. */
async function evidence(
  group: string,
): Promise<Record<string, { n: number; marks: Record<string, unknown> }>> {
  const [row] = await open.rows(
    `SELECT ${group}_Evidence__c FROM Touchline_Scorecard__c WHERE Period_Type__c = 'fiscal-quarter' ` +
      `AND Subject__r.Kind__c = 'organisation' ORDER BY Period_Start__c DESC LIMIT 1`,
  );
  return JSON.parse(String(row![`${group}_Evidence__c`]));
}

async function counted(sObject: string, where: string): Promise<number> {
  return (await open.rows(`SELECT Id FROM ${sObject} WHERE ${where}`)).length;
}

describe('the command line and the environment', () => {
  test.each<[string, string[], RegExp]>([
    ['a command that does not exist', ['snyc'], /There is no command 'snyc'\.\nUsage: /],
    ['an option that does not exist', ['sync', '--fulll'], /Unknown option '--fulll'.*\nUsage: /],
    [
      'a moment that is none',
      ['sync', '--as-of', 'yesterday'],
      /--as-of "yesterday" is neither a date .*2026-11-20/,
    ],
    ['a day that is none', ['sync', '--as-of', '2026-02-30'], /--as-of "2026-02-30" is neither/],
    [
      'a schedule that is none',
      ['serve', '--every-minutes', 'x'],
      /--every-minutes: expected a number of minutes/,
    ],
    ['serving without a token', ['serve'], /TOUCHLINE_API_TOKEN: expected a token of 16 characters/],
  ])('%s', async (_case, argv, message) => {
    expect(await refused(argv, open.environment, 2)).toMatch(message);
  });

  test.each<[string, (given: Record<string, string>) => Record<string, string>, RegExp]>([
    [
      'nothing is set',
      () => ({}),
      /SALESFORCE_ACCESS_TOKEN: expected exactly one way to log in \(none is set\)/,
    ],
    [
      'two ways to log in',
      (given) => ({ ...given, SALESFORCE_ACCESS_TOKEN: secret }),
      /SALESFORCE_ACCESS_TOKEN and SALESFORCE_CLIENT_SECRET: .*exactly one way to log in \(unset the others\)/,
    ],
    [
      'no login URL',
      (given) => ({ ...given, SALESFORCE_LOGIN_URL: '' }),
      /SALESFORCE_LOGIN_URL: expected beside/,
    ],
    [
      'a login URL that is none',
      (given) => ({ ...given, SALESFORCE_LOGIN_URL: 'acme' }),
      /SALESFORCE_LOGIN_URL: expected an https address such as/,
    ],
    ['a bad level', (given) => ({ ...given, LOG_LEVEL: 'loud' }), /LOG_LEVEL: expected one of fatal, error/],
    ['a bad port', (given) => ({ ...given, PORT: '99999' }), /PORT: expected a port number/],
    [
      'a short token',
      (given) => ({ ...given, TOUCHLINE_API_TOKEN: 'short' }),
      /TOUCHLINE_API_TOKEN: .*16 characters/,
    ],
  ])('%s', async (_case, change, message) => {
    expect(await refused(['sync'], change(open.environment), 2)).toMatch(message);
  });
});

describe('logging in', () => {
  test.each<[string, (url: string) => Record<string, string>, RegExp]>([
    [
      'a wrong client id',
      () => ({ SALESFORCE_CLIENT_ID: 'nobody' }),
      /client identifier invalid. Fix: check SALESFORCE_CLIENT_ID/,
    ],
    [
      'a wrong secret',
      () => ({ SALESFORCE_CLIENT_SECRET: secret }),
      /invalid client credentials. Fix: check .*SALESFORCE_CLIENT_SECRET/,
    ],
    [
      'an address where nobody answers',
      () => ({ SALESFORCE_LOGIN_URL: 'http://127.0.0.1:40009' }),
      /Login at http:\/\/127.0.0.1:40009 failed: nobody answers there \(ECONNREFUSED\). Fix: check SALESFORCE_LOGIN_URL/,
    ],
    [
      'a token that expired',
      (url) => ({
        SALESFORCE_CLIENT_SECRET: '',
        SALESFORCE_ACCESS_TOKEN: secret,
        SALESFORCE_INSTANCE_URL: url,
      }),
      /does not accept the access token \(expired, .*Fix: set a fresh SALESFORCE_ACCESS_TOKEN/,
    ],
  ])('%s', async (_case, change, message) => {
    const environment = { ...open.environment, ...change(open.url) };
    expect(await refused(['sync'], environment, 1)).toMatch(message);
    const doctor = await command(['doctor'], environment);
    expectClean(doctor);
    expect([doctor.code, doctor.stdout]).toEqual([1, expect.stringMatching(/^FAIL {2}login: .*\n {6}fix: /)]);
  });
});

describe('the folder of the mirror', () => {
  test('one that cannot be made', async () => {
    const said = await refused(['sync'], { ...open.environment, TOUCHLINE_DATA_DIR: '/dev/null' }, 1);
    expect(said).toMatch(
      /The mirror \/dev\/null\/\S+ cannot be made: ENOTDIR.* Point TOUCHLINE_DATA_DIR at a folder/,
    );
  });

  test('a mirror that holds something else is left alone', async () => {
    const folder = join(open.environment['TOUCHLINE_DATA_DIR']!, 'damaged');
    const environment = { ...open.environment, TOUCHLINE_DATA_DIR: folder };
    await refused(['sync'], { ...environment, SALESFORCE_CLIENT_ID: 'nobody' }, 1);
    mkdirSync(join(folder, open.org.organizationId), { recursive: true });
    writeFileSync(join(folder, open.org.organizationId, 'mirror.duckdb'), 'not a mirror\n'.repeat(2000));
    expect(await refused(['sync'], environment, 1)).toMatch(
      /mirror.duckdb cannot be read: .*It holds nothing that is not in Salesforce: delete /,
    );
  });
});

describe('an org without the package', () => {
  test('is told how to deploy it, and nothing was written', async () => {
    removeTouchline(open.org);
    const said = await refused(['sync'], open.environment, 1);
    expect(said).toMatch(
      /^Touchline_Subject__c, .*Touchline_Flag_Rule__mdt cannot be read.*sf project deploy start/,
    );
    expect(said.trim().split('\n')).toHaveLength(1);
    const doctor = await command(['doctor'], open.environment);
    expect([doctor.code, doctor.stdout]).toEqual([
      1,
      expect.stringMatching(
        /FAIL {2}package-objects: The package is not deployed.*\n {6}fix: sf project deploy/,
      ),
    ]);
    expect(doctor.stdout).not.toContain('may write all results');
    open.org.hide([]);
    expect(await counted('Touchline_Scorecard__c', "Key__c != ''")).toBe(0);
  });
});

describe('what the integration user may not read', () => {
  test.each<[string, string]>([
    ['Opportunity', 'Opportunity cannot be read by the integration user'],
    ['User.ManagerId', 'User.ManagerId cannot be read by the integration user'],
    ['Touchline_Scorecard__c.Win_Rate__c', 'Touchline_Scorecard__c.Win_Rate__c cannot be read'],
  ])('without %s there is no run', async (hidden, message) => {
    open.org.hide([hidden]);
    const said = await refused(['sync'], open.environment, 1);
    expect(said).toContain(message);
    expect(said).toMatch(/ Fix: /);
  });

  test('amounts: what counts money is empty and says why, what counts deals stands', async () => {
    open.org.hide(['Opportunity.Amount', 'OpportunityHistory.Amount']);
    const { said } = await synced();
    expect(said).toMatch(/warning: Opportunity.Amount is not readable. Lost: bookings, .* Fix: give/);
    const unavailable = { marks: { unavailable: 'Opportunity.Amount' } };
    expect(await evidence('Attainment')).toMatchObject({ bookings: unavailable, attainment: unavailable });
    expect(await evidence('Pipeline')).toMatchObject({ 'open-pipeline': unavailable });
    expect((await evidence('Pipeline'))['open-opportunities']!.marks).not.toHaveProperty('unavailable');
    expect(await counted('Touchline_Scorecard__c', 'Bookings__c != null OR Open_Pipeline__c != null')).toBe(
      0,
    );
    expect(await counted('Touchline_Scorecard__c', 'Win_Rate__c != null')).toBeGreaterThan(0);
  });

  test('close dates: wins have no day, and past due is unknown', async () => {
    open.org.hide(['Opportunity.CloseDate', 'OpportunityHistory.CloseDate']);
    const { said } = await synced();
    expect(said).toMatch(/warning: Opportunity.CloseDate is not readable. Lost: /);
    expect(await counted('Touchline_Deal_Review__c', "Past_Due__c IN ('raised', 'clear')")).toBe(0);
    expect(await counted('Touchline_Deal_Review__c', "Past_Due__c = 'unknown'")).toBeGreaterThan(10);
    expect((await evidence('Velocity'))['win-rate']!.marks).toEqual({ unavailable: 'Opportunity.CloseDate' });
    expect(await counted('Touchline_Scorecard__c', 'Win_Rate__c != null')).toBe(0);
  });

  test('tasks: nobody is called inactive', async () => {
    open.org.hide(['Task']);
    const { said } = await synced();
    expect(said).toMatch(/warning: Task is not read .* Lost: touches by call and mail.* Fix: give/);
    expect(await counted('Touchline_Deal_Review__c', "Untouched__c IN ('raised', 'clear')")).toBe(0);
    expect(await counted('Touchline_Deal_Review__c', "Untouched__c = 'unknown'")).toBeGreaterThan(10);
    expect(await counted('Touchline_Scorecard__c', 'Untouched_Opportunities__c != null')).toBe(0);
    expect(
      await counted('Touchline_Scorecard__c', 'Qualified_Worked__c != null OR Sales_Velocity__c != null'),
    ).toBe(0);
    expect((await evidence('Velocity'))['sales-velocity']!.marks).toEqual({ unavailable: 'Task.WhatId' });
    expect((await evidence('Hygiene'))['untouched-opportunities']!.marks).toEqual({
      unavailable: 'Task.IsClosed',
    });
  });

  test('histories: present owners and present stages, marked', async () => {
    open.org.hide(['OpportunityFieldHistory', 'OpportunityHistory']);
    const { said } = await synced();
    expect(said).toMatch(/warning: OpportunityFieldHistory is not read .*credited to its present owner/);
    expect(said).toMatch(/warning: OpportunityHistory is not read .*fall back to what the deal says today/);
    const { marks } = (await evidence('Velocity'))['win-rate']!;
    expect(marks).toMatchObject({ ownership: 'current-only', fallback: expect.any(Number) });
  });

  test('once all is permitted, the very next run gives the complete result', async () => {
    open.org.hide([]);
    expect((await synced()).said).toBe('');
    expect(await stateOf(open)).toEqual(complete);
  });
});

describe('rows', () => {
  test('one that the org refuses is named, the rest is written, and the next run makes it good', async () => {
    const [deal] = await open.rows(
      `SELECT Id FROM Opportunity WHERE IsClosed = false AND Amount > 0 ORDER BY Id`,
    );
    const id = String(deal!['Id']);
    const restore = refuse(id, 'No reviews on Fridays');
    await change(id, { CloseDate: '2026-01-05' });
    const ended = await command(['sync', '--json'], open.environment);
    restore();
    expectClean(ended);
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout).objects.Touchline_Deal_Review__c).toMatchObject({ failed: 1 });
    expect(ended.said).toMatch(
      new RegExp(`warning: Touchline_Deal_Review__c ${id} was not saved: No reviews on Fridays .* Fix: `),
    );
    const { objects } = JSON.parse((await synced()).stdout);
    expect(objects.Touchline_Deal_Review__c).toMatchObject({ written: 1, failed: 0 });
    expect(await counted('Touchline_Deal_Review__c', `Key__c = '${id}' AND Past_Due__c = 'raised'`)).toBe(1);
  });

  /** As a validation rule does. */
  function refuse(key: string, message: string): () => void {
    const original = open.org.writer.bind(open.org);
    open.org.writer = (user): Writer => {
      const writer = original(user);
      const upsert: Writer['upsert'] = (object, field, value, input) =>
        value === key
          ? {
              success: false,
              errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields: [] }],
            }
          : writer.upsert(object, field, value, input);
      return { ...writer, upsert };
    };
    return () => (open.org.writer = original);
  }

  async function change(id: string, fields: object): Promise<void> {
    const answer = await fetch(`${open.url}/services/data/v66.0/sobjects/Opportunity/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${open.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    expect(answer.status).toBe(204);
  }

  test('a moment before the first deal', async () => {
    const ended = await command(['sync', '--json', '--as-of', '2019-01-01'], open.environment);
    expectClean(ended);
    expect(ended.code).toBe(0);
    expect(await counted('Touchline_Deal_Review__c', "Key__c != ''")).toBe(0);
    expect(await counted('Touchline_Scorecard__c', 'Win_Rate__c != null OR Open_Opportunities__c > 0')).toBe(
      0,
    );
    await synced();
    expect(await counted('Touchline_Deal_Review__c', "Key__c != ''")).toBeGreaterThan(10);
  });
});

test('a second sync at the same time is refused, and the first ends well', async () => {
  const folder = join(open.environment['TOUCHLINE_DATA_DIR']!, 'locked');
  const environment = { ...open.environment, TOUCHLINE_DATA_DIR: folder };
  const { PATH = '' } = process.env;
  const main = join(import.meta.dirname, '../main.ts');
  const start = () => {
    const child = spawn(process.execPath, [main, 'sync'], { env: { PATH, ...environment } });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return { child, said: () => said, ended: once(child, 'close') };
  };
  const first = start();
  while (!first.said().includes('extract')) await once(first.child.stderr, 'data');
  const second = start();
  const [code] = await second.ended;
  expect({ code, said: second.said() }).toEqual({
    code: 1,
    said: expect.stringMatching(
      /^The mirror \S+ is in use by another process.* One process per mirror: wait .*\n$/,
    ),
  });
  expect((await first.ended)[0]).toBe(0);
}, 60_000);
