import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Mirror } from '../mirror/mirror.ts';
import { openMirror } from '../mirror/mirror.ts';
import { pageHeader, rowsIn } from './page-file.ts';

let folder: string;
let mirror: Mirror;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchline-page-'));
  mirror = await openMirror(':memory:');
});
afterEach(async () => {
  await mirror.close();
  rmSync(folder, { recursive: true });
});

function page(text: string, part = 1): string {
  const file = join(folder, 'page.csv.gz');
  const zipped = gzipSync(text);
  writeFileSync(file, zipped.subarray(0, Math.ceil(zipped.length * part)));
  return file;
}

const tricky = '"Id","Note"\n"1","two\nlines, ""quoted"""\n"2","é\r\nü"\n"3",""\n';

test('records are counted, not lines', async () => {
  const file = page(tricky);
  const header = await pageHeader(file, true);
  expect(header).toEqual(['Id', 'Note']);
  expect(await rowsIn(mirror, file, header.join(','))).toBe(3);
});

test.each([
  ['no line break at the end', 'Id\n1\n2', 2],
  ['header alone', '"Id"\n', 0],
  ['header alone, unended', '"Id"', 0],
  ['nothing at all', '', 0],
  ['windows line ends', 'Id\r\n1\r\n', 1],
])('%s', async (_, text, rows) => {
  const file = page(text);
  const header = await pageHeader(file, true);
  expect(header).toEqual(text === '' ? [] : ['Id']);
  expect(await rowsIn(mirror, file, header.join(','))).toBe(rows);
});

test('a page that breaks off holds fewer rows than it should, or cannot be read', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `"${n}","${(n * 7919) % 104729}"`);
  const file = page(`"Id","Note"\n${rows.join('\n')}\n`, 0.6);
  expect(await pageHeader(file, true)).toEqual(['Id', 'Note']);
  expect(await rowsIn(mirror, file, 'Id,Note')).not.toBe(5000);
});
