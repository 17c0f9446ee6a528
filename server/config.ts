import { inspect } from 'node:util';
import { z } from 'zod';

/** A value that never shows up in a log, an error or a dump; only `reveal()` gives it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}

export type Credentials =
  | { kind: 'token'; accessToken: Secret; instanceUrl: string }
  | { kind: 'client-credentials'; loginUrl: string; clientId: string; clientSecret: Secret }
  | { kind: 'jwt'; loginUrl: string; clientId: string; username: string; privateKeyFile: string };

/** What the environment settles (design.md, section 5). Frozen; read once, at start. */
export interface Config {
  readonly credentials: Credentials;
  /** Where mirrors and raw pages live, one folder per org in it. */
  readonly dataDirectory: string;
  /** Bearer token of the HTTP service; only `serve` needs it. */
  readonly apiToken: Secret | undefined;
  readonly databaseUrl: Secret | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly port: number;
}

/** The environment cannot be used; every line names a variable and what was expected of it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** The platform's own addresses are https; plain http is for a server on this machine. */
function isServerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'https:' || (protocol === 'http:' && local);
}

const server = (example: string) =>
  z
    .string()
    .refine(isServerUrl, `expected an https address such as ${example}`)
    .transform((text) => new URL(text).origin);
const secret = z.string().transform((value) => new Secret(value));
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environmentSchema = z.object({
  SALESFORCE_LOGIN_URL: server('https://login.salesforce.com or https://acme.my.salesforce.com').optional(),
  SALESFORCE_ACCESS_TOKEN: secret.optional(),
  SALESFORCE_INSTANCE_URL: server('https://acme.my.salesforce.com').optional(),
  SALESFORCE_CLIENT_ID: z.string().optional(),
  SALESFORCE_CLIENT_SECRET: secret.optional(),
  SALESFORCE_USERNAME: z.string().optional(),
  SALESFORCE_PRIVATE_KEY_FILE: z.string().optional(),
  TOUCHLINE_DATA_DIR: z.string().default('.touchline'),
  TOUCHLINE_API_TOKEN: z
    .string()
    .min(16, 'expected at least 16 characters')
    .transform((v) => new Secret(v))
    .optional(),
  DATABASE_URL: secret.optional(),
  LOG_LEVEL: z.enum(levels, `expected one of ${levels.join(', ')}`).default('info'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'expected a port number, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'expected a port number, 0 to 65535')
    .default(4480),
});

type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads the environment.
 *
 * @throws ConfigError naming every variable that is missing or wrong. Values of secrets are never in the message.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is how shells and .env files say "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  return Object.freeze({
    credentials: Object.freeze(credentials(env)),
    dataDirectory: env.TOUCHLINE_DATA_DIR,
    apiToken: env.TOUCHLINE_API_TOKEN,
    databaseUrl: env.DATABASE_URL,
    logLevel: env.LOG_LEVEL,
    port: env.PORT,
  });
}

function credentials(env: Environment): Credentials {
  const ways = (
    ['SALESFORCE_ACCESS_TOKEN', 'SALESFORCE_CLIENT_SECRET', 'SALESFORCE_PRIVATE_KEY_FILE'] as const
  ).filter((name) => env[name]);
  if (ways.length !== 1) {
    throw new ConfigError([
      `${ways.length === 0 ? 'SALESFORCE_ACCESS_TOKEN' : ways.join(' and ')}: expected exactly one way to log in ` +
        `(${ways.length === 0 ? 'none is set' : 'unset the others'}): ` +
        'SALESFORCE_ACCESS_TOKEN + SALESFORCE_INSTANCE_URL, or SALESFORCE_CLIENT_ID + SALESFORCE_CLIENT_SECRET, ' +
        'or SALESFORCE_CLIENT_ID + SALESFORCE_USERNAME + SALESFORCE_PRIVATE_KEY_FILE',
    ]);
  }
  const needed = <K extends keyof Environment>(names: readonly K[]): void => {
    const missing = names.filter((name) => !env[name]);
    if (missing.length === 0) return;
    throw new ConfigError(missing.map((name) => `${name}: expected beside ${ways[0]}, but not set`));
  };
  if (env.SALESFORCE_ACCESS_TOKEN) {
    needed(['SALESFORCE_INSTANCE_URL']);
    return {
      kind: 'token',
      accessToken: env.SALESFORCE_ACCESS_TOKEN,
      instanceUrl: env.SALESFORCE_INSTANCE_URL ?? '',
    };
  }
  const loginUrl = env.SALESFORCE_LOGIN_URL ?? '';
  const clientId = env.SALESFORCE_CLIENT_ID ?? '';
  if (env.SALESFORCE_CLIENT_SECRET) {
    needed(['SALESFORCE_LOGIN_URL', 'SALESFORCE_CLIENT_ID']);
    return { kind: 'client-credentials', loginUrl, clientId, clientSecret: env.SALESFORCE_CLIENT_SECRET };
  }
  needed(['SALESFORCE_LOGIN_URL', 'SALESFORCE_CLIENT_ID', 'SALESFORCE_USERNAME']);
  return {
    kind: 'jwt',
    loginUrl,
    clientId,
    username: env.SALESFORCE_USERNAME ?? '',
    privateKeyFile: env.SALESFORCE_PRIVATE_KEY_FILE ?? '',
  };
}
