/** The service's entry: the only clock, the only place that ends the process. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What the service leaves on disk is a copy of customer data: its owner's business alone.
process.umask(0o077);

// Compiled code is kept beside the mirror, where nobody else can write: reading it back halves the start.
enableCompileCache(join(process.env['TOUCHLINE_DATA_DIR'] ?? '.touchline', 'compiled'));
const { runCommand } = await import('./commands/run.ts');

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second signal means now: a kill at any moment is safe, it only costs the next run some repetition.
    if (stop.signal.aborted) process.exit(1);
    stop.abort(new Error(`stopped by ${signal}`));
  });
}

process.exitCode = await runCommand({
  argv: process.argv.slice(2),
  environment: process.env,
  now: () => new Date(),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stop.signal,
});
