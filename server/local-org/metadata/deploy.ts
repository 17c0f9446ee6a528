import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSchema } from '../schema.ts';
import type { Org, Schema } from '../types.ts';
import { candidateTree } from './candidate.ts';
import { unitsOf, type Problem, type Unit } from './convert.ts';
import { metadataOf, standardDir } from './org-metadata.ts';
import { isNamed, readManifest, type Manifest } from './package-xml.ts';
import { standardProblems, withoutStandardFile } from './standard-objects.ts';
import { componentsOf, objectsOf, writeTree, type Component, type Tree } from './tree.ts';
import { childTypeByName, typeByName } from './types.ts';
import { bundleProblems } from './validate/bundles.ts';
import { changeProblems } from './validate/changes.ts';
import { elementProblems } from './validate/elements.ts';
import { nameProblems } from './validate/names.ts';
import { objectProblems } from './validate/objects.ts';
import { pageProblems, touchesPages } from './validate/pages.ts';
import { componentKey, referenceProblems } from './validate/references.ts';

/** What would change, and what is wrong with it. Nothing has happened yet. */
export interface Plan {
  /** The tree after the deployment. */
  tree: Tree;
  schema: Schema | undefined;
  units: Unit[];
  deleted: Component[];
  problems: Problem[];
  /** Said, but no reason to fail. */
  warnings: Problem[];
}

const manifests = [
  'package.xml',
  'destructiveChanges.xml',
  'destructiveChangesPre.xml',
  'destructiveChangesPost.xml',
];

/** Works out a deployment against the present tree, without touching the org. */
export async function planDeploy(org: Org, files: ReadonlyMap<string, Uint8Array>): Promise<Plan> {
  const { tree: present, keyPrefixes } = metadataOf(org);
  const text = (name: string): string => Buffer.from(files.get(name)!).toString('utf8');
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  if (!files.has('package.xml')) {
    problems.push({
      type: '',
      fullName: 'package.xml',
      fileName: 'package.xml',
      message: 'No package.xml found',
    });
    return { tree: present, schema: undefined, units: [], deleted: [], problems, warnings };
  }
  const manifest = readManifest(text('package.xml'), 'package.xml');
  const content = new Map([...files].filter(([path]) => !manifests.includes(path)));
  const { units: read, problems: unreadable } = unitsOf(content);
  const units = read.map((unit) => withoutStandardFile(org.schema, unit));
  problems.push(
    ...unreadable,
    ...membersWithoutFile(manifest, units, present),
    ...unitsWithoutMember(manifest, units),
  );
  const deleted = manifests.slice(1).flatMap((name) => {
    if (!files.has(name)) return [];
    return toDelete(readManifest(text(name), name), present, name, warnings);
  });
  const tree = candidateTree(present, units, deleted);
  problems.push(
    ...units.flatMap((unit) => [
      ...nameProblems(unit),
      ...elementProblems(unit),
      ...bundleProblems(unit),
      ...standardProblems(org.schema, unit, units),
    ]),
  );
  const folder = mkdtempSync(join(tmpdir(), 'touchline-deploy-'));
  try {
    // Most changes need no more than the objects; the files of pages are laid down only for who compiles them.
    writeTree(objectsOf(tree), folder);
    if (problems.length === 0) problems.push(...objectProblems(units, folder));
    if (problems.length > 0) return { tree, schema: undefined, units, deleted, problems, warnings };
    const schema = candidateSchema(folder, keyPrefixes, problems);
    if (schema) {
      const components = new Map(
        componentsOf(tree).map((one) => [componentKey(one.type, one.fullName), one]),
      );
      const standing = everyUnit(tree, units, deleted);
      problems.push(...standing.flatMap((unit) => referenceProblems(unit, { schema, components })));
      problems.push(...units.flatMap((unit) => changeProblems(unit, org, schema)));
      if (problems.length === 0 && touchesPages(tree, units, deleted)) {
        writeTree(tree, folder);
        problems.push(...(await pageProblems(units, folder, schema)));
      }
    }
    return { tree, schema, units, deleted, problems, warnings };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Deleting may break what was not deployed, so then everything that stays is asked again. */
function everyUnit(tree: Tree, units: Unit[], deleted: readonly Component[]): Unit[] {
  if (deleted.length === 0) return units;
  const known = new Set(units.map(({ type, fullName }) => componentKey(type, fullName)));
  const archive = new Map<string, Uint8Array>();
  for (const [path, bytes] of tree) {
    if (path.startsWith('lwc/') || path.startsWith('objects/')) continue;
    archive.set(path.replace(/-meta\.xml$/, ''), bytes);
  }
  return [
    ...units,
    ...unitsOf(archive).units.filter(({ type, fullName }) => !known.has(componentKey(type, fullName))),
  ];
}

function membersWithoutFile(manifest: Manifest, units: readonly Unit[], present: Tree): Problem[] {
  const there = new Set(units.map(({ type, fullName }) => componentKey(type, fullName)));
  const labels = componentsOf(
    new Map(units.filter(({ type }) => type === 'CustomLabels').flatMap(({ files }) => [...files])),
  );
  for (const { type, fullName } of labels) there.add(componentKey(type, fullName));
  return [...manifest.members].flatMap(([type, members]) => {
    if (!typeByName(type) && !childTypeByName(type)) {
      return [
        {
          type,
          fullName: '',
          fileName: 'package.xml',
          message: `Unknown type name '${type}' specified in package.xml: the local org does not speak it`,
        },
      ];
    }
    return (
      members
        .filter((member) => member !== '*' && !there.has(componentKey(type, member)))
        // A standard object has no file of its own when only its fields are deployed; nor has a report folder that is there.
        .filter((member) => !(type === 'CustomObject' && hasParts(units, member)))
        .filter(
          (member) =>
            !(
              type === 'Report' &&
              (units.some(({ type: kind, fullName }) => kind === 'ReportFolder' && fullName === member) ||
                present.has(`reports/${member}.reportFolder-meta.xml`))
            ),
        )
        .map((member) => ({
          type,
          fullName: member,
          fileName: 'package.xml',
          message: `An object '${member}' of type ${type} was named in package.xml, but was not found in zipped directory`,
        }))
    );
  });
}

const hasParts = (units: readonly Unit[], object: string): boolean =>
  units.some(({ fullName }) => fullName.startsWith(`${object}.`));

/** A part stands in the file of its whole, which is named. */
function unitsWithoutMember(manifest: Manifest, units: readonly Unit[]): Problem[] {
  return units.flatMap((unit) => {
    const { type, fullName, fileName } = unit;
    const [whole = ''] = fullName.split('.');
    if (type === 'ReportFolder') return [];
    if (
      isNamed(manifest, type, fullName) ||
      (childTypeByName(type) && isNamed(manifest, 'CustomObject', whole))
    )
      return [];
    // The properties of an object may travel with a field that is named.
    if (type === 'CustomObject' && hasParts(units, fullName)) return [];
    return [{ type, fullName, fileName, message: `File ${fileName} is not named in package.xml` }];
  });
}

function toDelete(manifest: Manifest, present: Tree, file: string, warnings: Problem[]): Component[] {
  const there = componentsOf(present);
  return [...manifest.members].flatMap(([type, members]) =>
    members.flatMap((member) => {
      const found = there.filter((one) => one.type === type && one.fullName === member);
      if (found.length === 0)
        warnings.push({
          type,
          fullName: member,
          fileName: file,
          message: `No ${type} named: ${member} found`,
        });
      return found;
    }),
  );
}

function candidateSchema(
  folder: string,
  keyPrefixes: Map<string, string>,
  problems: Problem[],
): Schema | undefined {
  try {
    return loadSchema({ forceAppDir: folder, standardDir, keyPrefixes });
  } catch (error) {
    problems.push({
      type: 'CustomObject',
      fullName: '',
      fileName: 'objects',
      message: (error as Error).message.replaceAll(`${folder}/`, ''),
    });
    return undefined;
  }
}
