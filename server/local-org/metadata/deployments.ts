import { SalesforceError } from '../errors.ts';
import { makeId } from '../id.ts';
import { stampOf } from '../stamp.ts';
import type { Org, SessionUser } from '../types.ts';
import { applyPlan } from './apply.ts';
import { readArchive } from './archive.ts';
import type { Problem } from './convert.ts';
import { planDeploy, type Plan } from './deploy.ts';
import type { DeployOptions } from './deploy-options.ts';
import { metadataOf } from './org-metadata.ts';
import { keepPackage } from './packages.ts';
import { componentsOf } from './tree.ts';
import { inTurn } from './turn.ts';
import { componentKey } from './validate/references.ts';

/** One line of the details: a component that went well, or what is wrong with one. */
export interface ComponentMessage {
  type: string;
  fullName: string;
  fileName: string;
  changed: boolean;
  created: boolean;
  deleted: boolean;
  problem?: {
    kind: 'Error' | 'Warning';
    message: string;
    line?: number | undefined;
    column?: number | undefined;
  };
}

export interface Deployment {
  id: string;
  options: DeployOptions;
  user: SessionUser;
  status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Canceling' | 'Canceled';
  /** Who cancelled it. */
  canceledBy?: SessionUser;
  created: string;
  completed: string | null;
  messages: ComponentMessage[];
  /** What went wrong with the deployment itself. */
  error: { code: string; message: string } | null;
  /** Kept of a validation, for the quick deploy that may follow it. */
  zip: Uint8Array | null;
}

const deploymentsOf = (org: Org): Map<string, Deployment> =>
  org.state('deployments', () => new Map<string, Deployment>());

/** Takes a deployment on; it runs behind the earlier ones, and `deploymentById` tells how far it is. */
export function startDeploy(
  org: Org,
  user: SessionUser,
  zip: Uint8Array,
  options: DeployOptions,
): Deployment {
  const all = deploymentsOf(org);
  const deployment: Deployment = {
    id: makeId('0Af', all.size + 1),
    options,
    user,
    status: 'Pending',
    created: stampOf(org.now()),
    completed: null,
    messages: [],
    error: null,
    zip: options.checkOnly ? zip : null,
  };
  // A zip that cannot be read is told at once, as the platform does.
  const files = readArchive(zip);
  all.set(deployment.id, deployment);
  void inTurn(org, () => run(org, deployment, files));
  return deployment;
}

export function deploymentById(org: Org, id: string): Deployment {
  const found =
    deploymentsOf(org).get(id) ??
    [...deploymentsOf(org).values()].find((one) => one.id.startsWith(id) && id.length === 15);
  if (!found)
    throw new SalesforceError(404, 'INVALID_CROSS_REFERENCE_KEY', `no AsyncResult found with id ${id}`);
  return found;
}

/** Asks a deployment to stop; it does before anything of it is applied. One that has ended cannot be cancelled. */
export function cancelDeploy(org: Org, user: SessionUser, id: string): Deployment {
  const deployment = deploymentById(org, id);
  if (deployment.completed !== null)
    throw new SalesforceError(400, 'INVALID_ID_FIELD', 'Deployment already completed');
  deployment.status = 'Canceling';
  deployment.canceledBy = user;
  return deployment;
}

/** Deploys what an earlier check-only deployment found good. */
export function deployValidated(org: Org, user: SessionUser, id: string): Deployment {
  const earlier = deploymentById(org, id);
  if (!earlier.zip || earlier.status !== 'Succeeded') {
    throw new SalesforceError(400, 'INVALID_ID_FIELD', `${id} is not the id of a validation that succeeded`);
  }
  return startDeploy(org, user, earlier.zip, { ...earlier.options, checkOnly: false });
}

/** The paths of a project may have a folder on top, as `sf` writes it without `singlePackage`. */
function withoutTopFolder(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  if (files.has('package.xml')) return files;
  const tops = new Set([...files.keys()].map((path) => path.split('/')[0]));
  const [top] = tops;
  if (tops.size !== 1 || top === undefined || !files.has(`${top}/package.xml`)) return files;
  return new Map([...files].map(([path, bytes]) => [path.slice(top.length + 1), bytes]));
}

async function run(org: Org, deployment: Deployment, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  if (deployment.status === 'Pending') deployment.status = 'InProgress';
  try {
    const metadata = metadataOf(org);
    const before = metadata.tree;
    const content = withoutTopFolder(files);
    const plan = await planDeploy(org, content);
    const isGood = plan.problems.length === 0;
    if (deployment.canceledBy) deployment.status = 'Canceled';
    else {
      if (isGood && !deployment.options.checkOnly) {
        keepPackage(org, content);
        applyPlan(org, plan);
      }
      deployment.messages = messagesOf(plan, before);
      deployment.status = isGood ? 'Succeeded' : 'Failed';
    }
  } catch (error) {
    deployment.status = 'Failed';
    if (error instanceof SalesforceError) {
      deployment.error = { code: error.errorCode, message: error.message };
    } else {
      deployment.error = { code: 'UNKNOWN_EXCEPTION', message: (error as Error).message };
      process.stderr.write(`deployment ${deployment.id}: ${(error as Error).stack}\n`);
    }
  }
  deployment.completed = stampOf(org.now());
}

function messagesOf(
  { units, deleted, problems, warnings, schema }: Plan,
  before: ReadonlyMap<string, Uint8Array>,
): ComponentMessage[] {
  const failed = new Set(problems.map(({ type, fullName }) => componentKey(type, fullName)));
  const existed = new Set(componentsOf(before).map(({ type, fullName }) => componentKey(type, fullName)));
  const said = ({ message, line, column, ...of }: Problem, kind: 'Error' | 'Warning'): ComponentMessage => ({
    ...of,
    changed: false,
    created: false,
    deleted: false,
    problem: { kind, message, line, column },
  });
  const succeeded = units
    .filter(({ type, fullName }) => !failed.has(componentKey(type, fullName)))
    .map(({ type, fullName, fileName, files }): ComponentMessage => {
      const isNew = !existed.has(componentKey(type, fullName));
      const isChanged = [...files].some(([path, bytes]) => !sameBytes(before.get(path), bytes));
      return { type, fullName, fileName, created: isNew, changed: isChanged, deleted: false };
    });
  const gone = (schema ? deleted : []).map(({ type, fullName }): ComponentMessage => ({
    type,
    fullName,
    fileName: 'destructiveChanges.xml',
    created: false,
    changed: true,
    deleted: true,
  }));
  return [
    ...problems.map((one) => said(one, 'Error')),
    ...warnings.map((one) => said(one, 'Warning')),
    ...succeeded,
    ...gone,
  ];
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a !== undefined && Buffer.compare(a, b) === 0;
