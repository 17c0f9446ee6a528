import { AsyncJobs } from '../bulk/v1/job.ts';
import { answered, AsyncError, jobInfo, readJobInfo } from '../bulk/v1/xml.ts';
import { operationOf } from '../bulk/ingest-operation.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'async-job-create',
  method: 'POST',
  path: '/services/async/:number/job',
  summary:
    'Bulk API 1.0: opens a job of CSV batches (insert, update, upsert, delete, hardDelete) or of statements (query, queryAll)',
  anonymous: true,
  handle: (call) =>
    answered(call, (user) => {
      const given = readJobInfo(call);
      const operation = given.get('operation') ?? '';
      const unspoken =
        given.get('contentType') !== 'CSV' ||
        given.get('concurrencyMode') === 'Serial' ||
        call.headers['sforce-enable-pkchunking'] !== undefined;
      if (unspoken) {
        const message =
          'The local org does not speak serial order, PK chunking and other content than CSV here';
        throw new AsyncError('FeatureNotEnabled', message);
      }
      const object = call.org.reader(user).schema.object(given.get('object') ?? '');
      if (!object?.bulkQueryable)
        throw new AsyncError('InvalidJob', `Unable to find object: ${given.get('object') ?? ''}`);
      const externalIdFieldName = given.get('externalIdFieldName');
      const job = AsyncJobs.of(call.org).open(
        {
          user,
          object,
          operation:
            operation === 'query' || operation === 'queryAll'
              ? { name: operation }
              : operationOf({ operation, externalIdFieldName }, object),
          version: call.params['number'] ?? '',
        },
        call.org.now(),
      );
      return jobInfo(job, 201);
    }),
};

export default endpoint;
