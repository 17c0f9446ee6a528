/** The service against the second opinion, through processes and the REST API only. */
import { join } from 'node:path';
import { disagreements } from './agreement.ts';
import { untruths } from './truth.ts';
import { dataFolder, runService, serviceEnvironment, startOrg } from './processes.ts';
import { writeRandomCompany } from './random-company/write.ts';

const minutes = 60_000;

async function syncAndCompare(orgArgs: readonly string[], asOf: string) {
  const org = await startOrg(orgArgs);
  const data = dataFolder();
  try {
    const environment = serviceEnvironment(org, data.path);
    const first = await runService(['sync', '--json', '--as-of', asOf], environment);
    expect({
      code: first.code,
      stderr: first.stderr.replaceAll(/^(warning: .*|\w+ …)$/gm, '').trim(),
    }).toEqual({ code: 0, stderr: '' });
    const summary = JSON.parse(first.stdout);
    const { found, compared } = await disagreements(org.url, org.accessToken, summary.asOf);
    const byHand = orgArgs.includes('tiny')
      ? await untruths(org.url, org.accessToken)
      : { found: [], compared: 0 };
    const second = await runService(['sync', '--json', '--as-of', asOf], environment);
    return { found, compared, byHand, summary, second: JSON.parse(second.stdout) };
  } finally {
    await org.stop();
    await data.remove();
  }
}

const writes = (summary: { objects: Record<string, { written: number; deleted: number; failed: number }> }) =>
  Object.values(summary.objects).reduce(
    (sum, { written, deleted, failed }) => sum + written + deleted + failed,
    0,
  );

test(
  'tiny: every KPI and flag agrees, and a second sync writes nothing',
  async () => {
    const { found, compared, byHand, second } = await syncAndCompare(
      ['--seed', 'tiny', '--as-of', '2026-11-20'],
      '2026-11-20T18:00:00-08:00',
    );
    expect(found).toEqual([]);
    expect(byHand.found).toEqual([]);
    expect(byHand.compared).toBeGreaterThan(1000);
    expect(compared).toBeGreaterThan(1000);
    expect(writes(second)).toBe(0);
  },
  3 * minutes,
);

test.each(['3', '11'])(
  'quarter %s: every KPI and flag agrees, and a second sync writes nothing',
  async (seedNumber) => {
    const { found, compared, second } = await syncAndCompare(
      ['--seed', 'quarter', '--seed-number', seedNumber, '--as-of', '2026-11-20'],
      '2026-11-20',
    );
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(30_000);
    expect(writes(second)).toBe(0);
  },
  4 * minutes,
);

test.each<[seed: number, asOf: string, timeZone: string, fiscalStart: number, reps: number, deals: number]>([
  // A fiscal year from February, rules by the admin.
  [1, '2026-11-20', 'America/Los_Angeles', 2, 8, 160],
  // The last day of a quarter, tracked next steps.
  [2, '2026-03-31', 'Asia/Kolkata', 1, 5, 120],
  // The Monday after clocks went forward.
  [3, '2026-03-09', 'America/New_York', 7, 12, 300],
  // The day clocks went back in California.
  [4, '2026-11-01', 'America/Los_Angeles', 1, 4, 90],
  [5, '2026-01-01', 'Asia/Kolkata', 4, 9, 200],
  // Few people with many deals: enough won passes for thresholds of the org's own.
  [8, '2026-07-15', 'America/New_York', 2, 3, 260],
])(
  'random company %i on %s in %s: every KPI and flag agrees',
  async (seed, asOf, timeZone, fiscalYearStartMonth, reps, deals) => {
    const shape = { seed, asOf, timeZone, fiscalYearStartMonth, reps, deals };
    const data = dataFolder();
    const folder = join(data.path, 'company');
    writeRandomCompany(folder, shape);
    const { found, compared, second } = await syncAndCompare(
      ['--seed', folder, '--as-of', shape.asOf],
      shape.asOf,
    );
    await data.remove();
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(2000);
    expect(writes(second)).toBe(0);
  },
  3 * minutes,
);
