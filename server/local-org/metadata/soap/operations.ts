import { SalesforceError } from '../../errors.ts';
import type { Org, SessionUser } from '../../types.ts';
import {
  createMetadata,
  deleteMetadata,
  readMetadata,
  renameMetadata,
  updateMetadata,
  upsertMetadata,
} from '../crud.ts';
import { deploymentById, deployValidated, startDeploy } from '../deployments.ts';
import { deployResult } from '../deploy-result.ts';
import { metadataOf } from '../org-metadata.ts';
import { manifestOf } from '../package-xml.ts';
import { fileProperties, retrievalById, retrieve } from '../retrieve.ts';
import { childrenOf, metadataTypes } from '../types.ts';
import { childOf, textOf, type XmlNode } from '../xml.ts';

/** One operation of the Metadata API: its body to its results. */
export type Operation = (org: Org, user: SessionUser, body: XmlNode) => unknown[] | Promise<unknown[]>;

const flag = (node: XmlNode | undefined, name: string, preset = false): boolean => {
  const value = node && textOf(node, name);
  return value === undefined ? preset : value === 'true';
};
const need = (node: XmlNode, name: string): string => {
  const value = textOf(node, name);
  if (!value) throw new SalesforceError(500, 'INVALID_TYPE', `Required field is missing: ${name}`);
  return value;
};
const all = (node: XmlNode, name: string): XmlNode[] => node.children.filter((child) => child.name === name);

export const operations: Readonly<Record<string, Operation>> = {
  deploy: (org, user, body) => {
    const options = childOf(body, 'DeployOptions') ?? childOf(body, 'deployOptions');
    refuseTests(options);
    const zip = Buffer.from(need(body, 'ZipFile'), 'base64');
    const deployment = startDeploy(org, user, zip, {
      checkOnly: flag(options, 'checkOnly'),
      ignoreWarnings: flag(options, 'ignoreWarnings'),
      rollbackOnError: flag(options, 'rollbackOnError', true),
    });
    return [{ done: false, id: deployment.id, state: 'Queued' }];
  },
  checkDeployStatus: (org, _user, body) => [
    deployResult(org, deploymentById(org, need(body, 'asyncProcessId')), flag(body, 'includeDetails')),
  ],
  deployRecentValidation: (org, user, body) => [deployValidated(org, user, need(body, 'validationId')).id],
  retrieve: (org, user, body) => {
    const request = childOf(body, 'request');
    const unpackaged = request && childOf(request, 'unpackaged');
    if (!unpackaged)
      throw new SalesforceError(
        500,
        'INVALID_PACKAGE_NAME',
        'The local org has no packages; ask for unpackaged',
      );
    const { id } = retrieve(org, user, manifestOf(unpackaged));
    return [{ done: false, id, state: 'Queued' }];
  },
  checkRetrieveStatus: (org, _user, body) => {
    const id = need(body, 'asyncProcessId');
    const found = retrievalById(org, id);
    if (!found)
      throw new SalesforceError(500, 'INVALID_CROSS_REFERENCE_KEY', `no AsyncResult found with id ${id}`);
    const { fileProperties: files, messages, zipFile } = found;
    return [{ done: true, fileProperties: files, id, messages, status: 'Succeeded', success: true, zipFile }];
  },
  listMetadata: (org, user, body) =>
    all(body, 'queries').flatMap((query) => {
      const type = need(query, 'type');
      if (
        !metadataTypes.some(({ name }) => name === type) &&
        !['CustomField', 'ListView', 'CustomLabel', 'ReportFolder'].includes(type)
      )
        throw new SalesforceError(500, 'INVALID_TYPE', `INVALID_TYPE: Unknown type:${type}`);
      const folder = textOf(query, 'folder');
      return metadataOf(org)
        .components()
        .filter((one) => one.type === type && (folder === undefined || one.fullName.startsWith(`${folder}/`)))
        .map((one) => fileProperties(org, user, one));
    }),
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
  createMetadata: (org, _user, body) => each(all(body, 'metadata'), (node) => createMetadata(org, node)),
  updateMetadata: (org, _user, body) => each(all(body, 'metadata'), (node) => updateMetadata(org, node)),
  upsertMetadata: (org, _user, body) => each(all(body, 'metadata'), (node) => upsertMetadata(org, node)),
  deleteMetadata: (org, _user, body) =>
    each(all(body, 'fullNames'), ({ text }) => deleteMetadata(org, need(body, 'type'), text)),
  readMetadata: (org, _user, body) => [
    { records: all(body, 'fullNames').map(({ text }) => readMetadata(org, need(body, 'type'), text)) },
  ],
  renameMetadata: async (org, _user, body) => [
    await renameMetadata(org, need(body, 'type'), need(body, 'oldFullName'), need(body, 'newFullName')),
  ],
};

/** One after another: each stands on what the one before it left. */
async function each(
  nodes: readonly XmlNode[],
  work: (node: XmlNode) => Promise<unknown>,
): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const node of nodes) results.push(await work(node));
  return results;
}

/** There is no Apex here, so tests named by a client cannot have been run. */
export function refuseTests(options: XmlNode | undefined): void {
  if (options && textOf(options, 'testLevel') === 'RunSpecifiedTests')
    throw new SalesforceError(
      500,
      'FUNCTIONALITY_NOT_ENABLED',
      'The local org does not speak this yet: Apex tests (RunSpecifiedTests)',
    );
}
