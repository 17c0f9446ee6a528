/** What writing needs of the connection to the org. */
import type { Logger } from 'pino';
import type { Mirror } from '../mirror/mirror.ts';

export interface WriteConnection {
  /** JSON in, JSON out; paths are relative to `/services/data/vXX.0/`. Retries what may be retried, throws the org's error otherwise. */
  request<T>(options: {
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
    path: string;
    body?: object;
  }): Promise<T>;
  /** Sends a CSV file as a request body, streamed. */
  upload(path: string, file: string): Promise<void>;
  /** Saves a CSV answer to a file, streamed. */
  download(path: string, file: string): Promise<void>;
}

export interface WriteDependencies {
  connection: WriteConnection;
  mirror: Mirror;
  log: Logger;
  /** A private folder for the CSV files of Bulk jobs; emptied after each job. */
  folder: string;
  /** Pauses before a retry; injected so that tests do not wait. */
  pause?: (milliseconds: number) => Promise<void>;
  onProgress?: (message: string) => void;
}

/** One record the org confirmed: its key and its id. */
export interface Written {
  key: string;
  id: string;
}
/** One record on its way: null for one that the mirror does not know yet. */
export interface Sent {
  key: string;
  id: string | null;
}
export interface Refused {
  key: string;
  code: string;
  message: string;
}
export interface SendResult {
  written: Written[];
  refused: Refused[];
}

/** Errors that say "not now" rather than "not this". */
export const isTransient = (code: string): boolean =>
  [
    'UNABLE_TO_LOCK_ROW',
    'SERVER_UNAVAILABLE',
    'QUERY_TIMEOUT',
    'REQUEST_RUNNING_TOO_LONG',
    'CONCURRENT_API_REQUESTS_LIMIT_EXCEEDED',
  ].includes(code);
