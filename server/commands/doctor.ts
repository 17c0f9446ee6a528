/** Checks the org against what the product needs and prints the fix for each finding. */
import { runDoctor } from '../doctor/doctor.ts';
import { readOptions } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { ownColumns } from './session.ts';

export async function doctor({ args, config, log, now, stdout }: CommandContext): Promise<number> {
  readOptions(args, {});
  return runDoctor({ config, log, now, ownColumns, print: (line) => stdout.write(`${line}\n`) });
}
