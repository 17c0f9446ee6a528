import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'rollup';
import type { Problem } from '../source/problems.ts';
import type { PageSource } from '../source/read-source.ts';
import type { SchemaNames } from '../source/schema-names.ts';
import { pagesModule } from './pages-module.ts';
import { fileOfId, generateModule, placeOfImport } from './salesforce-modules.ts';
import { platformModules } from './platform-modules.ts';

const VIRTUAL = '\0host:';
const PAGES = 'host/pages';

/**
 * Resolves everything a component may import that is not one of its own files: `c/*` from the source tree,
 * `@salesforce/*` generated, `lightning/*` from the base components or from the platform modules. Imports that
 * lead nowhere are collected as problems, each with its file and line, so that one build reports all of them.
 */
export function sourcePlugin(input: {
  source: PageSource;
  schema: SchemaNames;
  isVendor: (id: string) => boolean;
  problems: Problem[];
}): Plugin {
  const { source, schema, isVendor, problems } = input;
  const platform = platformModules();
  const generated = new Map<string, string>();
  const refused = new Set<string>();

  function refuse(specifier: string, importer: string | undefined, message: string): string {
    const file = fileOfId(importer ?? source.root);
    const place = importer ? placeOfImport(specifier, file, readText(file)) : { file };
    problems.push({ ...place, file: relative(process.cwd(), place.file), message });
    // Any name may be imported from it, so that the one mistake is not reported a second time as a missing export.
    refused.add(VIRTUAL + specifier);
    return remember(specifier, 'export default undefined; export const names = {};');
  }
  function remember(specifier: string, code: string): string {
    generated.set(VIRTUAL + specifier, code);
    return VIRTUAL + specifier;
  }

  return {
    name: 'salesforce-source',
    resolveId(specifier, importer) {
      if (isVendor(specifier)) return { id: specifier, external: true };
      if (specifier === PAGES) return remember(PAGES, pagesModule(source));
      const made = generateModule(specifier, source, schema);
      if (made)
        return 'code' in made ? remember(specifier, made.code) : refuse(specifier, importer, made.problem);
      if (specifier.startsWith('c/')) {
        const bundle = source.bundles.get(specifier.slice(2));
        if (!bundle) return refuse(specifier, importer, `Unknown component ${specifier}`);
        // The query tells the LWC plugin the namespace, which the folder name does not.
        return `${bundle.entry}?specifier=${encodeURIComponent(specifier)}`;
      }
      const platformFile = platform.get(specifier);
      if (platformFile) return `${platformFile}?specifier=${encodeURIComponent(specifier)}`;
      if (/^(lightning|force|lds)\//.test(specifier)) {
        return refuse(
          specifier,
          importer,
          `${specifier} is not among the base components and platform modules of the local org`,
        );
      }
      return null;
    },
    load(id) {
      const code = generated.get(id);
      if (code === undefined) return null;
      return refused.has(id) ? { code, syntheticNamedExports: 'names' } : code;
    },
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

export const MODULES = join(import.meta.dirname, '..', 'modules');
