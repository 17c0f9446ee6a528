import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpDependencies } from '../dependencies.ts';

/** Live: the process answers. Ready: a run may be trusted to work; the reason is given when not. */
export function registerHealth(app: FastifyInstance, { notReady }: HttpDependencies): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/health/live',
    { config: { public: true }, schema: { response: { 200: z.object({ status: z.literal('live') }) } } },
    async () => ({ status: 'live' as const }),
  );
  typed.get(
    '/health/ready',
    {
      config: { public: true },
      schema: {
        response: {
          200: z.object({ status: z.literal('ready') }),
          503: z.object({ status: z.literal('not ready'), reason: z.string() }),
        },
      },
    },
    async (_request, reply) => {
      const reason = notReady();
      if (reason === null) return { status: 'ready' as const };
      return reply.code(503).send({ status: 'not ready', reason });
    },
  );
}
