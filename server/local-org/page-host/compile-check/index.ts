import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../source/problems.ts';
import type { SchemaNames } from '../source/schema-names.ts';

export interface CompileRequest {
  root: string;
  schema: SchemaNames;
}
export interface CompileReport {
  /** Names of the bundles that were compiled. */
  bundles: string[];
  problems: Problem[];
}

/** Compiles every bundle of a source tree; never rejects for a mistake in it. */
export function compileCheck(root: string, schema: SchemaNames): Promise<CompileReport> {
  const workerData: CompileRequest = { root: resolve(root), schema };
  const worker = new Worker(join(import.meta.dirname, 'worker.ts'), { workerData });
  return new Promise((done, fail) => {
    worker.on('message', (report: CompileReport) => {
      void worker.terminate();
      done(report);
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`The compile check ended early (exit code ${code})`)));
  });
}
