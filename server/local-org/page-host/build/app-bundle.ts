import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rollup } from 'rollup';
import type { OutputChunk, RollupError } from 'rollup';
import { PageBuildError, lineAt } from '../source/problems.ts';
import type { Problem } from '../source/problems.ts';
import { readSource } from '../source/read-source.ts';
import type { PageSource } from '../source/read-source.ts';
import type { SchemaNames } from '../source/schema-names.ts';
import { collectingLwc } from './lwc-plugin.ts';
import { fileOfId } from './salesforce-modules.ts';
import { replaceEnvironment } from './settings.ts';
import { sourcePlugin } from './source-plugin.ts';
import type { Vendor } from './vendor.ts';

/** The shell and every page of the source tree, ready to be served from memory. */
export interface AppBundle {
  /** Of the content: the files of one id never change. */
  id: string;
  files: Record<string, string>;
  entry: string;
  /** Addresses to load before the entry asks for them, nearest first. */
  preload: string[];
  model: PageSource['model'];
  /** Resource name → its file, from the source's root. */
  staticResources: Record<string, string>;
  warnings: string[];
}

export const vendorUrl = (vendor: Vendor, file: string) => `/page-host/vendor/${vendor.hash}/${file}`;

/** Throws PageBuildError with every problem found. */
export async function appBundle(root: string, schema: SchemaNames, vendor: Vendor): Promise<AppBundle> {
  const source = readSource(root, schema);
  const problems: Problem[] = [...source.problems];
  const warnings: string[] = [];
  const modules = join(import.meta.dirname, '..', 'modules');
  const isVendor = (id: string) => vendor.entries[id] !== undefined;
  let chunks: OutputChunk[] = [];
  try {
    const bundle = await rollup({
      input: { main: join(modules, 'main.js') },
      onwarn: (warning) => {
        if (warning.code === 'UNRESOLVED_IMPORT')
          problems.push(toProblem({ ...warning, id: warning.id ?? warning.exporter ?? '' }));
        else if (warning.code !== 'CIRCULAR_DEPENDENCY') warnings.push(warning.message);
      },
      plugins: [
        sourcePlugin({ source, schema, isVendor, problems }),
        replaceEnvironment(),
        collectingLwc(join(modules, 'shell'), problems),
      ],
    });
    const { output } = await bundle.generate({
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      paths: (id) => (vendor.entries[id] ? vendorUrl(vendor, vendor.entries[id]) : id),
    });
    await bundle.close();
    chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
  } catch (error) {
    problems.push(toProblem(error as RollupError));
  }
  problems.push(...missingExports(chunks, vendor, source));
  if (problems.length > 0) throw new PageBuildError(problems);
  const files = Object.fromEntries(chunks.map((chunk) => [chunk.fileName, chunk.code]));
  return {
    id: createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16),
    files,
    entry: 'main.js',
    preload: preloads(chunks, vendor),
    model: source.model,
    staticResources: Object.fromEntries(
      [...source.staticResources].map(([name, path]) => [name, relative(root, path)]),
    ),
    warnings,
  };
}

/** Names that components import from a base module which has no such export: undefined at run time, here and there. */
function missingExports(chunks: OutputChunk[], vendor: Vendor, source: PageSource): Problem[] {
  const wanted = chunks.flatMap((chunk) => Object.entries(chunk.importedBindings));
  return wanted.flatMap(([address, names]) => {
    const specifier = Object.keys(vendor.entries).find((name) =>
      [name, vendorUrl(vendor, vendor.entries[name] ?? '')].includes(address),
    );
    if (specifier === undefined) return [];
    const missing = names.filter((name) => name !== '*' && !vendor.exports[specifier]?.includes(name));
    return missing.map((name) => ({
      ...whoImports(source, specifier, name),
      message: `${specifier} has no export '${name}'`,
    }));
  });
}

function whoImports(source: PageSource, specifier: string, name: string): Pick<Problem, 'file' | 'line'> {
  for (const { entry } of source.bundles.values()) {
    const text = readFileSync(entry, 'utf8');
    const at = text.search(new RegExp(`import\\b[^;]*\\b${name}\\b[^;]*['"]${specifier}['"]`));
    if (at >= 0) return { file: relative(process.cwd(), entry), line: lineAt(text, at) };
  }
  return { file: 'lwc' };
}

/** The vendor files that the app reaches through static imports: without them a page waits for one level after another. */
function preloads(chunks: OutputChunk[], vendor: Vendor): string[] {
  const imported = new Set(chunks.flatMap((chunk) => chunk.imports));
  const seen = new Set<string>();
  for (const [name, file] of Object.entries(vendor.entries)) {
    if (imported.has(name) || imported.has(vendorUrl(vendor, file))) seen.add(file);
  }
  for (const file of seen) for (const next of vendor.imports[file] ?? []) seen.add(next);
  return [...seen].map((file) => vendorUrl(vendor, file));
}

export function toProblem(error: Pick<RollupError, 'id' | 'loc' | 'message'>): Problem {
  const file = error.loc?.file ?? error.id;
  return {
    file: file ? relative(process.cwd(), fileOfId(file)) : 'build',
    ...(error.loc ? { line: error.loc.line } : {}),
    message: error.message.replace(/^.*?@lwc\/rollup-plugin: /, ''),
  };
}
