/** The service: a run every quarter of an hour behind the HTTP face, until a signal says stop. */
import { once } from 'node:events';
import { ConfigError } from '../config.ts';
import { build } from '../http/app.ts';
import { RunLog } from '../http/runs.ts';
import { catalogue } from '../http/catalogue.ts';
import { runPipeline } from '../pipeline.ts';
import { totals } from '../run-summary.ts';
import { readOptions } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { withSession } from './session.ts';

const MINUTE_MS = 60_000;

export async function serve({ args, config, log, now, stdout, signal }: CommandContext): Promise<number> {
  const values = readOptions(args, {
    host: { type: 'string', default: '127.0.0.1' },
    'every-minutes': { type: 'string', default: '15' },
  });
  const everyMinutes = Number(values['every-minutes']);
  if (!(everyMinutes >= 1))
    throw new ConfigError(['--every-minutes: expected a number of minutes, 1 or more']);
  if (config.apiToken === undefined)
    throw new ConfigError([
      'TOUCHLINE_API_TOKEN: expected a token of 16 characters or more; `serve` protects its routes with it',
    ]);
  if (config.databaseUrl !== undefined) {
    throw new ConfigError([
      'DATABASE_URL: serving many orgs from one queue is not part of this build; unset it to run one org by schedule',
    ]);
  }

  const runs = new RunLog(
    (report, abort) =>
      withSession(config, log, async ({ connection, mirror, folder }) => {
        const summary = await runPipeline(
          {
            connection,
            mirror,
            folder,
            log,
            now,
            signal: abort,
            report: (stage, message) => report({ stage, message }),
          },
          { full: false },
        );
        return { ok: totals(summary.objects).failed === 0, summary };
      }),
    now,
  );
  const app = await build({
    log,
    apiToken: config.apiToken.reveal(),
    runs,
    catalogue: catalogue(),
    notReady: () => notReady(runs),
  });
  await app.listen({ host: values.host, port: config.port });
  stdout.write(`${JSON.stringify({ ready: true, url: app.listeningOrigin })}\n`);

  runs.start('schedule');
  const timer = setInterval(() => runs.start('schedule'), everyMinutes * MINUTE_MS);
  if (!signal.aborted) await once(signal, 'abort');
  clearInterval(timer);
  log.info('stopping: the run under way ends after its present stage');
  await runs.stop();
  await app.close();
  return 0;
}

function notReady(runs: RunLog): string | null {
  const last = runs.latestFinished();
  if (!last) return 'the first run has not finished yet';
  return last.status === 'failed' ? `the last run failed: ${last.error ?? 'see the log'}` : null;
}
