/** One run of the pipeline, told on stderr, summed up on stdout. */
import { parseAsOf } from '../period.ts';
import { runPipeline } from '../pipeline.ts';
import { totals, type RunSummary } from '../run-summary.ts';
import { readOptions, refusing } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { Progress } from './progress.ts';
import { withSession } from './session.ts';

export async function sync({
  args,
  config,
  log,
  now,
  stdout,
  stderr,
  signal,
}: CommandContext): Promise<number> {
  const values = readOptions(args, {
    'as-of': { type: 'string' },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const asOf = values['as-of'];
  // Only the org knows its time zone, but whether this is a moment at all can be said before anything is read.
  if (asOf !== undefined) refusing(() => parseAsOf(asOf, 'UTC'));
  const progress = new Progress(stderr);
  const summary = await withSession(config, log, ({ connection, mirror, folder }) =>
    runPipeline(
      {
        connection,
        mirror,
        folder,
        log,
        now,
        signal,
        report: (stage, message) => progress.show(stage, message),
      },
      { full: values.full, ...(asOf === undefined ? {} : { asOf }) },
    ),
  ).finally(() => progress.end());
  for (const warning of summary.warnings) stderr.write(`warning: ${warning.message}\n`);
  const { failed } = totals(summary.objects);
  stdout.write(values.json ? `${JSON.stringify(summary)}\n` : humanSummary(summary));
  if (failed > 0)
    stderr.write(
      `${failed} records could not be written; the warnings say why. The next run tries them again.\n`,
    );
  return failed === 0 ? 0 : 1;
}

function humanSummary(summary: RunSummary): string {
  const { read, changed, written, deleted, failed } = totals(summary.objects);
  const seconds = Object.values(summary.seconds).reduce((sum, value) => sum + value, 0);
  return (
    `As of ${summary.asOf}: ${read} rows read, ${changed} changed; ${written} records written, ${deleted} deleted, ${failed} failed; ` +
    `${summary.apiCalls} API calls, ${seconds.toFixed(1)} s.\n`
  );
}
