import { join } from 'node:path';
import { rollup } from 'rollup';
import type { Plugin } from 'rollup';
import { toProblem } from '../build/app-bundle.ts';
import { collectingLwc } from '../build/lwc-plugin.ts';
import { sourcePlugin } from '../build/source-plugin.ts';
import { exposedNames } from '../build/vendor.ts';
import type { Problem } from '../source/problems.ts';
import { readSource } from '../source/read-source.ts';
import type { PageSource } from '../source/read-source.ts';
import type { SchemaNames } from '../source/schema-names.ts';

const ENTRY = 'host/every-component';

/** Compiles and links every bundle without the base components themselves, so it needs no vendor bundle. */
export async function checkBuild(
  root: string,
  schema: SchemaNames,
): Promise<{ source: PageSource; problems: Problem[] }> {
  const source = readSource(root, schema);
  const problems: Problem[] = [...source.problems];
  const known = new Set(exposedNames());
  try {
    const bundle = await rollup({
      input: ENTRY,
      onwarn: (warning) => {
        if (warning.code === 'UNRESOLVED_IMPORT')
          problems.push(toProblem({ ...warning, id: warning.exporter ?? '' }));
      },
      plugins: [
        everyComponent(source),
        sourcePlugin({ source, schema, isVendor: (id) => known.has(id), problems }),
        collectingLwc(join(import.meta.dirname, '..', 'modules', 'shell'), problems),
      ],
    });
    await bundle.close();
  } catch (error) {
    problems.push(toProblem(error as Parameters<typeof toProblem>[0]));
  }
  return { source, problems };
}

function everyComponent(source: PageSource): Plugin {
  const id = `\0${ENTRY}`;
  return {
    name: 'every-component',
    resolveId: (specifier) => (specifier === ENTRY ? id : null),
    load: (loaded) =>
      loaded === id ? [...source.bundles.keys()].map((name) => `import 'c/${name}';`).join('\n') : null,
  };
}
