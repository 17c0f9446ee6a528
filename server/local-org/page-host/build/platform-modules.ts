import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'modules');

/** Specifier → file of the modules written here that components (and the shell) import: `lightning/graphql`, `shell/app` … */
export function platformModules(): Map<string, string> {
  const found = new Map<string, string>();
  for (const group of ['platform', 'shell']) {
    for (const namespace of folders(join(FOLDER, group))) {
      for (const name of folders(join(FOLDER, group, namespace))) {
        found.set(`${namespace}/${name}`, join(FOLDER, group, namespace, name, `${name}.js`));
      }
    }
  }
  return found;
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
