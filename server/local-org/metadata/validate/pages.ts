import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Schema } from '../../types.ts';
import { compileCheck } from '../../page-host/compile-check/index.ts';
import { schemaNames } from '../../page-host/source/schema-names.ts';
import type { Problem, Unit } from '../convert.ts';
import { placeOf } from '../tree.ts';

export const pageTypes = [
  'CustomApplication',
  'CustomLabels',
  'CustomTab',
  'FlexiPage',
  'LightningComponentBundle',
];

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
  if (!units.some((unit) => pageTypes.includes(unit.type))) return [];
  const { problems } = await compileCheck(folder, schemaNames(schema));
  return problems.map(({ file, message, line }) => {
    const absolute = file.startsWith('file:') ? fileURLToPath(file) : resolve(file);
    const path = relative(folder, absolute).split(sep).join('/');
    const place = placeOf(path) ?? { type: '', fullName: path };
    const unit = units.find(({ type, fullName }) => type === place.type && fullName === place.fullName);
    return { ...place, fileName: unit?.fileName ?? path, message, ...(line ? { line, column: 1 } : {}) };
  });
}
