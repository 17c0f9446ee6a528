import { readdirSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { labelNames } from './labels.ts';
import { childrenOf, metadataTypes } from './types.ts';

/** Source-format files by path below `main/default`, '/' between folders. */
export type Tree = ReadonlyMap<string, Uint8Array>;

/** Something package.xml can name, and the files that hold it. */
export interface Component {
  type: string;
  /** 'Touchline_Subject__c', 'Touchline_Subject__c.Key__c'. */
  fullName: string;
  paths: string[];
}

/** Reads a source folder, or one part of it; what only developers need (`__tests__`) is not deployed. */
export function readTree(folder: string, part = ''): Tree {
  const tree = new Map<string, Uint8Array>();
  for (const entry of readdirSync(join(folder, part), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (isDeployed(path)) tree.set(path, readFileSync(join(folder, path)));
  }
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isDeployed = (path: string): boolean =>
  !path.includes('/__tests__/') && !/(^|\/)(README\.md|jsconfig\.json|\.eslintrc.*|\.DS_Store)$/.test(path);

/** The part of a tree that says what objects and fields there are. */
export const objectsOf = (tree: Tree): Tree =>
  new Map([...tree].filter(([path]) => path.startsWith('objects/')));

/** Lays the tree down in a folder, for what can only read files. */
export function writeTree(tree: Tree, folder: string): void {
  for (const [path, bytes] of tree) {
    const file = join(folder, ...path.split('/'));
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, bytes, { mode: 0o600 });
  }
}

/** Every component of a tree with its parts, sorted by type and name. */
export function componentsOf(tree: Tree): Component[] {
  const found = new Map<string, Component>();
  const add = (type: string, fullName: string, path: string): void => {
    const key = `${type}:${fullName}`;
    const component = found.get(key) ?? { type, fullName, paths: [] };
    component.paths.push(path);
    found.set(key, component);
  };
  for (const path of tree.keys()) {
    const place = placeOf(path);
    if (!place) continue;
    add(place.type, place.fullName, path);
    if (place.type === 'CustomLabels') {
      for (const label of labelNames(tree.get(path)!)) add('CustomLabel', label, path);
    }
  }
  return [...found.values()].sort((a, b) =>
    a.type === b.type ? (a.fullName < b.fullName ? -1 : 1) : a.type < b.type ? -1 : 1,
  );
}

/** Which component a source file belongs to; undefined for a file of no type that is spoken. */
export function placeOf(path: string): { type: string; fullName: string } | undefined {
  const parts = path.split('/');
  const type = metadataTypes.find(({ folder }) => folder === parts[0]);
  if (!type || parts.length < 2) return undefined;
  if (type.layout === 'bundle') return { type: type.name, fullName: parts[1]! };
  const file = parts.at(-1)!;
  if (type.name === 'CustomObject') return objectPlace(parts, file);
  if (type.layout === 'foldered' && file.endsWith('.reportFolder-meta.xml')) {
    return { type: 'ReportFolder', fullName: file.slice(0, -'.reportFolder-meta.xml'.length) };
  }
  const ending = `.${type.suffix}-meta.xml`;
  if (!file.endsWith(ending)) return undefined;
  const inner = type.layout === 'foldered' ? parts.slice(1) : [file];
  return { type: type.name, fullName: inner.join('/').slice(0, -ending.length) };
}

function objectPlace(parts: string[], file: string): { type: string; fullName: string } | undefined {
  const object = parts[1]!;
  if (parts.length === 3 && file === `${object}.object-meta.xml`)
    return { type: 'CustomObject', fullName: object };
  const child = childrenOf('CustomObject').find(({ folder }) => folder === parts[2]);
  const ending = `.${child?.suffix}-meta.xml`;
  if (!child || parts.length !== 4 || !file.endsWith(ending)) return undefined;
  return { type: child.name, fullName: `${object}.${file.slice(0, -ending.length)}` };
}
