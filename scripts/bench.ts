/** `npm run bench -- --deals 10000|100000|1000000`: what Touchline costs at that size, beside floors of the same run. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bench } from './bench/bench.ts';
import { table } from './bench/report.ts';

const usage = 'Usage: npm run bench -- --deals 10000|100000|1000000 [--share 0.01] [--json]';

const { values } = parseArgs({
  options: {
    deals: { type: 'string' },
    share: { type: 'string', default: '0.01' },
    json: { type: 'boolean', default: false },
  },
});
const deals = Number(values.deals);
const share = Number(values.share);
if (!Number.isInteger(deals) || deals < 100 || !(share > 0 && share <= 0.1)) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}
const folder = resolve(import.meta.dirname, '../.touchline/bench', String(deals));
const start = performance.now();
const say = (message: string): void =>
  void process.stderr.write(`${((performance.now() - start) / 1000).toFixed(0).padStart(5)} s  ${message}\n`);
const findings = await bench({ deals, share, folder, say });
process.stdout.write(values.json ? `${JSON.stringify(findings)}\n` : `${table(findings)}\n`);
