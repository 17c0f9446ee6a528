import { BulkJobs } from '../bulk/jobs.ts';
import { locatorOf, pageBounds, pageSize } from '../bulk/pages.ts';
import type { Endpoint } from '../types.ts';

/** Pages handed out at a time, to be read side by side. */
const PAGES = 5;

const bulkQueryResultPages: Endpoint = {
  id: 'bulk-query-result-pages',
  method: 'GET',
  path: '/services/data/:version/jobs/query/:id/resultPages',
  summary: 'Bulk 2.0: addresses of up to five result pages to read in parallel',
  handle(call) {
    const job = BulkJobs.of(call.org).query(call);
    const { from } = pageBounds(call, job);
    const size = pageSize(call);
    const base = `/services/data/v${call.version}/jobs/query/${job.id}`;
    const bound = call.query.has('maxRecords') ? `&maxRecords=${size}` : '';
    const starts = Array.from({ length: PAGES }, (_, at) => from + at * size).filter(
      (at) => at < job.size || at === 0,
    );
    const next = from + PAGES * size;
    const done = next >= job.size;
    return {
      body: {
        resultPages: starts.map((at) => ({ resultLink: `${base}/results?locator=${locatorOf(at)}${bound}` })),
        nextRecordsUrl: done ? null : `${base}/resultPages?locator=${locatorOf(next)}${bound}`,
        done,
      },
    };
  },
};

export default bulkQueryResultPages;
