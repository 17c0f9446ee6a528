import type { Org } from '../types.ts';
import { applyPlan } from './apply.ts';
import { planDeploy, type Plan } from './deploy.ts';
import { metadataOf } from './org-metadata.ts';
import { archiveFilesOf } from './convert.ts';
import { renameObject } from './rename.ts';
import { childTypeByName, typeByName } from './types.ts';
import { componentKey } from './validate/references.ts';
import { element, parseXml, textOf, writeXml, type XmlNode } from './xml.ts';

/** SaveResult and UpsertResult of the CRUD calls. */
export interface MetadataResult {
  errors?: { message: string; statusCode: string }[];
  fullName: string;
  success: boolean;
  created?: boolean;
}

const failed = (fullName: string, statusCode: string, message: string): MetadataResult => ({
  errors: [{ message, statusCode }],
  fullName,
  success: false,
});

const typeOf = (node: XmlNode): string => (node.attributes['xsi:type'] ?? '').replace(/^\w+:/, '');
const isThere = (org: Org, type: string, fullName: string): boolean =>
  metadataOf(org)
    .components()
    .some((one) => componentKey(one.type, one.fullName) === componentKey(type, fullName));

export async function createMetadata(org: Org, node: XmlNode): Promise<MetadataResult> {
  const fullName = textOf(node, 'fullName') ?? '';
  if (isThere(org, typeOf(node), fullName))
    return failed(
      fullName,
      'DUPLICATE_DEVELOPER_NAME',
      `The ${typeOf(node)} name you entered is already in use: ${fullName}`,
    );
  return save(org, node);
}

export async function updateMetadata(org: Org, node: XmlNode): Promise<MetadataResult> {
  const fullName = textOf(node, 'fullName') ?? '';
  return isThere(org, typeOf(node), fullName) ? save(org, node) : notThere(typeOf(node), fullName);
}

export async function upsertMetadata(org: Org, node: XmlNode): Promise<MetadataResult> {
  const created = !isThere(org, typeOf(node), textOf(node, 'fullName') ?? '');
  const result = await save(org, node);
  return { ...result, created: result.success && created };
}

export async function deleteMetadata(org: Org, type: string, fullName: string): Promise<MetadataResult> {
  if (!isThere(org, type, fullName)) return notThere(type, fullName);
  const empty = element('Package', [element('version', '66.0')]);
  const files = new Map([
    ['package.xml', Buffer.from(writeXml(empty))],
    ['destructiveChanges.xml', Buffer.from(writeXml(manifest(type, fullName)))],
  ]);
  return finish(org, fullName, await planDeploy(org, files));
}

export async function renameMetadata(
  org: Org,
  type: string,
  oldName: string,
  newName: string,
): Promise<MetadataResult> {
  if (type !== 'CustomObject')
    return failed(oldName, 'FUNCTIONALITY_NOT_ENABLED', `The local org renames objects only, not ${type}`);
  if (!isThere(org, type, oldName)) return notThere(type, oldName);
  if (isThere(org, type, newName))
    return failed(
      oldName,
      'DUPLICATE_DEVELOPER_NAME',
      `The object name you entered is already in use: ${newName}`,
    );
  renameObject(org, oldName, newName);
  return { fullName: oldName, success: true };
}

/** The component as its file says it, with its full name; an empty element when it is not there. */
export function readMetadata(org: Org, type: string, fullName: string): XmlNode {
  const { tree } = metadataOf(org);
  const components = metadataOf(org).components();
  const parts = components.filter((one) => {
    const isSelf = componentKey(one.type, one.fullName) === componentKey(type, fullName);
    return (
      isSelf ||
      (type === 'CustomObject' &&
        childTypeByName(one.type)?.parent === type &&
        one.fullName.startsWith(`${fullName}.`))
    );
  });
  const [file] = archiveFilesOf(tree, parts).values();
  const root = file === undefined ? element(type, []) : parseXml(Buffer.from(file).toString('utf8'));
  const content =
    childTypeByName(type)?.parent === 'CustomObject' ? (root.children[0]?.children ?? []) : root.children;
  const name = file === undefined ? [] : [element('fullName', fullName)];
  return {
    ...root,
    attributes: { 'xsi:type': type },
    children: [...name, ...content.filter((child) => child.name !== 'fullName')],
  };
}

const notThere = (type: string, fullName: string): MetadataResult =>
  failed(fullName, 'INVALID_CROSS_REFERENCE_KEY', `no ${type} named ${fullName} found`);

const manifest = (type: string, fullName: string): XmlNode =>
  element('Package', [
    element('types', [element('members', fullName), element('name', type)]),
    element('version', '66.0'),
  ]);

/** A CRUD call is a deployment of one component. */
async function save(org: Org, node: XmlNode): Promise<MetadataResult> {
  const type = typeOf(node);
  const fullName = textOf(node, 'fullName') ?? '';
  const known = typeByName(type);
  const child = childTypeByName(type);
  if (known?.layout !== 'file' && child?.parent !== 'CustomObject')
    return failed(
      fullName,
      'INVALID_TYPE',
      `The local org does not create, update or upsert ${type}; deploy it`,
    );
  const own = { ...node, attributes: {}, children: node.children.filter((one) => one.name !== 'fullName') };
  const [object = '', name = ''] = fullName.split('.');
  const [path, root] = child
    ? [
        `objects/${object}.object`,
        element('CustomObject', [
          { ...own, name: child.element, children: [element('fullName', name), ...own.children] },
        ]),
      ]
    : [`${known!.folder}/${fullName}.${known!.suffix}`, { ...own, name: type }];
  const files = new Map([
    ['package.xml', Buffer.from(writeXml(manifest(type, fullName)))],
    [path, Buffer.from(writeXml(root))],
  ]);
  return finish(org, fullName, await planDeploy(org, files));
}

function finish(org: Org, fullName: string, made: Plan): MetadataResult {
  const [first] = made.problems;
  if (first) return failed(fullName, 'FIELD_INTEGRITY_EXCEPTION', first.message);
  applyPlan(org, made);
  return { fullName, success: true };
}
