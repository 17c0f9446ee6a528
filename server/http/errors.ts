/** One shape for every error: RFC 9457 problem details whose title says what to do. */
import type { FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const invalid = hasZodFastifySchemaValidationErrors(error);
    const status = invalid ? 400 : (error.statusCode ?? 500);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    const detail = status >= 500 ? 'The service log has the cause under this request id.' : error.message;
    return reply
      .code(status)
      .type('application/problem+json')
      .send({
        type: 'about:blank',
        status,
        title: titles[status] ?? 'The request failed',
        detail,
        instance: request.id,
      });
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type('application/problem+json')
      .send({
        type: 'about:blank',
        status: 404,
        title: titles[404],
        detail: `There is no ${request.method} ${request.url.split('?')[0]}; GET /openapi.json lists what there is.`,
        instance: request.id,
      }),
  );
}

const titles: Record<number, string> = {
  400: 'The request is not valid',
  401: 'Send Authorization: Bearer <TOUCHLINE_API_TOKEN>',
  404: 'Not found',
  500: 'The service failed',
};
