/** From a command line and an environment to an exit code. `main.ts` hands in the process, tests hand in their own. */
import { ConfigError, readConfig } from '../config.ts';
import { createLogger } from '../log.ts';
import { UsageError } from './arguments.ts';
import type { CommandContext } from './context.ts';

type Command = (context: CommandContext) => Promise<number>;

/** Only the command that was given is loaded: a run that finds nothing to do is mostly start. */
const commands: Record<string, () => Promise<Command>> = {
  sync: async () => (await import('./sync.ts')).sync,
  serve: async () => (await import('./serve.ts')).serve,
  doctor: async () => (await import('./doctor.ts')).doctor,
};
const usage = 'Usage: npm run sync -- [--as-of DATE] [--full] [--json] | npm run serve | npm run doctor';

export interface Surroundings extends Pick<CommandContext, 'now' | 'stdout' | 'stderr' | 'signal'> {
  argv: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
}

/** 0: done; 1: something failed, stderr says what; 2: the command line or the environment cannot be used. */
export async function runCommand({ argv, environment, ...outside }: Surroundings): Promise<number> {
  const [name = '', ...args] = argv;
  const { stderr } = outside;
  try {
    const command = commands[name];
    if (!command)
      throw new UsageError(name === '' ? 'No command was given.' : `There is no command '${name}'.`);
    const config = readConfig(environment);
    const execute = await command();
    return await execute({ args, config, log: createLogger(config.logLevel, stderr), ...outside });
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof UsageError) stderr.write(`${usage}\n`);
    if (environment['LOG_LEVEL'] === 'debug' && error instanceof Error) stderr.write(`${error.stack}\n`);
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  }
}
