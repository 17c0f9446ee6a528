import { parseArgs } from 'node:util';
import { parseDate } from './dml/coerce-time.ts';
import { connectedApp } from './web/oauth.ts';

export interface Flags {
  /** 0 lets the system pick. */
  port: number;
  /** `tiny`, `quarter`, `none`, or a folder of CSV files. */
  seed: string;
  /** Whether the command line said so. */
  seedGiven: boolean;
  /** Which of the companies `quarter` can be. */
  seedNumber: number;
  /** How large it is; 1 is 24 reps. */
  scale: number;
  /** The org's day, `YYYY-MM-DD`; null for the real one. */
  asOf: string | null;
  /** Whether /lightning is served. */
  pages: boolean;
  /** Objects and fields that the integration user may not read. */
  hide: string[];
  /** Objects and fields that the integration user may read but not write. */
  readOnly: string[];
  /** API calls left today; null for a whole day's. */
  apiCalls: number | null;
  /** Currencies of an org that has several switched on; the first is the corporate one. Empty: one currency. */
  currencies: string[];
  /** Objects selected for change data capture. */
  changeEvents: string[];
  /** An org to which Touchline was not deployed yet. */
  withoutTouchline: boolean;
  /** Folder in which the org is kept; null for one that is gone when the process ends. */
  data: string | null;
  /** Folder the whole org is written to, instead of listening; null: it listens. */
  exportTo: string | null;
  /** File that says what misbehaves; null for an org that behaves. */
  faults: string | null;
  /** Port of `/faults`; 0 lets the system pick, null opens none. */
  adminPort: number | null;
  /** Certificates of connected apps that log in by JWT. */
  jwtKeys: { clientId: string; file: string }[];
}

export class FlagError extends Error {}

export const usage = `npm run local-org -- [--port 4477] [--seed tiny|quarter|none|FOLDER] [--seed-number 1] [--scale 1] [--as-of 2026-11-20] [--no-pages] [--hide Opportunity.Amount,Task] [--read-only Touchline_Scorecard__c] [--without-touchline] [--api-calls N] [--currencies USD,EUR] [--change-events Opportunity,Task] [--jwt-key [CLIENT_ID=]FILE] [--data DIR] [--export FOLDER] [--faults FILE] [--admin-port PORT]`;

const options = {
  port: { type: 'string' },
  seed: { type: 'string' },
  'as-of': { type: 'string' },
  pages: { type: 'boolean' },
  hide: { type: 'string', multiple: true },
  'read-only': { type: 'string', multiple: true },
  'api-calls': { type: 'string' },
  currencies: { type: 'string' },
  'change-events': { type: 'string', multiple: true },
  'without-touchline': { type: 'boolean' },
  'jwt-key': { type: 'string', multiple: true },
  'seed-number': { type: 'string' },
  scale: { type: 'string' },
  data: { type: 'string' },
  export: { type: 'string' },
  faults: { type: 'string' },
  'admin-port': { type: 'string' },
} as const;

/** Reads the command line. Throws FlagError naming the flag and what was expected. */
export function readFlags(argv: string[]): Flags {
  const values = parsed(argv);
  const { port = '4477', seed = 'tiny', 'as-of': asOf, pages = true } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    throw new FlagError(`--port: expected a number from 0 to 65535, not "${port}".`);
  const adminPort = values['admin-port'] ?? (values.faults === undefined ? null : '0');
  if (adminPort !== null && (!/^\d{1,5}$/.test(adminPort) || Number(adminPort) > 65535))
    throw new FlagError(`--admin-port: expected a number from 0 to 65535, not "${adminPort}".`);
  for (const name of ['data', 'export'] as const)
    if (values[name] === '') throw new FlagError(`--${name}: expected a folder.`);
  if (values.faults === '') throw new FlagError('--faults: expected a file.');
  if (seed === '') throw new FlagError('--seed: expected tiny, quarter, none or a folder.');
  const { 'seed-number': seedNumber = '1', scale = '1' } = values;
  for (const name of ['seed-number', 'scale'] as const)
    if (values[name] !== undefined && seed !== 'quarter')
      throw new FlagError(`--${name}: only --seed quarter has one.`);
  if (!/^\d{1,9}$/.test(seedNumber))
    throw new FlagError(`--seed-number: expected a whole number such as 7, not "${seedNumber}".`);
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(scale) || Number(scale) < 0.1 || Number(scale) > 50)
    throw new FlagError(`--scale: expected a number from 0.1 to 50, not "${scale}".`);
  if (asOf !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || parseDate(asOf) === null)) {
    throw new FlagError(`--as-of: expected a day like 2026-11-20, not "${asOf}".`);
  }
  const apiCalls = values['api-calls'] ?? null;
  if (apiCalls !== null && !/^\d{1,6}$/.test(apiCalls))
    throw new FlagError(`--api-calls: expected how many are left today, not "${apiCalls}".`);
  const currencies = values.currencies?.split(',').map((code) => code.trim()) ?? [];
  if (currencies.some((code) => !/^[A-Z]{3}$/.test(code)))
    throw new FlagError(`--currencies: expected ISO codes like USD,EUR, not "${values.currencies}".`);
  const withoutTouchline = values['without-touchline'] ?? false;
  // The pages are part of what was not deployed.
  return {
    port: Number(port),
    seed,
    seedGiven: values.seed !== undefined,
    seedNumber: Number(seedNumber),
    scale: Number(scale),
    asOf: asOf ?? null,
    pages: pages && !withoutTouchline,
    hide: names('hide', values.hide),
    readOnly: names('read-only', values['read-only']),
    apiCalls: apiCalls === null ? null : Number(apiCalls),
    currencies,
    changeEvents: names('change-events', values['change-events']),
    withoutTouchline,
    data: values.data ?? null,
    exportTo: values.export ?? null,
    faults: values.faults ?? null,
    adminPort: adminPort === null ? null : Number(adminPort),
    jwtKeys: (values['jwt-key'] ?? []).map(jwtKey),
  };
}

/** Objects and fields, in one list or several. */
function names(flag: string, lists: string[] = []): string[] {
  const found = lists.flatMap((list) => list.split(',')).map((name) => name.trim());
  if (found.includes(''))
    throw new FlagError(`--${flag}: expected objects and fields like Task,Opportunity.Amount.`);
  return found;
}

/** `FILE` is the certificate of the app every local org has. */
function jwtKey(text: string): Flags['jwtKeys'][number] {
  const [, clientId = connectedApp.clientId, file = ''] = /^(?:([^=/\\]+)=)?(.*)$/.exec(text) ?? [];
  if (file === '') throw new FlagError(`--jwt-key: expected FILE or CLIENT_ID=FILE, not "${text}".`);
  return { clientId, file };
}

function parsed(argv: string[]) {
  try {
    return parseArgs({ args: argv, options, strict: true, allowNegative: true }).values;
  } catch (error) {
    throw new FlagError((error as Error).message);
  }
}
