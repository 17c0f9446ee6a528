import type { Config } from '../config.ts';
import { connect } from '../connection.ts';
import type { SalesforceConnection } from '../connection.ts';
import type { Logger } from '../log.ts';
import type { OwnColumns } from '../mirror/tables.ts';
import { tables } from '../mirror/tables.ts';
import type { Finding } from './check.ts';
import { fail, ok, warn } from './check.ts';
import { checks } from './checks.ts';
import { examine } from './examine.ts';

export interface Diagnosis extends Finding {
  id: string;
}

export interface DoctorDependencies {
  config: Pick<Config, 'credentials'>;
  log: Logger;
  /** This machine's clock. */
  now: () => Date;
  print: (line: string) => void;
  /** KPI and flag columns, so that generated fields are looked for too. */
  ownColumns?: OwnColumns;
}

/**
 * Checks the org and prints one line per finding, its fix at the end.
 *
 * @returns the exit code: 0 when nothing fails, 1 when something must be put right first.
 */
export async function runDoctor({
  config,
  log,
  now,
  print,
  ownColumns,
}: DoctorDependencies): Promise<number> {
  let failed = 0;
  const say = (diagnosis: Diagnosis): void => {
    if (diagnosis.status === 'fail') failed += 1;
    print(line(diagnosis));
  };
  let connection: SalesforceConnection;
  try {
    connection = await connect(config, log);
  } catch (cause) {
    const [finding = '', fix = 'Check the SALESFORCE_ variables.'] = message(cause).split(' Fix: ');
    say({ id: 'login', ...fail(finding, fix) });
    return 1;
  }
  try {
    say({
      id: 'login',
      ...ok(
        `Logged in to ${connection.instanceUrl} (org ${connection.organizationId}, user ${connection.userId}).`,
      ),
    });
    for await (const diagnosis of diagnose(connection, now(), ownColumns)) say(diagnosis);
  } finally {
    await connection.close();
  }
  return failed === 0 ? 0 : 1;
}

/** Findings of every check, one after another. A check that breaks is itself a finding. */
export async function* diagnose(
  connection: SalesforceConnection,
  now: Date,
  ownColumns: OwnColumns = {},
): AsyncIterable<Diagnosis> {
  const byName = new Map(tables(ownColumns).map((table) => [table.sObject, table]));
  const examination = examine(connection, byName, now);
  for (const check of checks) {
    try {
      for (const finding of await check.run(examination)) yield { id: check.id, ...finding };
    } catch (cause) {
      yield {
        id: check.id,
        ...warn(`Could not be checked: ${message(cause)}`, 'See the message; the check needs these records.'),
      };
    }
  }
}

const marks = { ok: 'ok  ', look: 'look', warn: 'warn', fail: 'FAIL' };

function line({ id, status, finding, fix }: Diagnosis): string {
  return `${marks[status]}  ${id}: ${finding}${fix ? ` Fix: ${fix}` : ''}`;
}

function message(cause: unknown): string {
  return String(cause).replace(/^\w*Error: /, '');
}
