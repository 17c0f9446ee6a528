/** Builds the HTTP application; listening is `main.ts`'s business. */
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { registerBearer } from './bearer.ts';
import type { HttpDependencies } from './dependencies.ts';
import { registerErrors } from './errors.ts';
import { registerHealth } from './routes/health.ts';
import { registerKpis } from './routes/kpis.ts';
import { registerMetrics } from './routes/metrics.ts';
import { registerRuns } from './routes/runs.ts';

export async function build(dependencies: HttpDependencies): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: dependencies.log,
    bodyLimit: 64 * 1024,
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerErrors(app);
  registerBearer(app, dependencies.apiToken);
  await app.register(swagger, {
    openapi: {
      info: { title: 'Touchline service', version: '1' },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(async (routes) => {
    registerHealth(routes, dependencies);
    registerMetrics(routes, dependencies);
    registerRuns(routes, dependencies);
    registerKpis(routes, dependencies);
    routes.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  });
  return app;
}
