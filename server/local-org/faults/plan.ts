import { z } from 'zod';

/** Kinds that happen to a call. */
const requestKinds = [
  /** Waits `milliseconds` before it answers. */
  'latency',
  /** The connection breaks in the middle of the answer's body. */
  'drop',
  /** 429 with Retry-After. */
  'too-many-requests',
  /** 503 SERVER_UNAVAILABLE. */
  'unavailable',
  /** 403 REQUEST_LIMIT_EXCEEDED: the day's calls are used up. */
  'request-limit',
  /** 401 INVALID_SESSION_ID, though the token is good. */
  'expired-session',
  /** A Bulk result page ends early; its headers say how many rows it had. */
  'truncated-page',
  /** A Bulk result page brings its rows twice; its headers say how many it had. */
  'duplicated-page',
  /** The Date header is off by `seconds`. */
  'clock-skew',
] as const;
/** Kinds that happen to a saved row, or to a bulk job. */
const saveKinds = ['row-lock'] as const;
const jobKinds = ['job-stall', 'job-fail', 'job-abort'] as const;

export type RequestFault = (typeof requestKinds)[number];
export type SaveFault = (typeof saveKinds)[number];
export type JobFault = (typeof jobKinds)[number];
export type FaultKind = RequestFault | SaveFault | JobFault;

const faultSchema = z
  .strictObject({
    kind: z.enum([...requestKinds, ...saveKinds, ...jobKinds]),
    /** Chance of each call, row or job. */
    probability: z.number().min(0).max(1).optional(),
    /** The n-th call, row or job that the fault could happen to, from 1. */
    at: z.array(z.number().int().min(1)).optional(),
    /** Each n-th. */
    every: z.number().int().min(1).optional(),
    /** Only calls whose path begins so. */
    path: z.string().startsWith('/').optional(),
    method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']).optional(),
    milliseconds: z.number().int().min(0).max(60_000).default(200),
    seconds: z.number().int().min(-86_400).max(86_400).default(3600),
  })
  .refine(
    ({ probability, at, every }) => [probability, at, every].filter((one) => one !== undefined).length === 1,
    {
      message: 'expected exactly one of probability, at, every',
    },
  );

const planSchema = z.strictObject({
  seed: z.number().int().min(0).default(1),
  faults: z.array(faultSchema).max(100),
});

export type Fault = z.infer<typeof faultSchema>;
export type FaultPlan = z.infer<typeof planSchema>;
export const noFaults: FaultPlan = { seed: 1, faults: [] };

/** Reads a plan. Throws an Error that names what is wrong with it, and where. */
export function readFaultPlan(given: unknown): FaultPlan {
  const parsed = planSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the plan'}: ${message}`,
  );
  throw new Error(problems.join('; '));
}

export function parseFaultPlan(text: string): FaultPlan {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new Error(`expected JSON: ${(error as Error).message}`, { cause: error });
  }
  return readFaultPlan(given);
}
