import Fastify, { type FastifyInstance } from 'fastify';
import type { Org } from '../types.ts';
import { answerError } from '../web/error-answer.ts';
import { requireLoopbackHost } from '../web/host.ts';
import { diceOf } from './dice.ts';
import { noFaults, readFaultPlan } from './plan.ts';

/** The admin port: what the plan is and what came of it, another plan, none. It listens where main tells it to. */
export function buildAdmin(org: Org): FastifyInstance {
  const app = Fastify({ bodyLimit: 1_000_000 });
  requireLoopbackHost(app);
  app.setErrorHandler(answerError);
  const dice = diceOf(org);
  const state = () => ({
    seed: dice.plan.seed,
    faults: dice.plan.faults.map((fault, index) => ({ ...fault, happened: dice.happened[index] ?? 0 })),
  });
  app.get('/faults', () => state());
  app.put('/faults', (request, reply) => {
    try {
      dice.set(readFaultPlan(request.body));
    } catch (error) {
      return reply.status(400).send({ message: (error as Error).message });
    }
    return state();
  });
  app.delete('/faults', () => {
    dice.set(noFaults);
    return state();
  });
  return app;
}
