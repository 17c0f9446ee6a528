import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { z } from 'zod';
import type { HttpDependencies } from '../dependencies.ts';

const summarySchema = z.looseObject({
  apiCalls: z.number(),
  bytes: z.number(),
  seconds: z.record(z.string(), z.number()),
  objects: z.record(
    z.string(),
    z.looseObject({
      read: z.number(),
      changed: z.number(),
      written: z.number(),
      deleted: z.number(),
      failed: z.number(),
    }),
  ),
});

/** Prometheus text, derived from the run log at scrape time so that nothing is counted twice. */
export function registerMetrics(app: FastifyInstance, { runs }: HttpDependencies): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const finished = new Counter({
    name: 'touchline_runs_total',
    help: 'Finished runs by status',
    labelNames: ['status'],
    registers: [registry],
  });
  const gauges = {
    end: new Gauge({
      name: 'touchline_last_run_end_seconds',
      help: 'Unix time of the last finished run',
      labelNames: ['status'],
      registers: [registry],
    }),
    calls: new Gauge({
      name: 'touchline_last_run_api_calls',
      help: 'API calls of the last finished run',
      registers: [registry],
    }),
    bytes: new Gauge({
      name: 'touchline_last_run_bytes',
      help: 'Bytes downloaded by the last finished run',
      registers: [registry],
    }),
    stage: new Gauge({
      name: 'touchline_last_run_stage_seconds',
      help: 'Seconds per stage of the last finished run',
      labelNames: ['stage'],
      registers: [registry],
    }),
    rows: new Gauge({
      name: 'touchline_last_run_rows',
      help: 'Rows of the last finished run',
      labelNames: ['sobject', 'outcome'],
      registers: [registry],
    }),
  };
  const counted = new Set<string>();

  app.get('/metrics', async (_request, reply) => {
    for (const run of runs.list()) {
      if (run.status === 'running' || counted.has(run.id)) continue;
      counted.add(run.id);
      finished.inc({ status: run.status });
    }
    const last = runs.latestFinished();
    if (last?.finishedAt) gauges.end.set({ status: last.status }, Date.parse(last.finishedAt) / 1000);
    const summary = summarySchema.safeParse(last?.summary);
    if (summary.success) {
      gauges.calls.set(summary.data.apiCalls);
      gauges.bytes.set(summary.data.bytes);
      for (const [stage, seconds] of Object.entries(summary.data.seconds))
        gauges.stage.set({ stage }, seconds);
      for (const [sobject, row] of Object.entries(summary.data.objects)) {
        for (const outcome of ['read', 'changed', 'written', 'deleted', 'failed'] as const)
          gauges.rows.set({ sobject, outcome }, row[outcome]);
      }
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
