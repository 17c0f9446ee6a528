/**
 * Several reads in one call: `/composite` counts once against the org's daily limit, whatever it carries, where single
 * requests (and the parts of `/composite/batch`) count each.
 */
import type { QueryPage, SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import { orgSaid } from '../connection/errors.ts';
import { apiVersion } from '../connection/types.ts';

/** The platform's limits: parts of one request, and queries among them. */
const mostParts = 25;
const mostQueries = 5;

interface CompositeAnswer {
  compositeResponse: { httpStatusCode: number; body: unknown }[];
}

/** The answer to each path ('/sobjects/Task/describe'), or the org's refusal of it. */
export async function readTogether<T>(
  connection: SalesforceConnection,
  paths: readonly string[],
  most = mostParts,
): Promise<(T | SalesforceError)[]> {
  const answers: (T | SalesforceError)[] = [];
  for (let from = 0; from < paths.length; from += most) {
    answers.push(...(await together<T>(connection, paths.slice(from, from + most))));
  }
  return answers;
}

async function together<T>(
  connection: SalesforceConnection,
  paths: readonly string[],
): Promise<(T | SalesforceError)[]> {
  if (paths.length === 1) return [await alone<T>(connection, paths[0]!)];
  const { body } = await connection.request<CompositeAnswer>({
    method: 'POST',
    path: '/composite',
    body: {
      compositeRequest: paths.map((path, index) => ({
        method: 'GET',
        url: `/services/data/v${apiVersion}${path}`,
        referenceId: `part${index}`,
      })),
    },
    repeatable: true,
  });
  return body.compositeResponse.map(({ httpStatusCode: status, body: said }, index) => {
    if (status < 400) return said as T;
    const { code, message } = orgSaid(status, said);
    return new SalesforceError(code, message, status, said, `GET ${paths[index]!.split('?')[0]}`);
  });
}

async function alone<T>(connection: SalesforceConnection, path: string): Promise<T | SalesforceError> {
  try {
    return (await connection.request<T>({ path })).body;
  } catch (cause) {
    if (cause instanceof SalesforceError) return cause;
    throw cause;
  }
}

export interface AskedQuery {
  soql: string;
  /** Deleted and archived rows too. */
  all: boolean;
}

/** The first page of each query. */
export function firstPages<T>(
  connection: SalesforceConnection,
  queries: readonly AskedQuery[],
): Promise<(QueryPage<T> | SalesforceError)[]> {
  const paths = queries.map(
    ({ soql, all }) => `/${all ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`,
  );
  return readTogether<QueryPage<T>>(connection, paths, mostQueries);
}

/** A page and all that follow it. */
export async function* pagesFrom<T>(
  connection: SalesforceConnection,
  first: QueryPage<T>,
): AsyncIterable<QueryPage<T>> {
  yield first;
  let next = first.done ? undefined : first.nextRecordsUrl;
  while (next !== undefined) {
    const { body }: { body: QueryPage<T> } = await connection.request<QueryPage<T>>({ path: next });
    yield body;
    next = body.done ? undefined : body.nextRecordsUrl;
  }
}
