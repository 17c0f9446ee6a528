import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** The command line cannot be used; the message names the argument and what was expected. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The options of a command; positional and unknown arguments are refused. */
export function readOptions<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; options: T }>>['values'] {
  return refusing(() => parseArgs<{ args: string[]; options: T }>({ args: [...args], options }).values);
}

/** What `read` throws is a mistake on the command line. */
export function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new UsageError((cause as { message: string }).message, { cause });
  }
}
