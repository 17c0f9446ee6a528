import { inspect } from 'node:util';
import { ConfigError, readConfig } from './config.ts';

const token = {
  SALESFORCE_ACCESS_TOKEN: '00D!sesame',
  SALESFORCE_INSTANCE_URL: 'https://acme.my.salesforce.com/',
};

function problems(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (cause) {
    if (cause instanceof ConfigError) return cause.message;
    throw cause;
  }
  throw new Error('expected a refusal');
}

test('reads the three ways to log in', () => {
  expect(readConfig(token).credentials).toMatchObject({
    kind: 'token',
    instanceUrl: 'https://acme.my.salesforce.com',
  });
  const app = { SALESFORCE_LOGIN_URL: 'http://127.0.0.1:4477', SALESFORCE_CLIENT_ID: 'id' };
  expect(readConfig({ ...app, SALESFORCE_CLIENT_SECRET: 's' }).credentials.kind).toBe('client-credentials');
  expect(
    readConfig({ ...app, SALESFORCE_USERNAME: 'u', SALESFORCE_PRIVATE_KEY_FILE: 'k.pem' }).credentials,
  ).toEqual({
    kind: 'jwt',
    loginUrl: 'http://127.0.0.1:4477',
    clientId: 'id',
    username: 'u',
    privateKeyFile: 'k.pem',
  });
});

test('has defaults, and takes empty variables as not set', () => {
  const config = readConfig({ ...token, PORT: '', LOG_LEVEL: ' ', DATABASE_URL: '' });
  expect(config).toMatchObject({
    dataDirectory: '.touchline',
    logLevel: 'info',
    port: 4480,
    databaseUrl: undefined,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('never shows a secret', () => {
  const config = readConfig({ ...token, TOUCHLINE_API_TOKEN: 'open sesame, please' });
  for (const shown of [inspect(config, { depth: 9 }), JSON.stringify(config), `${config.apiToken}`]) {
    expect(shown).not.toContain('sesame');
  }
  expect(config.apiToken?.reveal()).toBe('open sesame, please');
  expect(problems({ ...token, TOUCHLINE_API_TOKEN: 'sesame' })).not.toContain('sesame');
});

test('a mistake names the variable and what was expected', () => {
  expect(problems({})).toMatch(/SALESFORCE_ACCESS_TOKEN: expected exactly one way to log in/);
  expect(problems({ ...token, SALESFORCE_CLIENT_SECRET: 'x' })).toMatch(
    /SALESFORCE_ACCESS_TOKEN and SALESFORCE_CLIENT_SECRET: expected exactly one/,
  );
  expect(problems({ SALESFORCE_ACCESS_TOKEN: 'x' })).toMatch(
    /SALESFORCE_INSTANCE_URL: expected beside SALESFORCE_ACCESS_TOKEN/,
  );
  expect(problems({ ...token, SALESFORCE_INSTANCE_URL: 'http://acme.example' })).toMatch(
    /SALESFORCE_INSTANCE_URL: expected an https address/,
  );
  expect(problems({ ...token, PORT: 'eighty', LOG_LEVEL: 'loud' })).toMatch(
    /LOG_LEVEL: expected one of fatal.*\n.*PORT: expected a port number/,
  );
});
