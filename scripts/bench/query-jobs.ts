/** Bulk API 2.0 query jobs: prepared pages from disk, or pages made now where the org has changed since. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, writePages, type ResultPages } from './pages.ts';
import { translate } from './soql.ts';
import type { Answer, Call, Org } from './types.ts';

export class QueryJobs {
  readonly #org: Org;
  readonly #jobs = new Map<string, ResultPages>();

  constructor(org: Org) {
    this.#org = org;
  }

  async answer({ method, body, query }: Call, api: string): Promise<Answer> {
    if (api === '/jobs/query' && method === 'POST') return this.#create(body);
    const [, id = '', results] = /^\/jobs\/query\/(\w+)(\/results)?$/.exec(api) ?? [];
    const job = this.#jobs.get(id);
    if (!job) return { status: 404, body: [{ errorCode: 'NOT_FOUND', message: `no job ${id}` }] };
    if (results) return page(job, Number(query.get('locator') ?? 0));
    if (method === 'DELETE') this.#jobs.delete(id);
    return method === 'DELETE' ? { status: 204 } : { body: { id, state: 'JobComplete' } };
  }

  async #create(body: Buffer): Promise<Answer> {
    const { query: soql } = JSON.parse(body.toString('utf8')) as { query: string };
    if (/^(OpportunityStage|Organization|Period|UserRole)$/.test(translate(soql).sObject))
      return {
        status: 400,
        body: [{ errorCode: 'INVALIDENTITY', message: 'not supported by the Bulk API' }],
      };
    const id = `750Bn${this.#jobs.size + 1}`;
    const prepared = this.#org.isPristine ? pagesOf(this.#org.pages, soql) : undefined;
    const folder = join(this.#org.folder, `pages-${id}`);
    if (!prepared) await writePages(this.#org.database, folder, soql);
    this.#jobs.set(id, prepared ?? pagesOf(folder, soql)!);
    return { body: { id, state: 'UploadComplete' } };
  }
}

function page({ files, rows }: ResultPages, index: number): Answer {
  return {
    headers: {
      'content-type': 'text/csv',
      'content-encoding': 'gzip',
      'sforce-numberofrecords': String(rows[index]),
      'sforce-locator': index + 1 < files.length ? String(index + 1) : 'null',
    },
    stream: createReadStream(files[index]!, { highWaterMark: 1024 * 1024 }),
  };
}
