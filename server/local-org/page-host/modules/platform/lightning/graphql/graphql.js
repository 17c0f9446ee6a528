import { request } from 'lds/network';
import { recordChanged } from 'lds/records';
import { createAdapter } from 'lds/wire';

const documents = new WeakMap();

/**
 * Tagged template: the query as an opaque value. `${…}` may hold text or other gql values: a query of
 * lightning/graphql may be put together at run time, unlike one of lightning/uiGraphQLApi.
 */
export function gql(parts, ...inserts) {
  const text = String.raw({ raw: parts }, ...inserts.map(insertText));
  const document = Object.freeze({ kind: 'Document' });
  documents.set(document, text);
  return document;
}

function insertText(insert) {
  const text =
    typeof insert === 'string' || typeof insert === 'number' ? String(insert) : documents.get(insert);
  if (text === undefined)
    throw new TypeError(`gql: ${typeof insert} in a query; text or another gql value is needed`);
  return text;
}

function post({ query, variables, operationName }) {
  return request('POST', '/graphql', {
    query: documents.get(query),
    variables: variables ?? {},
    operationName,
  });
}

function collectIds(value, found) {
  if (value && typeof value === 'object') {
    if (typeof value.Id === 'string') found.add(value.Id);
    for (const child of Object.values(value)) collectIds(child, found);
  }
  return found;
}

const messageOf = (error) => error?.body?.message ?? error?.message ?? String(error);

/** Wire adapter: { data, errors, refresh }. */
export const graphql = createAdapter({
  name: 'graphql',
  maxAge: 30_000,
  ready: ({ query }) => documents.has(query),
  key: ({ query, variables, operationName }) =>
    JSON.stringify([documents.get(query), variables ?? {}, operationName ?? null]),
  load: post,
  recordIds: (value) => collectIds(value.data, new Set()),
  shape: ({ value, error, refresh }) => ({
    data: value?.data ?? undefined,
    errors: error ? [{ message: messageOf(error) }] : value?.errors?.length ? value.errors : undefined,
    refresh,
  }),
});

/** Imperative mutation: resolves with { data, errors }. Records it created appear in lists after their `refresh`. */
export async function executeMutation(config) {
  let answer;
  try {
    answer = await post(config);
  } catch (error) {
    return { data: undefined, errors: [{ message: messageOf(error) }] };
  }
  for (const id of collectIds(answer.data, new Set())) recordChanged(id);
  return { data: answer.data ?? undefined, errors: answer.errors?.length ? answer.errors : undefined };
}
