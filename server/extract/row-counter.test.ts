import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { RowCounter } from './row-counter.ts';

async function counted(text: string, chunkSize = 1_000): Promise<RowCounter> {
  const bytes = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let i = 0; i < bytes.length; i += chunkSize) chunks.push(bytes.subarray(i, i + chunkSize));
  const counter = new RowCounter();
  await pipeline(Readable.from(chunks), counter);
  return counter;
}

const tricky = '"Id","Note"\n"1","two\nlines, ""quoted"""\n"2","é\r\nü"\n"3",""\n';

test.each([1, 2, 3, 7, 1000])('counts records, not lines, in chunks of %i bytes', async (size) => {
  const counter = await counted(tricky, size);
  expect([counter.rows, counter.header]).toEqual([3, ['Id', 'Note']]);
});

test.each([
  ['no line break at the end', 'Id\n1\n2', 2],
  ['header alone', '"Id"\n', 0],
  ['header alone, unended', '"Id"', 0],
  ['nothing at all', '', 0],
  ['windows line ends', 'Id\r\n1\r\n', 1],
])('%s', async (_, text, rows) => {
  const counter = await counted(text);
  expect([counter.rows, counter.header]).toEqual([rows, text === '' ? [] : ['Id']]);
});
