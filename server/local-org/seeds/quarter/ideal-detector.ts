/** `npm run ideal-detector -- [--seeds 10] [--scale 1] [--as-of 2026-11-20]`: how well the planted causes can be found at all. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSchema } from '../../schema.ts';
import { accuracyOf } from './accuracy.ts';

const root = join(import.meta.dirname, '../../../..');
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    scale: { type: 'string', default: '1' },
    'as-of': { type: 'string', default: '2026-11-20' },
  },
});
const schema = loadSchema({
  forceAppDir: join(root, 'force-app/main/default'),
  standardDir: join(root, 'server/local-org/standard'),
});
const seedNumbers = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
const { reps, right, healthy, accused, causes } = accuracyOf(
  schema,
  seedNumbers,
  values['as-of'],
  Number(values.scale),
);
const percent = (part: number, whole: number) =>
  (whole ? `${((100 * part) / whole).toFixed(0)} %` : '–').padStart(6);
const lines = [
  `Seed numbers 1 to ${seedNumbers.length}, scale ${values.scale}, as of ${values['as-of']}`,
  `${percent(right, reps)} of ${reps} reps named rightly (a cause, or healthy)`,
  `${percent(accused, healthy)} of ${healthy} healthy reps accused of something`,
  '',
  'cause               found  right when named',
  ...Object.entries(causes).map(
    ([cause, { planted, found, named }]) =>
      `${cause.padEnd(18)}${percent(found, planted)} ${percent(found, named)}`,
  ),
];
process.stdout.write(`${lines.join('\n')}\n`);
