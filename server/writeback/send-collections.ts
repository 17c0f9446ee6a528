/** Small differences: sObject collections, 200 records a call, each record on its own feet (`allOrNone: false`). */
import type { Refused, SendResult, WriteConnection, Written } from './port.ts';

export const COLLECTION_SIZE = 200;

export type OrgRecord = Record<string, string | number | boolean | null>;
interface CollectionResult {
  id?: string;
  success: boolean;
  errors: { statusCode: string; message: string; fields?: string[] }[];
}

/** Upserts up to 200 records by `Key__c`. */
export async function upsertCollection(
  connection: WriteConnection,
  sObject: string,
  records: readonly OrgRecord[],
): Promise<SendResult> {
  const results = await connection.request<CollectionResult[]>({
    method: 'PATCH',
    path: `composite/sobjects/${sObject}/Key__c`,
    body: {
      allOrNone: false,
      records: records.map((record) => ({ attributes: { type: sObject }, ...record })),
    },
  });
  return sort(
    results,
    records.map((record) => String(record['Key__c'])),
    sObject,
  );
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

/** Deletes up to 200 records; one that is already gone counts as deleted, since that is what was wanted. */
export async function deleteCollection(
  connection: WriteConnection,
  sObject: string,
  ids: readonly string[],
): Promise<SendResult> {
  const results = await connection.request<CollectionResult[]>({
    method: 'DELETE',
    path: `composite/sobjects?ids=${ids.join(',')}&allOrNone=false`,
  });
  const { written, refused } = sort(results, ids, sObject);
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
      `${sObject}: the org answered ${Array.isArray(results) ? results.length : 'no'} results for ${keys.length} records.`,
    );
  }
  const written: Written[] = [];
  const refused: Refused[] = [];
  results.forEach((result, index) => {
    const key = keys[index]!;
    if (result.success) written.push({ key, id: result.id ?? key });
    else {
      const error = result.errors[0];
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
