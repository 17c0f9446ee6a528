/**
 * Small differences: sObject collections, each record on its own feet (`allOrNone: false`). A collection holds 200
 * records; up to five go in one `/composite` request, which counts as one call against the org's daily limit.
 */
import { apiVersion } from '../connection/types.ts';
import type { Refused, SendResult, WriteConnection, Written } from './port.ts';

export const COLLECTION_SIZE = 200;
const MOST_TOGETHER = 5;
/** What `upsertCollection` and `deleteCollection` take. */
export const MOST_RECORDS = COLLECTION_SIZE * MOST_TOGETHER;
/** A request body may hold 50 MB, a composite one less; scorecards with full evidence weigh up to 60 KB each. */
const MOST_CHARACTERS = 4_000_000;

export type OrgRecord = Record<string, string | number | boolean | null>;
interface CollectionResult {
  id?: string;
  success: boolean;
  /** Missing where the collection as a whole was refused. */
  errors?: { statusCode: string; message: string; fields?: string[] }[];
}

interface Part {
  method: 'PATCH' | 'DELETE';
  path: string;
  body?: object;
  keys: string[];
}

/** Upserts up to 1,000 records by `Key__c`. */
export async function upsertCollection(
  connection: WriteConnection,
  sObject: string,
  records: readonly OrgRecord[],
): Promise<SendResult> {
  const parts = slices(records).map((slice) => ({
    method: 'PATCH' as const,
    path: `composite/sobjects/${sObject}/Key__c`,
    body: {
      allOrNone: false,
      records: slice.map((record) => ({ attributes: { type: sObject }, ...record })),
    },
    keys: slice.map((record) => String(record['Key__c'])),
  }));
  return sendParts(connection, sObject, parts);
}

function slices<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / COLLECTION_SIZE);
  return Array.from({ length: count }, (_, n) => all.slice(n * COLLECTION_SIZE, (n + 1) * COLLECTION_SIZE));
}

/** As many parts in one request as its size allows. */
async function sendParts(
  connection: WriteConnection,
  sObject: string,
  parts: readonly Part[],
): Promise<SendResult> {
  const sent: SendResult = { written: [], refused: [] };
  let waiting: Part[] = [];
  let room = MOST_CHARACTERS;
  const send = async (): Promise<void> => {
    const answers = await request(connection, waiting);
    for (const [index, { keys }] of waiting.entries()) {
      const { written, refused } = sort(answers[index] as readonly CollectionResult[], keys, sObject);
      sent.written.push(...written);
      sent.refused.push(...refused);
    }
    waiting = [];
    room = MOST_CHARACTERS;
  };
  for (const part of parts) {
    const size = JSON.stringify(part.body ?? null).length;
    if (waiting.length > 0 && size > room) await send();
    waiting.push(part);
    room -= size;
  }
  if (waiting.length > 0) await send();
  return sent;
}

async function request(connection: WriteConnection, parts: readonly Part[]): Promise<unknown[]> {
  const [only] = parts;
  if (parts.length === 1) {
    const { method, path, body } = only!;
    return [await connection.request<unknown>({ method, path, ...(body ? { body } : {}) })];
  }
  const answer = await connection.request<{ compositeResponse: { body: unknown }[] }>({
    method: 'POST',
    path: 'composite',
    body: {
      compositeRequest: parts.map(({ method, path, body }, index) => ({
        method,
        url: `/services/data/v${apiVersion}/${path}`,
        referenceId: `part${index}`,
        ...(body ? { body } : {}),
      })),
    },
  });
  return answer.compositeResponse.map(({ body }) => body);
}

/** Creates up to 200 records that have no external id; `keys` names them in failures. */
export async function insertCollection(
  connection: WriteConnection,
  sObject: string,
  records: readonly OrgRecord[],
  keys: readonly string[],
): Promise<SendResult> {
  const results = await connection.request<CollectionResult[]>({
    method: 'POST',
    path: 'composite/sobjects',
    body: {
      allOrNone: false,
      records: records.map((record) => ({ attributes: { type: sObject }, ...record })),
    },
  });
  return sort(results, keys, sObject);
}

/** Deletes up to 1,000 records; one that is already gone counts as deleted, since that is what was wanted. */
export async function deleteCollection(
  connection: WriteConnection,
  sObject: string,
  ids: readonly string[],
): Promise<SendResult> {
  const parts = slices(ids).map((keys) => ({
    method: 'DELETE' as const,
    path: `composite/sobjects?ids=${keys.join(',')}&allOrNone=false`,
    keys,
  }));
  const { written, refused } = await sendParts(connection, sObject, parts);
  const isGone = (row: Refused) =>
    ['ENTITY_IS_DELETED', 'NOT_FOUND', 'INVALID_CROSS_REFERENCE_KEY'].includes(row.code);
  return {
    written: [...written, ...refused.filter(isGone).map((row) => ({ key: row.key, id: row.key }))],
    refused: refused.filter((row) => !isGone(row)),
  };
}

function sort(results: readonly CollectionResult[], keys: readonly string[], sObject: string): SendResult {
  if (!Array.isArray(results) || results.length !== keys.length) {
    throw new Error(
      `${sObject}: the org answered ${Array.isArray(results) ? results.length : 'no'} results for ${keys.length} records: ` +
        JSON.stringify(results).slice(0, 200),
    );
  }
  const written: Written[] = [];
  const refused: Refused[] = [];
  results.forEach((result, index) => {
    const key = keys[index]!;
    if (result.success) written.push({ key, id: result.id ?? key });
    else {
      const error = result.errors?.[0];
      const fields = error?.fields?.length ? ` (fields: ${error.fields.join(', ')})` : '';
      refused.push({
        key,
        code: error?.statusCode ?? 'UNKNOWN',
        message: `${error?.message ?? 'no message'}${fields}`,
      });
    }
  });
  return { written, refused };
}
