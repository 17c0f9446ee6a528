import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** A file of the data folder does not hold what was written to it. The message names the file and the line. */
export class DamagedData extends Error {
  constructor(file: string, line: number, what: string, remedy: string) {
    super(`${file}:${line}: ${what}. ${remedy}`);
    this.name = 'DamagedData';
  }
}

const sumLength = 8;
const sumOf = (text: string | Uint8Array): string => crc32(text).toString(16).padStart(sumLength, '0');

/** One line: eight hexadecimal digits of CRC-32 over the JSON, a blank, the JSON, a line feed. */
export function lineOf(value: unknown): string {
  const json = JSON.stringify(value);
  return `${sumOf(json)} ${json}\n`;
}

export interface Line {
  /** 1 is the first. */
  number: number;
  /** Where the line begins in the file, in bytes. */
  start: number;
  /** What was written; undefined when the line is not whole or its sum is wrong. */
  value: unknown;
  isLast: boolean;
}

const blockSize = 8 * 1024 * 1024;

/** Reads a file line by line, however large; a last line without its line feed is given too, without a value. */
export function* readLines(path: string): Generator<Line> {
  const file = openSync(path, 'r');
  try {
    let [rest, start, number] = [Buffer.alloc(0), 0, 0];
    let pending: Line | undefined;
    for (;;) {
      const block = Buffer.allocUnsafe(blockSize);
      const count = readSync(file, block, 0, blockSize, null);
      if (count === 0) break;
      rest = rest.length === 0 ? block.subarray(0, count) : Buffer.concat([rest, block.subarray(0, count)]);
      let from = 0;
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
        if (pending) yield pending;
        number += 1;
        pending = { number, start, value: valueOf(rest.subarray(from, end)), isLast: false };
        start += end + 1 - from;
        from = end + 1;
      }
      rest = rest.subarray(from);
    }
    if (rest.length > 0) {
      if (pending) yield pending;
      pending = { number: number + 1, start, value: undefined, isLast: true };
    }
    if (pending) yield { ...pending, isLast: true };
  } finally {
    closeSync(file);
  }
}

function valueOf(line: Buffer): unknown {
  const json = line.subarray(sumLength + 1);
  if (line.toString('latin1', 0, sumLength + 1) !== `${sumOf(json)} `) return undefined;
  return JSON.parse(json.toString('utf8'));
}
