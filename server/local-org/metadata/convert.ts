import { pickLabels } from './labels.ts';
import { childrenOf, metadataTypes, type ChildType, type MetadataType } from './types.ts';
import type { Component, Tree } from './tree.ts';
import { element, parseXml, writeXml, XmlError, type XmlNode } from './xml.ts';

/** One component of an archive on its way into the tree. */
export interface Unit {
  type: string;
  fullName: string;
  /** Path in the archive, as errors name it. */
  fileName: string;
  /** Undefined for Lightning bundles. */
  node?: XmlNode;
  /** Source-format files it becomes. */
  files: Map<string, Uint8Array>;
}

export interface Problem {
  type: string;
  fullName: string;
  fileName: string;
  message: string;
  line?: number;
  column?: number;
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** Takes the files of an archive (manifests apart) as components. What cannot be placed or read is a problem. */
export function unitsOf(files: ReadonlyMap<string, Uint8Array>): { units: Unit[]; problems: Problem[] } {
  const units = new Map<string, Unit>();
  const problems: Problem[] = [];
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parts = path.split('/');
    const type = metadataTypes.find(({ folder }) => folder === parts[0]);
    if (!type) {
      problems.push(unknownFile(path));
    } else if (type.layout === 'bundle') {
      const key = `${type.name}:${parts[1]}`;
      const unit = units.get(key) ?? {
        type: type.name,
        fullName: parts[1] ?? '',
        fileName: `lwc/${parts[1]}`,
        files: new Map(),
      };
      unit.files.set(path, bytes);
      units.set(key, unit);
    } else {
      for (const unit of xmlUnits(type, path, bytes, problems)) {
        const key = `${unit.type}:${unit.fullName}`;
        if (units.has(key)) problems.push(twice(unit));
        units.set(key, unit);
      }
    }
  }
  return { units: [...units.values()], problems };
}

function twice({ type, fullName, fileName, node }: Unit): Problem {
  const name = fullName.split('.').at(-1);
  const message = `Field: fullName, value:${name} appears more than once`;
  return {
    type,
    fullName,
    fileName,
    message,
    ...(node?.line ? { line: node.line, column: node.column } : {}),
  };
}

function unknownFile(path: string): Problem {
  const [folder = ''] = path.split('/');
  const message =
    folder === 'classes' || folder === 'triggers'
      ? 'Apex is not supported by the local org'
      : `Unknown folder '${folder}': the local org does not speak this metadata type`;
  return { type: '', fullName: path, fileName: path, message };
}

function xmlUnits(type: MetadataType, path: string, bytes: Uint8Array, problems: Problem[]): Unit[] {
  const inner = path.split('/').slice(1).join('/');
  if (type.layout === 'foldered' && inner.endsWith('-meta.xml')) return folderUnit(path, inner, bytes);
  const fullName = inner.slice(0, -type.suffix.length - 1);
  const report = (message: string, line?: number, column?: number): Unit[] => {
    problems.push({
      type: type.name,
      fullName,
      fileName: path,
      message,
      ...(line ? { line, column: column ?? 1 } : {}),
    });
    return [];
  };
  if (!inner.endsWith(`.${type.suffix}`)) return report(`File name does not end with .${type.suffix}`);
  let root: XmlNode;
  try {
    root = parseXml(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return report(`Error parsing file: ${error.message}`, error.line, error.column);
  }
  if (root.name !== type.name)
    return report(
      `Error parsing file: expected <${type.name}>, found <${root.name}>`,
      root.line,
      root.column,
    );
  if (type.name === 'CustomObject') return objectUnits(path, fullName, root);
  const target = `${type.folder}/${inner}-meta.xml`;
  return [{ type: type.name, fullName, fileName: path, node: root, files: new Map([[target, bytes]]) }];
}

/** `reports/Folder-meta.xml` in an archive is `reports/Folder.reportFolder-meta.xml` in a source tree. */
function folderUnit(path: string, inner: string, bytes: Uint8Array): Unit[] {
  const fullName = inner.slice(0, -'-meta.xml'.length).replace(/\.reportFolder$/, '');
  const target = `reports/${fullName}.reportFolder-meta.xml`;
  return [{ type: 'ReportFolder', fullName, fileName: path, files: new Map([[target, bytes]]) }];
}

/** An object file falls into the object's own properties and its fields and list views, each a component. */
function objectUnits(path: string, object: string, root: XmlNode): Unit[] {
  const kinds = childrenOf('CustomObject');
  const own = root.children.filter((child) => !kinds.some(({ element: name }) => name === child.name));
  const units: Unit[] = [];
  if (own.length > 0) {
    const node = { ...root, children: own };
    const target = `objects/${object}/${object}.object-meta.xml`;
    units.push({
      type: 'CustomObject',
      fullName: object,
      fileName: path,
      node,
      files: new Map([[target, bytesOf(writeXml(node))]]),
    });
  }
  for (const kind of kinds) {
    for (const child of root.children.filter(({ name }) => name === kind.element)) {
      units.push(childUnit(path, object, kind, child));
    }
  }
  return units;
}

function childUnit(path: string, object: string, kind: ChildType, child: XmlNode): Unit {
  const name = child.children.find((part) => part.name === 'fullName')?.text ?? '';
  const node = { ...child, name: kind.name };
  const target = `objects/${object}/${kind.folder}/${name}.${kind.suffix}-meta.xml`;
  return {
    type: kind.name,
    fullName: `${object}.${name}`,
    fileName: path,
    node,
    files: new Map([[target, bytesOf(writeXml(node))]]),
  };
}

/** Archive files of the components asked for; parts of one object are composed into one file. */
export function archiveFilesOf(
  tree: Tree,
  components: readonly Component[],
): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  const objects = new Map<string, XmlNode>();
  const labels = new Map<string, string[]>();
  const readNode = (path: string): XmlNode => parseXml(Buffer.from(tree.get(path)!).toString('utf8'));
  for (const { type, fullName, paths } of components) {
    const [object = ''] = fullName.split('.');
    const kind = childrenOf('CustomObject').find(({ name }) => name === type);
    if (type === 'CustomObject' || kind) {
      const root = objects.get(object) ?? element('CustomObject', []);
      objects.set(object, root);
      const [path] = paths;
      // A standard object has no file of its own.
      if (path === undefined) continue;
      const node = readNode(path);
      if (kind) root.children.push({ ...node, name: kind.element, attributes: {} });
      else root.children.push(...node.children);
    } else if (type === 'CustomLabel') {
      labels.set(fullName, paths);
    } else {
      for (const path of paths) files.set(archivePath(type, path), tree.get(path)!);
    }
  }
  for (const path of new Set([...labels.values()].flat())) {
    const picked = pickLabels(tree.get(path)!, (name) => labels.has(name));
    const file = archivePath('CustomLabels', path);
    if (picked && !files.has(file)) files.set(file, picked);
  }
  for (const [name, root] of objects) {
    root.children.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    files.set(`objects/${name}.object`, writeXml(root));
  }
  return files;
}

/** Lightning bundles have the same files in both formats. */
export function archivePath(type: string, sourcePath: string): string {
  if (type === 'LightningComponentBundle') return sourcePath;
  return type === 'ReportFolder'
    ? sourcePath.replace('.reportFolder-meta.xml', '-meta.xml')
    : sourcePath.replace(/-meta\.xml$/, '');
}
