import type { Deployment, ComponentMessage } from './deployments.ts';
import { metadataOf } from './org-metadata.ts';
import type { Org } from '../types.ts';

/** DeployResult as SOAP and REST both answer it; undefined properties are left out of either. */
export function deployResult(
  org: Org,
  deployment: Deployment,
  includeDetails: boolean,
): Record<string, unknown> {
  const { id, options, user, status, created, completed, messages, error } = deployment;
  const errors = messages.filter(({ problem }) => problem?.kind === 'Error');
  const succeeded = messages.filter(({ problem }) => problem?.kind !== 'Error');
  const done = completed !== null;
  return {
    canceledBy: deployment.canceledBy?.id,
    canceledByName: deployment.canceledBy?.name,
    checkOnly: options.checkOnly,
    completedDate: completed ?? undefined,
    createdBy: user.id,
    createdByName: user.name,
    createdDate: created,
    ...(includeDetails
      ? {
          details: {
            componentFailures: errors.map((message) => messageJson(org, message, deployment)),
            componentSuccesses: succeeded.map((message) => messageJson(org, message, deployment)),
            runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
          },
        }
      : {}),
    done,
    errorMessage: error?.message,
    errorStatusCode: error?.code,
    id,
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: completed ?? created,
    numberComponentErrors: errors.length,
    numberComponentsDeployed: done ? succeeded.length : 0,
    numberComponentsTotal: errors.length + succeeded.length,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: false,
    startDate: created,
    status,
    success: status === 'Succeeded',
  };
}

function messageJson(
  org: Org,
  message: ComponentMessage,
  { completed, created }: Deployment,
): Record<string, unknown> {
  const { type, fullName, fileName, problem } = message;
  return {
    changed: message.changed,
    columnNumber: problem?.column,
    componentType: type,
    created: message.created,
    createdDate: completed ?? created,
    deleted: message.deleted,
    fileName,
    fullName,
    id: metadataOf(org).stampsOf(message)?.id,
    lineNumber: problem?.line,
    problem: problem?.message,
    problemType: problem?.kind,
    success: problem?.kind !== 'Error',
    warning: problem?.kind === 'Warning',
  };
}
