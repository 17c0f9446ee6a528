import { invalidInput } from '../errors.ts';
import { deployValidated, startDeploy } from '../metadata/deployments.ts';
import { deployResult } from '../metadata/deploy-result.ts';
import { deployForm } from '../metadata/deploy-form.ts';
import type { Call, Endpoint } from '../types.ts';

/** A deployment over REST: a multipart form of options and zip, or the id of a validation that succeeded. */
export default {
  id: 'deploy-request-create',
  method: 'POST',
  path: '/services/data/:version/metadata/deployRequest',
  summary: 'Deploy a zip of metadata, or what an earlier check-only deployment validated',
  handle({ org, user, body, headers }: Call) {
    if (Buffer.isBuffer(body)) {
      const { zip, options } = deployForm(String(headers['content-type'] ?? ''), body);
      const deployment = startDeploy(org, user, zip, options);
      return { status: 201, body: answer(deployment.id, deployResult(org, deployment, false), options) };
    }
    const validated = (body as { validatedDeployRequestId?: unknown } | undefined)?.validatedDeployRequestId;
    if (typeof validated !== 'string')
      throw invalidInput('expected a multipart form, or validatedDeployRequestId');
    const deployment = deployValidated(org, user, validated);
    return {
      status: 201,
      body: {
        validatedDeployRequestId: validated,
        ...answer(deployment.id, deployResult(org, deployment, false), deployment.options),
      },
    };
  },
} satisfies Endpoint;

const answer = (id: string, result: unknown, options: unknown) => ({
  id,
  deployOptions: options,
  deployResult: result,
});
