import { strToU8, zipSync } from 'fflate';
import { limits, readArchive, writeArchive } from './archive.ts';

const zip = (path: string, content: Uint8Array = strToU8('x')): Uint8Array => zipSync({ [path]: content });

test.each(['../evil', 'a/../../evil', '/etc/passwd', 'C:/evil', 'a\\..\\..\\evil'])(
  'a path that leads out of the archive is refused: %s',
  (path) => expect(() => readArchive(zip(path))).toThrow('illegal path'),
);

test('a bomb is refused by the size it says, before anything is unpacked', () => {
  const bomb = zip('big', new Uint8Array(limits.bytes + 1));
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(() => readArchive(bomb)).toThrow('Maximum size of unzipped files reached');
});

test('a bomb that lies about its size does not grow past what it said', () => {
  const honest = Buffer.from(zip('big', new Uint8Array(50_000_000)));
  // The directory at the end says one byte; the data is fifty million.
  const directory = honest.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  honest.writeUInt32LE(1, directory + 24);
  expect(() => {
    for (const bytes of readArchive(honest).values()) expect(bytes.length).toBeLessThanOrEqual(1);
  }).not.toThrow(RangeError);
});

test('what is no zip is refused, and the same files give the same bytes', () => {
  expect(() => readArchive(strToU8('not a zip at all'))).toThrow('zip file could not be read');
  const files = new Map([['a/b', 'text']]);
  expect(writeArchive(files)).toBe(writeArchive(files));
  expect(readArchive(Buffer.from(writeArchive(files), 'base64')).get('a/b')).toEqual(strToU8('text'));
});
