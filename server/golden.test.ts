import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeGolden } from './acceptance/golden.ts';

test('tiny gives the reviewed answer, evidence included (npm run golden shows the difference)', async () => {
  const golden = JSON.parse(readFileSync(join(import.meta.dirname, 'golden', 'tiny.json'), 'utf8'));
  expect(await computeGolden()).toEqual(golden);
}, 120_000);
