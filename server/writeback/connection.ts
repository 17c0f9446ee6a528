/** The service's connection, narrowed to what writing needs. */
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { SalesforceConnection } from '../connection.ts';
import type { WriteConnection } from './port.ts';

/** Everything sent here may be repeated: upserts go by key, deletes by id, and an equal manual share is returned, not doubled. */
const repeatable = true;

export function writeConnection(connection: SalesforceConnection): WriteConnection {
  return {
    request: async <T>(options: Parameters<WriteConnection['request']>[0]) => {
      const answer = await connection.request<T>({ ...options, path: `/${options.path}`, repeatable });
      return answer.body;
    },
    upload: async (path, file) => {
      const body = await readFile(file);
      await connection.request({
        method: 'PUT',
        path: `/${path}`,
        body,
        headers: { 'content-type': 'text/csv' },
        repeatable,
      });
    },
    download: async (path, file) => {
      const { headers, body } = await connection.download({
        path: `/${path}`,
        headers: { accept: 'text/csv' },
      });
      const target = createWriteStream(file, { mode: 0o600 });
      if (headers['content-encoding'] === 'gzip') await pipeline(body, createGunzip(), target);
      else await pipeline(body, target);
    },
  };
}
