import { parentPort, workerData } from 'node:worker_threads';
import { checkBuild } from './build.ts';
import { checkWithPlatformCompiler } from './platform-compiler.ts';
import type { CompileRequest } from './index.ts';

const { root, schema } = workerData as CompileRequest;
const ours = await checkBuild(root, schema);
const theirs = await checkWithPlatformCompiler(ours.source);
parentPort?.postMessage({
  bundles: [...ours.source.bundles.keys()],
  problems: [...ours.problems, ...theirs],
});
