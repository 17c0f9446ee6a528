import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Schema } from '../../types.ts';
import { compileCheck } from '../../page-host/compile-check/index.ts';
import { schemaNames } from '../../page-host/source/schema-names.ts';
import type { Problem, Unit } from '../convert.ts';
import { placeOf, type Component, type Tree } from '../tree.ts';

export const pageTypes = [
  'CustomApplication',
  'CustomLabels',
  'CustomTab',
  'FlexiPage',
  'LightningComponentBundle',
];

const pageFolders = ['applications/', 'flexipages/', 'lwc/', 'tabs/'];

/** Whether pages may come out otherwise: a part of one is deployed, or what stays mentions something that goes. */
export function touchesPages(tree: Tree, units: readonly Unit[], deleted: readonly Component[]): boolean {
  if (units.some((unit) => pageTypes.includes(unit.type))) return true;
  const words = deleted.flatMap(({ fullName }) => {
    const name = fullName.split(/[./]/).at(-1) ?? fullName;
    // Markup names a component in kebab case.
    return [name, name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
  });
  if (words.length === 0) return false;
  return [...tree]
    .filter(([path]) => pageFolders.some((folder) => path.startsWith(folder)))
    .map(([, bytes]) => Buffer.from(bytes))
    .some((source) => words.some((word) => source.includes(word)));
}

/**
 * Compiles what Lightning pages are made of, with everything else that would stand in the org.
 *
 * A problem in a component that was not deployed is reported for it all the same: taking away a label breaks whoever
 * shows it, and the platform refuses that too.
 */
export async function pageProblems(
  units: readonly Unit[],
  folder: string,
  schema: Schema,
): Promise<Problem[]> {
  const { problems } = await compileCheck(folder, schemaNames(schema));
  return problems.map(({ file, message, line }) => {
    const absolute = file.startsWith('file:') ? fileURLToPath(file) : resolve(file);
    const path = relative(folder, absolute).split(sep).join('/');
    const place = placeOf(path) ?? { type: '', fullName: path };
    const unit = units.find(({ type, fullName }) => type === place.type && fullName === place.fullName);
    return { ...place, fileName: unit?.fileName ?? path, message, ...(line ? { line, column: 1 } : {}) };
  });
}
