/**
 * `npm run ideal-detector -- [--seeds 10] [--scale 1] [--as-of 2026-11-20] [--coach]`: how well the planted causes can be
 * found at all, and with `--coach` how well this product finds them: for each seed number a local org and a first run.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSchema } from '../server/local-org/schema.ts';
import { accuracyOf } from '../server/local-org/seeds/quarter/accuracy.ts';
import { saidByCoach } from './ideal-detector/coach.ts';
import { coachTable, idealTable } from './ideal-detector/tables.ts';
import { judge, type Judged } from './ideal-detector/verdict.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    scale: { type: 'string', default: '1' },
    'as-of': { type: 'string', default: '2026-11-20' },
    coach: { type: 'boolean', default: false },
  },
});
const seeds = Number(values.seeds ?? (values.coach ? 3 : 10));
const scale = Number(values.scale);
const asOf = values['as-of'];
if (!Number.isInteger(seeds) || seeds < 1) throw new Error('--seeds: expected a whole number, 1 or more');
const schema = loadSchema({
  forceAppDir: join(root, 'force-app/main/default'),
  standardDir: join(root, 'server/local-org/standard'),
});
const seedNumbers = Array.from({ length: seeds }, (_, index) => index + 1);
const heading = `Seed numbers 1 to ${seeds}, scale ${values.scale}, as of ${asOf}`;
console.log(`${heading}\n\n${idealTable(accuracyOf(schema, seedNumbers, asOf, scale))}`);
if (values.coach) {
  const judged: Judged[] = [];
  for (const seedNumber of seedNumbers) {
    process.stderr.write(`company ${seedNumber} …\n`);
    judged.push(...judge(await saidByCoach({ seedNumber, scale, asOf }), { seedNumber, scale }));
  }
  console.log(`\n${coachTable(judged)}`);
}
