import type { DestinationStream, Logger } from 'pino';
import pino from 'pino';

export type { Logger } from 'pino';

/** Names under which a secret could reach the log, at the top or one level down. */
const secretNames = [
  'accessToken',
  'access_token',
  'refreshToken',
  'clientSecret',
  'client_secret',
  'privateKey',
  'assertion',
  'password',
  'apiToken',
  'databaseUrl',
  'authorization',
  'Authorization',
  'cookie',
];

/** JSON lines on stderr (stdout belongs to `--json`). Anything named like a secret is blotted out. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, base: null, redact: { paths, censor: '[secret]' } }, destination);
}

/** For tests and for callers that do not care. */
export const silentLogger: Logger = pino({ level: 'silent' });
