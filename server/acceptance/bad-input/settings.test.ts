/** Wrong commands, wrong settings, a wrong login, a mirror that cannot be used: each message names the mend. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../in-process.ts';
import { expectClean, openMishap, secret, type Mishap } from './mishap.ts';

jest.setTimeout(60_000);

let open: Mishap;
beforeAll(async () => {
  open = await openMishap();
});
afterAll(() => open.close());

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
    expect(await open.refused(argv, open.environment, 2)).toMatch(message);
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
    expect(await open.refused(['sync'], change(open.environment), 2)).toMatch(message);
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
    expect(await open.refused(['sync'], environment, 1)).toMatch(message);
    const doctor = await command(['doctor'], environment);
    expectClean(doctor);
    expect([doctor.code, doctor.stdout]).toEqual([1, expect.stringMatching(/^FAIL {2}login: .* Fix: .*\n$/)]);
  });
});

describe('the folder of the mirror', () => {
  test('one that cannot be made', async () => {
    const said = await open.refused(['sync'], { ...open.environment, TOUCHLINE_DATA_DIR: '/dev/null' }, 1);
    expect(said).toMatch(
      /The mirror \/dev\/null\/\S+ cannot be made: ENOTDIR.* Point TOUCHLINE_DATA_DIR at a folder/,
    );
  });

  test('a mirror that holds something else is left alone', async () => {
    const folder = join(open.environment['TOUCHLINE_DATA_DIR']!, 'damaged');
    const environment = { ...open.environment, TOUCHLINE_DATA_DIR: folder };
    await open.refused(['sync'], { ...environment, SALESFORCE_CLIENT_ID: 'nobody' }, 1);
    mkdirSync(join(folder, open.org.organizationId), { recursive: true });
    writeFileSync(join(folder, open.org.organizationId, 'mirror.duckdb'), 'not a mirror\n'.repeat(2000));
    expect(await open.refused(['sync'], environment, 1)).toMatch(
      /mirror.duckdb cannot be read: .*It holds nothing that is not in Salesforce: delete /,
    );
  });
});
