/**
 * The uninstall manifest: everything `force-app` deploys, by name, so that nothing of the product stays on an org.
 *
 * Fields, list views and the like go with their object. Labels are named one by one: `CustomLabels` as a whole would be
 * the customer's own too.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join, matchesGlob } from 'node:path';
import { metadataNamespace, xmlHeader, type GeneratedFiles } from './files.ts';

const app = 'force-app/main/default';
const apiVersion = '66.0';

interface Source {
  /** Metadata type as manifests call it. */
  type: string;
  /** Files or folders below the folder of that type. */
  pattern: string;
}

/** By folder of force-app. A folder that is not here fails the generator: its metadata would be left behind. */
const sources: Record<string, Source> = {
  applications: { type: 'CustomApplication', pattern: '*.app-meta.xml' },
  dashboards: { type: 'Dashboard', pattern: '**/*-meta.xml' },
  flexipages: { type: 'FlexiPage', pattern: '*.flexipage-meta.xml' },
  labels: { type: 'CustomLabel', pattern: '*.labels-meta.xml' },
  lwc: { type: 'LightningComponentBundle', pattern: '*/*.js-meta.xml' },
  objects: { type: 'CustomObject', pattern: '*/*.object-meta.xml' },
  permissionsets: { type: 'PermissionSet', pattern: '*.permissionset-meta.xml' },
  quickActions: { type: 'QuickAction', pattern: '*.quickAction-meta.xml' },
  reportTypes: { type: 'ReportType', pattern: '*.reportType-meta.xml' },
  reports: { type: 'Report', pattern: '**/*-meta.xml' },
  tabs: { type: 'CustomTab', pattern: '*.tab-meta.xml' },
};

/** `generated`: files that follow from the registries, which may not be on the disk yet. */
export function uninstallManifest(root: string, generated: Iterable<string> = []): GeneratedFiles {
  const members = new Map<string, string[]>();
  for (const folder of globSync(`${app}/*`, { cwd: root }).map((path) => basename(path))) {
    const source = sources[folder];
    if (!source)
      throw new Error(`${app}/${folder}: scripts/generate/uninstall.ts does not know how to remove it`);
    const pattern = `${app}/${folder}/${source.pattern}`;
    const paths = [
      ...globSync(pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/')),
      ...[...generated].filter((path) => matchesGlob(path, pattern)),
    ];
    const names = [...new Set(paths)].flatMap((path) =>
      folder === 'labels' ? labelsOf(readFileSync(join(root, path), 'utf8')) : nameOf(path, folder),
    );
    if (names.length > 0) members.set(source.type, names.sort());
  }
  return new Map([
    ['config/uninstall/package.xml', manifest(new Map())],
    ['config/uninstall/destructiveChanges.xml', manifest(members)],
  ]);
}

function labelsOf(xml: string): string[] {
  return [...xml.matchAll(/<fullName>(\w+)<\/fullName>/g)].map((match) => match[1]!);
}

/** Reports are named with their folders, everything else by its file. */
function nameOf(path: string, folder: string): string {
  const below = path.slice(`${app}/${folder}/`.length).replace(/\.[^./]+-meta\.xml$/, '');
  return ['reports', 'dashboards'].includes(folder) ? below : basename(below);
}

function manifest(members: ReadonlyMap<string, readonly string[]>): string {
  const types = [...members]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([type, names]) => {
      const lines = names.map((name) => `        <members>${name}</members>\n`).join('');
      return `    <types>\n${lines}        <name>${type}</name>\n    </types>\n`;
    });
  return `${xmlHeader}<Package ${metadataNamespace}>\n${types.join('')}    <version>${apiVersion}</version>\n</Package>\n`;
}
