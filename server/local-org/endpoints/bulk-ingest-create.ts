import { IngestJob, MAX_UPLOAD } from '../bulk/ingest-job.ts';
import { BulkJobs, objectBody } from '../bulk/jobs.ts';
import { multipartJob } from '../bulk/multipart.ts';
import type { Endpoint } from '../types.ts';

const bulkIngestCreate: Endpoint = {
  id: 'bulk-ingest-create',
  method: 'POST',
  path: '/services/data/:version/jobs/ingest',
  summary: 'Bulk 2.0: make an ingest job, with its data when multipart',
  bodyLimit: MAX_UPLOAD,
  handle(call) {
    const jobs = BulkJobs.of(call.org);
    const contentType = String(call.headers['content-type'] ?? '');
    const parts =
      contentType.includes('multipart/') && typeof call.body === 'string'
        ? multipartJob(contentType, call.body)
        : undefined;
    const job = new IngestJob(jobs.newId(), call, parts?.job ?? objectBody(call));
    jobs.add(job);
    if (parts) {
      job.put(parts.content);
      job.set('UploadComplete');
    }
    return { body: job.describe() };
  },
};

export default bulkIngestCreate;
