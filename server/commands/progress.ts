/** Progress on stderr: one line that is rewritten where it is a terminal, a line per stage elsewhere. */
import type { CommandContext } from './context.ts';

export class Progress {
  readonly #stream: CommandContext['stderr'];
  #stage = '';
  #open = false;

  constructor(stream: CommandContext['stderr']) {
    this.#stream = stream;
  }

  show(stage: string, message: string): void {
    if (this.#stream.isTTY) {
      const text = `${bar(stage)} ${stage}: ${message}`;
      this.#stream.write(`\r\u001b[2K${text.slice(0, (this.#stream.columns ?? 80) - 1)}`);
      this.#open = true;
    } else if (stage !== this.#stage) {
      this.#stream.write(`${stage} …\n`);
    }
    this.#stage = stage;
  }

  end(): void {
    if (this.#open) this.#stream.write('\r\u001b[2K');
    this.#open = false;
  }
}

const stages = ['extract', 'metrics', 'review', 'writeback'];

function bar(stage: string): string {
  const done = stages.indexOf(stage) + 1;
  return `[${'#'.repeat(done * 5)}${'.'.repeat((stages.length - done) * 5)}]`;
}
