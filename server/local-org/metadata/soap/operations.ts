import { notSpoken, SalesforceError } from '../../errors.ts';
import type { Org, SessionUser } from '../../types.ts';
import {
  createMetadata,
  deleteMetadata,
  readMetadata,
  renameMetadata,
  updateMetadata,
  upsertMetadata,
} from '../crud.ts';
import { deployOptions } from '../deploy-options.ts';
import { cancelDeploy, deploymentById, deployValidated, startDeploy } from '../deployments.ts';
import { fileProperties } from '../file-properties.ts';
import { deployResult } from '../deploy-result.ts';
import { metadataOf } from '../org-metadata.ts';
import { manifestOf } from '../package-xml.ts';
import { retrievalById, retrieve } from '../retrieve.ts';
import { standardObjects } from '../standard-objects.ts';
import { inTurn } from '../turn.ts';
import { childrenOf, childTypeByName, metadataTypes, typeByName } from '../types.ts';
import { childOf, textOf, type XmlNode } from '../xml.ts';

/** One operation of the Metadata API: its body to its results. */
export type Operation = (org: Org, user: SessionUser, body: XmlNode) => unknown[] | Promise<unknown[]>;

const missingField = (name: string) =>
  new SalesforceError(500, 'REQUIRED_FIELD_MISSING', `Required field is missing: ${name}`);
const flag = (node: XmlNode | undefined, name: string): boolean =>
  node !== undefined && textOf(node, name) === 'true';
const need = (node: XmlNode, name: string): string => {
  const value = textOf(node, name);
  if (!value) throw missingField(name);
  return value;
};
const all = (node: XmlNode, name: string): XmlNode[] => node.children.filter((child) => child.name === name);

export const operations: Readonly<Record<string, Operation>> = {
  deploy: (org, user, body) => {
    const options = childOf(body, 'DeployOptions') ?? childOf(body, 'deployOptions');
    const asked = deployOptions((name) => options && textOf(options, name));
    const deployment = startDeploy(org, user, Buffer.from(need(body, 'ZipFile'), 'base64'), asked);
    return [{ done: false, id: deployment.id, state: 'Queued' }];
  },
  checkDeployStatus: (org, _user, body) => [
    deployResult(org, deploymentById(org, need(body, 'asyncProcessId')), flag(body, 'includeDetails')),
  ],
  cancelDeploy: (org, user, body) => {
    const { id, completed } = cancelDeploy(org, user, textOf(body, 'id') ?? need(body, 'String'));
    return [{ done: completed !== null, id }];
  },
  deployRecentValidation: (org, user, body) => [deployValidated(org, user, need(body, 'validationId')).id],
  retrieve: (org, user, body) => {
    const request = childOf(body, 'request');
    const unpackaged = request && childOf(request, 'unpackaged');
    const packageNames = request ? all(request, 'packageNames').map(({ text }) => text) : [];
    if (request && all(request, 'specificFiles').length > 0) throw notSpoken('specificFiles of a retrieve');
    if (!unpackaged && packageNames.length === 0) throw missingField('unpackaged');
    const { id } = retrieve(org, user, {
      unpackaged: unpackaged && manifestOf(unpackaged),
      packageNames,
      singlePackage: flag(request, 'singlePackage'),
    });
    return [{ done: false, id, state: 'Queued' }];
  },
  checkRetrieveStatus: (org, _user, body) => {
    const id = need(body, 'asyncProcessId');
    const found = retrievalById(org, id);
    if (!found)
      throw new SalesforceError(500, 'INVALID_CROSS_REFERENCE_KEY', `no AsyncResult found with id ${id}`);
    const { fileProperties: files, messages, zipFile, error } = found;
    return [
      {
        done: true,
        errorMessage: error?.message,
        errorStatusCode: error?.code,
        fileProperties: files,
        id,
        messages,
        status: error ? 'Failed' : 'Succeeded',
        success: !error,
        zipFile,
      },
    ];
  },
  listMetadata: (org, user, body) => all(body, 'queries').flatMap((query) => listed(org, user, query)),
  describeMetadata: () => [
    {
      metadataObjects: metadataTypes.map(({ name, folder, suffix, layout }) => ({
        childXmlNames: childrenOf(name).map((child) => child.name),
        directoryName: folder,
        inFolder: layout === 'foldered',
        metaFile: false,
        ...(layout === 'bundle' ? {} : { suffix }),
        xmlName: name,
      })),
      organizationNamespace: '',
      partialSaveAllowed: false,
      testRequired: false,
    },
  ],
  createMetadata: (org, _user, body) => each(org, all(body, 'metadata'), (node) => createMetadata(org, node)),
  updateMetadata: (org, _user, body) => each(org, all(body, 'metadata'), (node) => updateMetadata(org, node)),
  upsertMetadata: (org, _user, body) => each(org, all(body, 'metadata'), (node) => upsertMetadata(org, node)),
  deleteMetadata: (org, _user, body) =>
    each(org, all(body, 'fullNames'), ({ text }) => deleteMetadata(org, need(body, 'type'), text)),
  readMetadata: (org, _user, body) => [
    { records: all(body, 'fullNames').map(({ text }) => readMetadata(org, need(body, 'type'), text)) },
  ],
  renameMetadata: async (org, _user, body) => [
    await inTurn(org, () =>
      renameMetadata(org, need(body, 'type'), need(body, 'oldFullName'), need(body, 'newFullName')),
    ),
  ],
};

/** Components of one type, standard objects among the objects. */
function listed(org: Org, user: SessionUser, query: XmlNode): unknown[] {
  const type = need(query, 'type');
  if (!typeByName(type) && !childTypeByName(type) && type !== 'ReportFolder')
    throw new SalesforceError(500, 'INVALID_TYPE', `Unknown type:${type}`);
  const folder = textOf(query, 'folder');
  const own = metadataOf(org)
    .components()
    .filter((one) => one.type === type && (folder === undefined || one.fullName.startsWith(`${folder}/`)));
  const names = new Set(own.map(({ fullName }) => fullName));
  const standard = type === 'CustomObject' ? standardObjects(org.schema) : [];
  return [...own, ...standard.filter(({ fullName }) => !names.has(fullName))].map((one) =>
    fileProperties(org, user, one),
  );
}

/** One after another: each stands on what the one before it left. */
async function each(
  org: Org,
  nodes: readonly XmlNode[],
  work: (node: XmlNode) => Promise<unknown>,
): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const node of nodes) results.push(await inTurn(org, () => work(node)));
  return results;
}
