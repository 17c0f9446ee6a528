import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpDependencies } from '../dependencies.ts';

const run = z.object({
  id: z.string(),
  trigger: z.enum(['schedule', 'request']),
  status: z.enum(['running', 'succeeded', 'failed']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  progress: z.object({ stage: z.string(), message: z.string() }).nullable(),
  summary: z.unknown(),
  error: z.string().nullable(),
});
const params = z.object({ id: z.string() });

/** Start, list and follow runs. Starting while one is under way answers 200 with that run, a new one answers 202. */
export function registerRuns(app: FastifyInstance, { runs }: HttpDependencies): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const find = (id: string) => {
    const found = runs.get(id);
    if (found) return found;
    throw Object.assign(new Error(`There is no run ${id}; GET /runs lists the last ones.`), {
      statusCode: 404,
    });
  };

  typed.get('/runs', { schema: { response: { 200: z.array(run) } } }, async () => runs.list());
  typed.post('/runs', { schema: { response: { 200: run, 202: run } } }, async (_request, reply) => {
    const { run: started, alreadyRunning } = runs.start('request');
    return reply.code(alreadyRunning ? 200 : 202).send(started);
  });
  typed.get('/runs/:id', { schema: { params, response: { 200: run } } }, async (request) =>
    find(request.params.id),
  );
  typed.get('/runs/:id/events', { schema: { params } }, async (request, reply) => {
    const followed = find(request.params.id);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const send = (event: string, data: unknown) =>
      raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const finish = () => {
      send('end', followed);
      raw.end();
    };
    if (followed.progress) send('progress', followed.progress);
    if (followed.status !== 'running') return finish();
    const stop = runs.follow(followed.id, (event) => {
      if (event !== 'end') return void send('progress', event);
      stop();
      finish();
    });
    raw.on('close', stop);
  });
}
