// `npm test`: installs what is missing, then types, lint, format, generated files, unit, conformance and browser tests.
// Dependency-free, because it starts on a fresh clone with whatever Node (20 or later) the machine has.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, pinnedNode, root } from './toolchain.mjs';

ensureInstalled({ development: true });
const node = pinnedNode();
const chromium = await ensureChromium();
const scratch = mkdtempSync(join(tmpdir(), 'touchline-test-'));
const jestReport = join(scratch, 'jest.json');
const tool = (name) => join(root, 'node_modules', '.bin', name);

const checks = [
  ['types', [tool('tsc'), '--project', '.']],
  ['lint', [tool('eslint'), '--max-warnings=0', '.']],
  ['format', [tool('prettier'), '--check', '--log-level=warn', '.']],
  ['generated files', [join(root, 'scripts', 'generate.ts'), '--check']],
];

let passed = 0;
let failed = 0;
let skipped = 0;

for (const [name, args] of checks) {
  const { status } = run(args);
  if (status === 0) passed += 1;
  else failed += 1;
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
}

const only = process.argv.slice(2);
// Jest leaves a core idle by default; with two of them that is half of the machine, and many tests wait for processes.
const workers = ['--maxWorkers=100%', '--workerIdleMemoryLimit=1500MB'];
const jest = run([
  tool('jest'),
  ...workers,
  '--json',
  `--outputFile=${jestReport}`,
  '--silent=false',
  ...only,
]);
try {
  const report = JSON.parse(readFileSync(jestReport, 'utf8'));
  passed += report.numPassedTests;
  // A suite that does not even load has no tests to count, but it has failed.
  failed +=
    report.numFailedTests +
    report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0)
      .length;
  skipped += report.numPendingTests + report.numTodoTests;
} catch (error) {
  failed += 1;
  console.error(`jest wrote no report (exit ${jest.status}): ${error.message}`);
}
if (jest.status !== 0 && failed === 0) failed += 1;

rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;

function run(args) {
  return spawnSync(node, args, {
    cwd: root,
    stdio: ['ignore', 1, 2],
    env: { ...process.env, CHROMIUM_PATH: chromium, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
  });
}
