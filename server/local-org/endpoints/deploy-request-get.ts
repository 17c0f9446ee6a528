import { deploymentById } from '../metadata/deployments.ts';
import { deployResult } from '../metadata/deploy-result.ts';
import type { Call, Endpoint } from '../types.ts';

/** How far a deployment is. */
export default {
  id: 'deploy-request-get',
  method: 'GET',
  path: '/services/data/:version/metadata/deployRequest/:id',
  summary: 'Status of a deployment, with `includeDetails=true` each component',
  handle({ org, params, query }: Call) {
    const deployment = deploymentById(org, params['id'] ?? '');
    const result = deployResult(org, deployment, query.get('includeDetails') === 'true');
    return { body: { id: deployment.id, deployOptions: deployment.options, deployResult: result } };
  },
} satisfies Endpoint;
