import { Writable } from 'node:stream';

const quote = 0x22;
const newline = 0x0a;

/**
 * Counts the records of a CSV while it flows by (a line break inside quotes is none) and keeps the header line.
 * A doubled quote inside quotes closes and opens again, so toggling is enough.
 */
export class RowCounter extends Writable {
  #inQuotes = false;
  #lines = 0;
  #pending = false;
  #header: Buffer[] | null = [];

  /** Records below the header. */
  get rows(): number {
    return Math.max(0, this.#lines + (this.#pending ? 1 : 0) - 1);
  }

  /** Column names as they came, unquoted; empty for an empty answer. */
  get header(): string[] {
    const text = this.#headerText.replace(/^\uFEFF/, '').trim();
    return text === '' ? [] : text.split(',').map((name) => name.replace(/^"|"$/g, ''));
  }

  #headerText = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    let lineStart = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i];
      if (byte === quote) this.#inQuotes = !this.#inQuotes;
      else if (byte === newline && !this.#inQuotes) {
        this.#lines += 1;
        lineStart = i + 1;
        if (this.#header) this.#keepHeader(chunk.subarray(0, i));
      }
    }
    if (this.#header) this.#header.push(chunk);
    this.#pending = chunk.length > 0 ? lineStart < chunk.length : this.#pending;
    done();
  }

  override _final(done: () => void): void {
    if (this.#header) this.#keepHeader(Buffer.alloc(0));
    done();
  }

  #keepHeader(last: Buffer): void {
    this.#headerText = Buffer.concat([...(this.#header ?? []), last]).toString('utf8');
    this.#header = null;
  }
}
