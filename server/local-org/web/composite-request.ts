import { jsonParserError, SalesforceError } from '../errors.ts';
import { jsonObject } from './record-body.ts';
import type { SubRequest } from './subrequest.ts';

export const mostSubrequests = 25;
const mostQueries = 5;
const methods = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'];

export interface CompositePart extends SubRequest {
  referenceId: string;
}

export interface CompositeRequest {
  allOrNone: boolean;
  parts: CompositePart[];
}

/** Reads the body of `/composite`. What is wrong with its form refuses all of it, before anything is done. */
export function compositeRequest(body: unknown): CompositeRequest {
  const { allOrNone = false, collateSubrequests = true, compositeRequest: list } = jsonObject(body);
  if (typeof allOrNone !== 'boolean') throw jsonParserError('allOrNone must be true or false');
  if (typeof collateSubrequests !== 'boolean')
    throw jsonParserError('collateSubrequests must be true or false');
  if (!Array.isArray(list) || !list.length)
    throw jsonParserError('The request body must have a list compositeRequest');
  const parts = list.map(partOf);
  const seen = new Set<string>();
  for (const { referenceId } of parts) {
    if (seen.has(referenceId)) throw jsonParserError(`Duplicate referenceId: ${referenceId}`);
    seen.add(referenceId);
  }
  return { allOrNone, parts };
}

/** Too many parts are answered inside of an ordinary 200, as a part of their own. */
export function limitError(parts: readonly CompositePart[]): SalesforceError | undefined {
  const queries = parts.filter(({ url }) => isLimited(url)).length;
  const most =
    parts.length > mostSubrequests
      ? mostSubrequests
      : queries > mostQueries
        ? `${mostQueries} query or sObject Collections`
        : undefined;
  return most === undefined
    ? undefined
    : new SalesforceError(400, 'LIMIT_EXCEEDED', `The request can’t contain more than ${most} operations.`);
}

const isLimited = (url: string): boolean =>
  /\/v[\d.]+\/(query(All)?|composite\/sobjects)(?=[/?]|$)/.test(url);

function partOf(value: unknown): CompositePart {
  const { method, url, referenceId, body, httpHeaders = {} } = jsonObject(value, 'Each subrequest');
  const name = text(referenceId, 'referenceId');
  if (!/^[A-Za-z0-9]\w*$/.test(name))
    throw jsonParserError(
      `Provided referenceId ('${name}') must start with a letter or a number, and it can contain only letters, ` +
        `numbers and underscores ('_').`,
    );
  return {
    referenceId: name,
    method: methodOf(method),
    url: text(url, 'url'),
    headers: headersOf(httpHeaders),
    body,
  };
}

export function methodOf(value: unknown): string {
  const method = text(value, 'method');
  if (!methods.includes(method)) throw jsonParserError(`Invalid value for method: ${method}`);
  return method;
}

export function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw jsonParserError(`Missing required field: ${name}`);
  return value;
}

/** Accept, Authorization and Content-Type are those of the request itself. */
function headersOf(value: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, each] of Object.entries(jsonObject(value, 'httpHeaders'))) {
    if (/^(accept|authorization|content-type)$/i.test(name))
      throw jsonParserError(`The header ${name} can’t be specified in a subrequest`);
    headers[name.toLowerCase()] = String(each);
  }
  return headers;
}
