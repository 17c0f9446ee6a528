import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compile } from '@lwc/sfdc-lwc-compiler';
import type { Bundle } from '../source/bundles.ts';
import type { Problem } from '../source/problems.ts';
import type { PageSource } from '../source/read-source.ts';

/** Levels of a diagnostic: 0 fatal, 1 error, 2 warning, 3 log. The platform refuses the first two. */
const ERROR = 1;

/** What the compiler that Salesforce runs on a deploy says about each bundle. */
export async function checkWithPlatformCompiler(source: PageSource): Promise<Problem[]> {
  const problems: Problem[] = [];
  // One after another: the compiler keeps state per call in module scope.
  for (const bundle of source.bundles.values()) problems.push(...(await checkBundle(bundle)));
  return problems;
}

async function checkBundle(bundle: Bundle): Promise<Problem[]> {
  const names = readdirSync(bundle.folder).filter((name) => /\.(?:js|ts|html|css)$/.test(name));
  const files = Object.fromEntries(
    names.map((name) => [name, readFileSync(join(bundle.folder, name), 'utf8')]),
  );
  const shown = relative(process.cwd(), bundle.folder);
  const report = await compile({
    bundle: { namespace: 'c', name: bundle.name, type: 'platform', files },
  });
  const problems = (report.diagnostics ?? [])
    .filter(({ level }) => level <= ERROR)
    .map(({ message, filename, location }) => ({
      file: filename ? join(shown, filename) : shown,
      ...(location?.line ? { line: location.line } : {}),
      message: `Platform compiler: ${message}`,
    }));
  if (report.success || problems.length > 0) return problems;
  return [{ file: shown, message: 'Platform compiler: refused without a reason' }];
}
