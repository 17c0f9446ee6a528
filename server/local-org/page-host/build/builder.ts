import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PageBuildError } from '../source/problems.ts';
import type { SchemaNames } from '../source/schema-names.ts';
import type { AppBundle } from './app-bundle.ts';
import type { Vendor } from './vendor.ts';
import type { BuildMessage, BuildRequest } from './worker.ts';

/** The newest build. In watch mode `current` changes, and `failure` tells why the newest change is not in it. */
export interface PageBuild {
  /** Folder of the sources. */
  root: string;
  vendor: Vendor;
  app: AppBundle;
  failure: string | null;
  close(): Promise<void>;
}

/**
 * Builds on another thread: the org keeps answering meanwhile, and the compiler's memory goes when it is done.
 * Rejects with PageBuildError when the first build finds problems.
 */
export function startBuild(input: {
  root: string;
  schema: SchemaNames;
  watch?: boolean;
  log?: (message: string) => void;
}): Promise<PageBuild> {
  const request: BuildRequest = { root: input.root, schema: input.schema, watch: input.watch ?? false };
  const worker = new Worker(join(import.meta.dirname, 'worker.ts'), { workerData: request });
  return new Promise((resolve, reject) => {
    let build: PageBuild | undefined;
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The page build ended early (exit code ${code})`)));
    worker.on('message', (message: BuildMessage) => {
      if (message.kind === 'log') input.log?.(message.message);
      else if (message.kind === 'failed') {
        const error = message.problems ? new PageBuildError(message.problems) : new Error(message.message);
        input.log?.(error.message);
        if (build) build.failure = error.message;
        else {
          void worker.terminate();
          reject(error);
        }
      } else if (build) Object.assign(build, { vendor: message.vendor, app: message.app, failure: null });
      else {
        build = {
          root: input.root,
          vendor: message.vendor,
          app: message.app,
          failure: null,
          close: async () => {
            await worker.terminate();
          },
        };
        if (!request.watch) void worker.terminate();
        resolve(build);
      }
    });
  });
}
