import type { Unit } from './convert.ts';
import { mergeLabels, pickLabels } from './labels.ts';
import type { Component, Tree } from './tree.ts';

/** The tree as it would be after a deployment. */
export function candidateTree(
  present: Tree,
  units: readonly Unit[],
  deleted: readonly Component[],
): Map<string, Uint8Array> {
  const tree = new Map(present);
  const below = (folder: string): void => {
    for (const path of present.keys()) if (path.startsWith(folder)) tree.delete(path);
  };
  for (const { type, fullName, paths } of deleted) {
    if (type === 'CustomLabel') takeLabel(tree, paths, fullName);
    else for (const path of paths) tree.delete(path);
    // An object goes with its fields and list views.
    if (type === 'CustomObject') below(`objects/${fullName}/`);
  }
  for (const { type, fullName, files } of units) {
    // A bundle is replaced as a whole: a file that is gone from it is gone.
    if (type === 'LightningComponentBundle') below(`lwc/${fullName}/`);
    for (const [path, bytes] of files)
      tree.set(path, type === 'CustomLabels' ? mergeLabels(tree.get(path), bytes) : bytes);
  }
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function takeLabel(tree: Map<string, Uint8Array>, paths: readonly string[], label: string): void {
  for (const path of paths) {
    const bytes = tree.get(path);
    const left = bytes && pickLabels(bytes, (name) => name !== label);
    if (left) tree.set(path, left);
    else tree.delete(path);
  }
}
