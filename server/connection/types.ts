import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { HttpRequest } from './http.ts';

/** The API version that every call speaks and every object of ours is deployed with. */
export const apiVersion = '66.0';

export interface ApiRequest {
  method?: HttpRequest['method'];
  /** Below `/services/data/v66.0` ('/query?q=…'), or absolute from '/services/'. */
  path: string;
  /** Objects are sent as JSON; text and buffers as they are, with your content-type. */
  body?: object | string | Buffer;
  headers?: Record<string, string>;
  /**
   * May it be sent again when the answer was lost? Default: every method but POST and PATCH. Upserts by external id
   * and deletes are safe to repeat; say so.
   */
  repeatable?: boolean;
}

export interface ApiAnswer<T> {
  status: number;
  headers: IncomingHttpHeaders;
  body: T;
}

export interface QueryPage<T> {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: T[];
}

/** Everything the service says to an org. One per run; the only login. */
export interface SalesforceConnection {
  /** 18-character ids. */
  readonly organizationId: string;
  readonly userId: string;
  readonly instanceUrl: string;
  /** Attempts so far, retries included: the org counts them too. */
  readonly apiCalls: number;
  /** Bytes of answers received so far, as they came over the wire. */
  readonly bytes: number;
  /** The org's own clock, as of its latest answer. */
  readonly serverTime: Date | undefined;
  /** @throws SalesforceError, UnreachableError, LoginError */
  request<T>(request: ApiRequest): Promise<ApiAnswer<T>>;
  /** The answer's body as it comes over the wire (gzip stays gzip). Read it or destroy it. */
  download(request: ApiRequest): Promise<ApiAnswer<Readable>>;
  /** Pages of a SOQL query of up to 2,000 records; `all` sees deleted and archived rows too. */
  pages<T>(soql: string, options?: { all?: boolean }): AsyncIterable<QueryPage<T>>;
  /** All records of a small query. */
  query<T>(soql: string, options?: { all?: boolean }): Promise<T[]>;
  close(): Promise<void>;
}
