import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpDependencies } from '../dependencies.ts';

/** The catalogue of what is measured: definition, unit, source and the columns each KPI and flag is written to. */
export function registerKpis(app: FastifyInstance, { catalogue }: HttpDependencies): void {
  const entry = z.looseObject({
    kind: z.enum(['kpi', 'flag']),
    id: z.string(),
    label: z.string(),
    description: z.string(),
    source: z.string(),
  });
  app
    .withTypeProvider<ZodTypeProvider>()
    .get('/kpis', { schema: { response: { 200: z.array(entry) } } }, async () => [...catalogue]);
}
