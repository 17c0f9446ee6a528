import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { ObjectPlan } from './define.ts';

/** What the integration user can see of an object; null when it cannot see the object at all. */
export type Described = { fields: ReadonlySet<string> } | null;

export interface Descriptions {
  byObject: ReadonlyMap<string, Described>;
  /** True when nothing was asked of the org. */
  fromCache: boolean;
}

interface CacheRow {
  object: string;
  described_on: string;
  body: string;
}

const atOnce = 4;

/**
 * Describes every object, at most once a day: 20 calls are much for a run that finds nothing new. The day is the org's
 * (its Date header). A query that is refused with INVALID_FIELD asks for a refresh.
 */
export async function describeObjects(
  connection: SalesforceConnection,
  mirror: Mirror,
  plans: readonly ObjectPlan[],
  refresh: boolean,
): Promise<Descriptions> {
  const today = connection.serverTime?.toISOString().slice(0, 10) ?? '';
  const cached = await readCache(mirror, today);
  if (!refresh && plans.every((plan) => cached.has(plan.sObject)))
    return { byObject: cached, fromCache: true };
  const { body } = await connection.request<{ sobjects: { name: string; queryable: boolean }[] }>({
    path: '/sobjects',
  });
  const visible = new Set(body.sobjects.filter((object) => object.queryable).map((object) => object.name));
  const byObject = new Map<string, Described>();
  const queue = [...plans];
  const worker = async (): Promise<void> => {
    for (let plan = queue.shift(); plan; plan = queue.shift()) {
      byObject.set(plan.sObject, visible.has(plan.sObject) ? await describe(connection, plan.sObject) : null);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await writeCache(mirror, today, byObject);
  return { byObject, fromCache: false };
}

async function describe(connection: SalesforceConnection, sObject: string): Promise<Described> {
  try {
    const { body } = await connection.request<{ queryable: boolean; fields: { name: string }[] }>({
      path: `/sobjects/${sObject}/describe`,
    });
    return { fields: new Set(body.fields.map((field) => field.name)) };
  } catch (cause) {
    if (cause instanceof SalesforceError && cause.status === 404) return null;
    throw cause;
  }
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
