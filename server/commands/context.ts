import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';

/** What every command is handed; nothing else reaches the outside. */
export interface CommandContext {
  args: string[];
  config: Config;
  log: Logger;
  now: () => Date;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  /** Aborted on SIGINT and SIGTERM. */
  signal: AbortSignal;
}
