/** `npm run golden`: computes the golden answer anew. Read its diff before committing: that is the review. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeGolden } from '../server/acceptance/golden.ts';

const file = join(import.meta.dirname, '..', 'server', 'golden', 'tiny.json');
mkdirSync(join(file, '..'), { recursive: true });
writeFileSync(file, `${JSON.stringify(await computeGolden(), null, 1)}\n`);
const changes = execFileSync('git', ['diff', '--stat', '--', file], { encoding: 'utf8' });
console.log(changes === '' ? 'The golden answer is unchanged.' : `${changes}Review it: git diff -- ${file}`);
