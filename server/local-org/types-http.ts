import type { Readable } from 'node:stream';
import type { Org, SessionUser } from './types.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD';

export interface Call {
  org: Org;
  /** Present unless the endpoint is anonymous. */
  user: SessionUser;
  method: Method;
  /** Path without query string, leading slashes collapsed. */
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  /** Parsed JSON, URLSearchParams for form bodies, otherwise the raw text. */
  body: unknown;
  /** '66.0' */
  version: string;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** Objects become JSON; strings, buffers and streams are sent as they are (set content-type). */
  body?: unknown | Readable;
}

/** One file in endpoints/ default-exports one of these; the app registers every file it finds there. */
export interface Endpoint {
  /** Same as the file name. */
  id: string;
  method: Method | Method[];
  /** Route pattern, e.g. '/services/data/:version/sobjects/:object/:id'. */
  path: string;
  /** One line for the README table. */
  summary: string;
  /** Asks for no session; `user` is still there when a valid one was sent. */
  anonymous?: boolean;
  /** Largest body in bytes; 50 MB unless said. */
  bodyLimit?: number;
  handle(call: Call): Answer | Promise<Answer>;
}
