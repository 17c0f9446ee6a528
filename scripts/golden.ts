/** `npm run golden`: computes the golden answer anew. Read its diff before committing: that is the review. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { computeGolden } from '../server/acceptance/golden.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'server', 'golden', 'tiny.json');
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
const after = `${JSON.stringify(await computeGolden(), null, 1)}\n`;
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, after);
console.log(
  after === before
    ? 'The golden answer is unchanged.'
    : `The golden answer changed. Review it: git diff -- ${relative(root, file)}`,
);
