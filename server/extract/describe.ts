import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { readTogether } from './composite.ts';
import type { ObjectPlan } from './define.ts';

/** What the integration user can see of an object; null when it cannot see the object at all. */
export type Described = { fields: ReadonlySet<string> } | null;

export interface Descriptions {
  byObject: ReadonlyMap<string, Described>;
  /** True when some of it was asked of the org earlier. */
  fromCache: boolean;
}

interface CacheRow {
  object: string;
  described_on: string;
  body: string;
}

/**
 * Describes every object, in one call and at most once a day: the answers are large. The day is the org's
 * (its Date header). What was missing is asked for again in every run, and a query that is refused with INVALID_FIELD
 * asks for a refresh.
 */
export async function describeObjects(
  connection: SalesforceConnection,
  mirror: Mirror,
  plans: readonly ObjectPlan[],
  refresh: boolean,
): Promise<Descriptions> {
  const today = connection.serverTime?.toISOString().slice(0, 10) ?? '';
  const cached = await readCache(mirror, today);
  const queue = plans.filter((plan) => refresh || !isWhole(plan, cached.get(plan.sObject)));
  const fromCache = queue.length < plans.length;
  if (queue.length === 0) return { byObject: cached, fromCache };
  const answers = await readTogether<Description>(
    connection,
    queue.map(({ sObject }) => `/sobjects/${sObject}/describe`),
  );
  const byObject = new Map<string, Described>(cached);
  for (const [index, { sObject }] of queue.entries()) byObject.set(sObject, described(answers[index]!));
  await writeCache(mirror, today, byObject);
  return { byObject, fromCache };
}

/** A permission that an admin has just given must count in the next run, not tomorrow. */
function isWhole(plan: ObjectPlan, described: Described | undefined): boolean {
  if (!described) return false;
  return [...plan.requiredFields, ...Object.keys(plan.missed)].every((field) => described.fields.has(field));
}

interface Description {
  queryable: boolean;
  fields: { name: string }[];
}

function described(answer: Description | SalesforceError): Described {
  if (answer instanceof SalesforceError) {
    if (answer.status === 404) return null;
    throw answer;
  }
  return answer.queryable ? { fields: new Set(answer.fields.map((field) => field.name)) } : null;
}

async function readCache(mirror: Mirror, today: string): Promise<Map<string, Described>> {
  const rows = await mirror.all<CacheRow>('SELECT * FROM sf_meta.describe WHERE described_on = $today', {
    today,
  });
  return new Map(
    rows.map((row) => {
      const fields = JSON.parse(row.body) as string[] | null;
      return [row.object, fields && { fields: new Set(fields) }];
    }),
  );
}

async function writeCache(
  mirror: Mirror,
  today: string,
  byObject: ReadonlyMap<string, Described>,
): Promise<void> {
  await mirror.transaction(async () => {
    await mirror.run('DELETE FROM sf_meta.describe');
    for (const [object, described] of byObject) {
      await mirror.run('INSERT INTO sf_meta.describe VALUES ($object, $today, $body)', {
        object,
        today,
        body: JSON.stringify(described && [...described.fields]),
      });
    }
  });
}
