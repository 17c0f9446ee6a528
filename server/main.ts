/** The service's entry: the only clock, the only place that ends the process. */
import { ConfigError, readConfig } from './config.ts';
import type { CommandContext } from './commands/context.ts';
import { doctor } from './commands/doctor.ts';
import { serve } from './commands/serve.ts';
import { sync } from './commands/sync.ts';
import { createLogger } from './log.ts';

const commands: Record<string, (context: CommandContext) => Promise<number>> = { sync, serve, doctor };
const usage = 'Usage: npm run sync -- [--as-of DATE] [--full] [--json] | npm run serve | npm run doctor';

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second signal means now: a kill at any moment is safe, it only costs the next run some repetition.
    if (stop.signal.aborted) process.exit(1);
    stop.abort(new Error(`stopped by ${signal}`));
  });
}

if (!command) {
  console.error(`There is no command '${name}'.\n${usage}`);
  process.exitCode = 2;
} else {
  process.exitCode = await run(command);
}

async function run(work: (context: CommandContext) => Promise<number>): Promise<number> {
  try {
    const config = readConfig(process.env);
    const log = createLogger(config.logLevel);
    const { stdout, stderr } = process;
    return await work({ args, config, log, now: () => new Date(), stdout, stderr, signal: stop.signal });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error) console.error(error.stack);
    return error instanceof ConfigError ? 2 : 1;
  }
}
