import { MAX_UPLOAD } from '../bulk/ingest-job.ts';
import { BulkJobs } from '../bulk/jobs.ts';
import { SalesforceError } from '../errors.ts';
import type { Endpoint } from '../types.ts';

const bulkIngestUpload: Endpoint = {
  id: 'bulk-ingest-upload',
  method: 'PUT',
  path: '/services/data/:version/jobs/ingest/:id/batches',
  summary: 'Bulk 2.0: upload the CSV of an ingest job, once',
  bodyLimit: MAX_UPLOAD,
  handle(call) {
    const { body } = call;
    if (body !== undefined && body !== null && typeof body !== 'string') {
      throw new SalesforceError(
        400,
        'CLIENTINPUTERROR',
        'The upload must be CSV with the content type text/csv',
      );
    }
    BulkJobs.of(call.org)
      .ingest(call)
      .put(body ?? '');
    return { status: 201 };
  },
};

export default bulkIngestUpload;
