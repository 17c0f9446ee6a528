/** What the service writes: Bulk ingest jobs and sObject collections, by key, into the org's own tables. */
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { integrationUser } from './clock.ts';
import { sqlType } from '../../server/mirror/columns.ts';
import { columnsOf } from './schema.ts';
import type { Answer, Call, Org } from './types.ts';

interface Job {
  object: string;
  operation: 'upsert' | 'delete';
  /** Rows that it took; none fails here. */
  rows?: number;
}

const prefixes: Record<string, string> = {
  Touchline_Subject__c: 'a00',
  Touchline_Quota__c: 'a01',
  Touchline_Scorecard__c: 'a02',
  Touchline_Deal_Review__c: 'a03',
  Touchline_Sync_Run__c: 'a04',
  Touchline_Subject__Share: '02c',
};

export class Ingest {
  readonly #org: Org;
  readonly #jobs = new Map<string, Job>();
  #written = 0;

  constructor(org: Org) {
    this.#org = org;
  }

  async answer(call: Call, api: string): Promise<Answer> {
    const { method } = call;
    const parts = api.split('/').slice(1);
    if (parts[0] === 'composite' && parts[1] === 'sobjects') return this.#collection(call, parts[2]);
    if (parts[0] !== 'jobs' || parts[1] !== 'ingest') throw new Error(`${method} ${api} is not spoken here`);
    const [, , id, what] = parts;
    if (id === undefined) return this.#create(call.body);
    const job = this.#jobs.get(id);
    if (!job) throw new Error(`no ingest job ${id}`);
    const file = join(this.#org.folder, `${id}.csv`);
    if (what === 'batches') writeFileSync(file, call.body, { mode: 0o600 });
    else if (what === 'successfulResults') return csv(createReadStream(`${file}.ok`));
    else if (what !== undefined) return csv(Readable.from(['"sf__Id","sf__Error","Key__c","Id"\n']));
    else if (method === 'PATCH') await this.#run(job, file);
    return {
      body: { id, state: 'JobComplete', numberRecordsProcessed: job.rows ?? 0, numberRecordsFailed: 0 },
    };
  }

  #create(body: Buffer): Answer {
    const id = `751Bn${this.#jobs.size + 1}`;
    this.#jobs.set(id, JSON.parse(body.toString('utf8')) as Job);
    return { body: { id, state: 'Open' } };
  }

  /** Results come as the platform sends them: every column of the upload again, behind the id. */
  async #run(job: Job, file: string): Promise<void> {
    const { database } = this.#org;
    await database.run(`CREATE OR REPLACE TEMP TABLE upload AS SELECT row_number() OVER () AS nth, * FROM read_csv('${file}', header = true,
      all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '#N/A', max_line_size = 8388608)`);
    job.rows = await this.#save(job.object, job.operation);
    await database.run(`COPY (SELECT u.id AS "sf__Id", true AS "sf__Created", u.* EXCLUDE (id, nth) FROM sent u ORDER BY nth)
      TO '${file}.ok' (FORMAT csv, HEADER, FORCE_QUOTE *)`);
  }

  /**
   * Carries out what stands in `upload`; leaves `sent`: the upload with `id` in front. `nth` keeps the order.
   *
   * @returns how many rows there were
   */
  async #save(object: string, operation: Job['operation']): Promise<number> {
    const { database, now } = this.#org;
    if (operation === 'delete') {
      await database.run(`CREATE OR REPLACE TEMP TABLE sent AS SELECT "Id" AS id, * FROM upload;
        DELETE FROM "${object}" WHERE "Id" IN (SELECT id FROM sent)`);
      return this.#sent();
    }
    const uploaded = (await database.rows<{ column_name: string }>('DESCRIBE upload')).map(
      (row) => row.column_name,
    );
    const at = `TIMESTAMP '${now.toISOString().replace('T', ' ').replace('Z', '')}'`;
    const match = uploaded.includes('Key__c') ? 'e."Key__c" = u."Key__c"' : 'false';
    await database.run(`CREATE OR REPLACE TEMP TABLE sent AS
      SELECT coalesce(e."Id", printf('${prefixes[object]}Bw%013d', ${this.#written} + row_number() OVER ())) AS id, u.*
      FROM upload u LEFT JOIN "${object}" e ON ${match}`);
    const given: Record<string, string> = {
      Id: 's.id',
      IsDeleted: 'false',
      CreatedById: `coalesce(e."CreatedById", '${integrationUser}')`,
      LastModifiedById: `'${integrationUser}'`,
      CreatedDate: `coalesce(e."CreatedDate", ${at})`,
      LastModifiedDate: at,
      SystemModstamp: at,
      RowCause: `'Manual'`,
    };
    const select = columnsOf(object).map(({ name, type }) => {
      const value = given[name] ?? (uploaded.includes(name) ? `s."${name}"` : `e."${name}"`);
      return `CAST(${value} AS ${sqlType(type)}) AS "${name}"`;
    });
    await database.run(`CREATE OR REPLACE TEMP TABLE saved AS
      SELECT ${select.join(', ')} FROM sent s LEFT JOIN "${object}" e ON e."Id" = s.id;
      DELETE FROM "${object}" WHERE "Id" IN (SELECT id FROM sent);
      INSERT INTO "${object}" SELECT * FROM saved`);
    const rows = await this.#sent();
    this.#written += rows;
    return rows;
  }

  async #sent(): Promise<number> {
    const [{ n } = { n: '0' }] = await this.#org.database.rows<{ n: string }>(
      'SELECT count(*) AS n FROM sent',
    );
    return Number(n);
  }

  async #collection({ method, body, query }: Call, named: string | undefined): Promise<Answer> {
    const { database, folder } = this.#org;
    const ids = query.get('ids')?.split(',') ?? [];
    const sent = method === 'DELETE' ? ids.map((Id) => ({ Id })) : recordsOf(body);
    const prefix = Object.entries(prefixes).find(([, each]) => ids[0]?.startsWith(each));
    const object = named ?? prefix?.[0] ?? sObjectOf(body);
    const file = join(folder, 'collection.json');
    writeFileSync(file, JSON.stringify(sent), { mode: 0o600 });
    const columns = Object.keys(sent[0] ?? {}).map((name) => `'${name}': 'VARCHAR'`);
    await database.run(`CREATE OR REPLACE TEMP TABLE upload AS
      SELECT row_number() OVER () AS nth, * FROM read_json('${file}', columns = {${columns.join(', ')}}, maximum_object_size = 33554432)`);
    await this.#save(object, method === 'DELETE' ? 'delete' : 'upsert');
    const saved = await database.rows<{ id: string }>('SELECT id FROM sent ORDER BY nth');
    return { body: saved.map(({ id }) => ({ id, success: true, errors: [] })) };
  }
}

interface SentRecord extends Record<string, unknown> {
  attributes?: { type: string };
}
const parsed = (body: Buffer): SentRecord[] =>
  (JSON.parse(body.toString('utf8')) as { records: SentRecord[] }).records;
const recordsOf = (body: Buffer): Record<string, unknown>[] =>
  parsed(body).map((record) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'attributes')),
  );
const sObjectOf = (body: Buffer): string => parsed(body)[0]!.attributes!.type;
const csv = (stream: Readable): Answer => ({ headers: { 'content-type': 'text/csv' }, stream });
