/** The service against the second opinion, through processes and the REST API only. */
import { join } from 'node:path';
import { disagreements } from './agreement.ts';
import { untruths } from './truth.ts';
import { dataFolder, runService, serviceEnvironment, startOrg } from './processes.ts';
import { writeRandomCompany } from './random-company.ts';

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

test(
  'quarter: every KPI and flag agrees, and a second sync writes nothing',
  async () => {
    const { found, compared, second } = await syncAndCompare(
      ['--seed', 'quarter', '--seed-number', '3', '--as-of', '2026-11-20'],
      '2026-11-20',
    );
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(10_000);
    expect(writes(second)).toBe(0);
  },
  3 * minutes,
);

test.each([
  {
    seed: 1,
    asOf: '2026-11-20',
    timeZone: 'America/Los_Angeles',
    fiscalYearStartMonth: 2,
    reps: 8,
    deals: 160,
  },
  { seed: 2, asOf: '2026-03-31', timeZone: 'Asia/Kolkata', fiscalYearStartMonth: 1, reps: 5, deals: 120 },
  {
    seed: 3,
    asOf: '2026-03-09',
    timeZone: 'America/New_York',
    fiscalYearStartMonth: 7,
    reps: 12,
    deals: 300,
  },
])(
  'random company $seed in $timeZone: every KPI and flag agrees',
  async (shape) => {
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
