import type { Readable } from 'node:stream';
import type { Database } from './database.ts';

export interface Org {
  database: Database;
  /** The org's clock: what its Date header says. */
  now: Date;
  /** For files made while it runs. */
  folder: string;
  /** Result pages made beforehand. */
  pages: string;
  /** Nothing was changed yet, so that pages made beforehand still tell the truth. */
  isPristine: boolean;
}

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Buffer;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  stream?: Readable;
}
