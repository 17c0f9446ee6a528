import { watch } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../source/problems.ts';
import { PageBuildError } from '../source/problems.ts';
import type { SchemaNames } from '../source/schema-names.ts';
import { cachedAppBundle } from './app-cache.ts';
import type { AppBundle } from './app-bundle.ts';
import { vendorBundle } from './vendor.ts';
import type { Vendor } from './vendor.ts';

export interface BuildRequest {
  root: string;
  schema: SchemaNames;
  watch: boolean;
}
export type BuildMessage =
  | { kind: 'log'; message: string }
  | { kind: 'built'; vendor: Vendor; app: AppBundle }
  | { kind: 'failed'; message: string; problems?: Problem[] };

const request = workerData as BuildRequest;
const say = (message: BuildMessage) => parentPort?.postMessage(message);

async function build(): Promise<void> {
  try {
    const vendor = await vendorBundle((message) => say({ kind: 'log', message }));
    const app = await cachedAppBundle(request.root, request.schema, vendor, async (...input) =>
      // The compiler is loaded only for who needs it.
      (await import('./app-bundle.ts')).appBundle(...input),
    );
    say({ kind: 'built', vendor, app });
  } catch (error) {
    if (error instanceof PageBuildError)
      say({ kind: 'failed', message: error.message, problems: [...error.problems] });
    else
      say({
        kind: 'failed',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  }
}

let timer: NodeJS.Timeout | undefined;
function rebuildSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void build(), 100);
}

await build();
if (request.watch) {
  for (const folder of [request.root, join(import.meta.dirname, '..', 'modules')])
    watch(folder, { recursive: true }, rebuildSoon);
}
