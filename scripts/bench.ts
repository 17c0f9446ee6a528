/**
 * `npm run bench -- --deals 10000|100000|1000000`: what Touchline costs at that size, beside floors of the same run.
 * `npm run bench -- --local-org`: how fast the local org starts and answers.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bench } from './bench/bench.ts';
import { benchLocalOrg, localOrgTable } from './bench/local-org.ts';
import { table } from './bench/report.ts';

const usage =
  'Usage: npm run bench -- --deals 10000|100000|1000000 [--share 0.01] [--json]\n' +
  '       npm run bench -- --local-org [--deals 2000] [--tasks 200000] [--events 0] [--json]';

const { values } = parseArgs({
  options: {
    deals: { type: 'string' },
    share: { type: 'string', default: '0.01' },
    'local-org': { type: 'boolean', default: false },
    tasks: { type: 'string', default: '200000' },
    events: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const isLocalOrg = values['local-org'];
const deals = Number(values.deals ?? (isLocalOrg ? 2000 : undefined));
const [tasks, events] = [Number(values.tasks), Number(values.events)];
const share = Number(values.share);
if (
  ![deals, tasks, events].every(Number.isInteger) ||
  deals < 100 ||
  tasks < 1 ||
  !(share > 0 && share <= 0.1)
) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}
const folder = resolve(import.meta.dirname, '../.touchline/bench', String(deals));
const start = performance.now();
const say = (message: string): void =>
  void process.stderr.write(`${((performance.now() - start) / 1000).toFixed(0).padStart(5)} s  ${message}\n`);
if (isLocalOrg) {
  const found = await benchLocalOrg(resolve(folder, '../local-org'), { deals, tasks, events }, say);
  process.stdout.write(`${values.json ? JSON.stringify(found) : localOrgTable(found)}\n`);
} else {
  const findings = await bench({ deals, share, folder, say });
  process.stdout.write(`${values.json ? JSON.stringify(findings) : table(findings)}\n`);
}
