/** `npm run golden [-- --check]`: computes the golden answer anew, or says whether it would change. Its diff is the review. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { computeGolden, goldenText } from '../server/acceptance/golden.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'server', 'golden', 'tiny.json');
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
const after = goldenText(await computeGolden());
const isCheck = process.argv.includes('--check');
if (!isCheck) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, after);
}
if (after === before) console.log('The golden answer is unchanged.');
else if (isCheck) console.log('The golden answer would change: npm run golden, then read its diff.');
else console.log(`The golden answer changed. Review it: git diff -- ${relative(root, file)}`);
if (isCheck && after !== before) process.exitCode = 1;
