import { BulkJobs } from '../bulk/jobs.ts';
import { csvAnswer, locatorOf, pageBounds } from '../bulk/pages.ts';
import type { Endpoint } from '../types.ts';

const bulkQueryResults: Endpoint = {
  id: 'bulk-query-results',
  method: 'GET',
  path: '/services/data/:version/jobs/query/:id/results',
  summary: 'Bulk 2.0: a page of results as CSV (`locator`, `maxRecords`, gzip)',
  handle(call) {
    const job = BulkJobs.of(call.org).query(call);
    const { from, until } = pageBounds(call, job);
    return csvAnswer(job.header, job.records(from, until), job.dialect, {
      // The last page says 'null' in so many letters.
      'Sforce-Locator': until < job.size ? locatorOf(until) : 'null',
      'Sforce-NumberOfRecords': String(until - from),
    });
  },
};

export default bulkQueryResults;
