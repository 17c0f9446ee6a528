/** For tests: an org that keeps records by key, counts calls and refuses what it is told to. */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { openMirror, type Mirror } from '../mirror/mirror.ts';
import { silentLogger } from '../log.ts';
import type { WriteConnection, WriteDependencies } from './port.ts';

type Fields = Record<string, unknown>;

export class FakeOrg implements WriteConnection {
  readonly records = new Map<string, Map<string, Fields & { Id: string }>>();
  readonly calls: string[] = [];
  /** How often a key is refused before it is accepted, and with which code. */
  readonly refusals = new Map<string, { times: number; code: string }>();
  /** What jobs tell of themselves instead of what is true. */
  told: Record<string, unknown> = {};
  /** Answers of jobs lack their last row. */
  cutsAnswers = false;
  #sequence = 0;
  #job: { object: string; operation: string; results: Fields[] } | null = null;

  of(sObject: string): Map<string, Fields & { Id: string }> {
    const found = this.records.get(sObject) ?? new Map<string, Fields & { Id: string }>();
    this.records.set(sObject, found);
    return found;
  }

  async request<T>({ method, path, body }: Parameters<WriteConnection['request']>[0]): Promise<T> {
    this.calls.push(`${method} ${path.split('?')[0]}`);
    return this.#answer(method, path, body) as T;
  }

  async upload(path: string, file: string): Promise<void> {
    this.calls.push(`PUT ${path}`);
    const rows = parse(await readFile(file, 'utf8'), { columns: true }) as Record<string, string>[];
    this.#job!.results = rows.map((row) => {
      const fields = Object.fromEntries(
        Object.entries(row)
          .filter(([, value]) => value !== '')
          .map(([name, value]) => [name, value === '#N/A' ? null : value]),
      );
      const key = String(fields['Key__c'] ?? fields['Id']);
      const result =
        this.#job!.operation === 'delete' ? this.#remove(key) : this.#save(this.#job!.object, key, fields);
      return {
        ...row,
        sf__Id: result.id ?? '',
        sf__Error: result.success ? '' : `${result.errors[0]!.statusCode}:${result.errors[0]!.message}:--`,
      };
    });
  }

  async download(path: string, file: string): Promise<void> {
    this.calls.push(`GET ${path}`);
    const wanted = this.#job!.results.filter((row) =>
      /successful/.test(path) ? row['sf__Error'] === '' : /failed/.test(path) && row['sf__Error'] !== '',
    );
    const header = Object.keys(this.#job!.results[0] ?? { sf__Id: '', Id: '', Key__c: '' });
    await writeFile(
      file,
      stringify(this.cutsAnswers ? wanted.slice(0, -1) : wanted, { header: true, columns: header }),
    );
  }

  #answer(method: string, path: string, body: unknown): unknown {
    if (path.startsWith('jobs/ingest')) {
      if (method === 'POST') this.#job = { ...(body as { object: string; operation: string }), results: [] };
      const { results } = this.#job!;
      return {
        id: '750000000000001AAA',
        state: method === 'GET' ? 'JobComplete' : 'Open',
        numberRecordsProcessed: results.length,
        numberRecordsFailed: results.filter((row) => row['sf__Error'] !== '').length,
        ...(method === 'GET' ? this.told : {}),
      };
    }
    if (path === 'composite') {
      const { compositeRequest } = body as {
        compositeRequest: { method: string; url: string; body: unknown }[];
      };
      return {
        compositeResponse: compositeRequest.map((part) => ({
          body: this.#answer(part.method, part.url.replace(/^\/services\/data\/v[\d.]+\//, ''), part.body),
        })),
      };
    }
    if (method === 'DELETE')
      return new URLSearchParams(path.split('?')[1])
        .get('ids')!
        .split(',')
        .map((id) => this.#remove(id));
    const records = (body as { records: Fields[] }).records;
    return records.map(({ attributes, ...fields }) => {
      const { type } = attributes as { type: string };
      const key = String(
        fields['Key__c'] ?? `${String(fields['ParentId'])}|${String(fields['UserOrGroupId'])}`,
      );
      return this.#save(type, key, fields);
    });
  }

  #save(sObject: string, key: string, fields: Fields) {
    const refusal = this.refusals.get(key);
    if (refusal && refusal.times > 0) {
      refusal.times -= 1;
      return {
        success: false as const,
        id: undefined,
        errors: [{ statusCode: refusal.code, message: 'refused by the test' }],
      };
    }
    const table = this.of(sObject);
    const Id = table.get(key)?.Id ?? `a0${String(++this.#sequence).padStart(13, '0')}AAA`;
    table.set(key, { ...table.get(key), ...fields, Id });
    return { success: true as const, id: Id, errors: [] };
  }

  #remove(id: string) {
    for (const table of this.records.values()) {
      for (const [key, record] of table) {
        if (record.Id !== id) continue;
        table.delete(key);
        return { success: true as const, id, errors: [] };
      }
    }
    return {
      success: false as const,
      id,
      errors: [{ statusCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }],
    };
  }
}

/** A mirror with the `out` tables that the earlier stages would have filled, small and by hand. */
async function outMirror(): Promise<Mirror> {
  const mirror = await openMirror(':memory:', {
    ownColumns: { Touchline_Scorecard__c: [{ name: 'Win_Rate__c', type: 'number' }] },
  });
  await mirror.run(`
    CREATE TABLE out.subject ("Key__c" VARCHAR, "Name" VARCHAR, "Kind__c" VARCHAR, "User__c" VARCHAR, parent_key VARCHAR, "Is_Active__c" BOOLEAN, owner_id VARCHAR);
    CREATE TABLE out.subject_share (subject_key VARCHAR, user_id VARCHAR);
    CREATE TABLE out.card ("Key__c" VARCHAR, subject_key VARCHAR, "Period_Start__c" DATE, "Win_Rate__c" DOUBLE, "Focus_Evidence__c" VARCHAR);
    CREATE TABLE out.deal_review ("Key__c" VARCHAR, "Opportunity__c" VARCHAR, "Flag_Count__c" DOUBLE, "Flags_Evidence__c" VARCHAR);
    INSERT INTO out.subject VALUES
      ('organisation:00D', 'All', 'organisation', NULL, NULL, true, '005I'),
      ('team:005M', 'Team', 'team', '005M', 'organisation:00D', true, '005M'),
      ('person:005R', 'O''Brien, "R"', 'person', '005R', 'team:005M', true, '005R');
    INSERT INTO out.subject_share VALUES ('person:005R', '005M'), ('team:005M', '005M');
    INSERT INTO out.card VALUES ('person:005R|week|2026-11-16|all|all', 'person:005R', DATE '2026-11-16', 25.5, ''), ('team:005M|week|2026-11-16|all|all', 'team:005M', DATE '2026-11-16', NULL, '[]');
    INSERT INTO out.deal_review VALUES ('006A', '006A', 1, '{"past-due":{}}');`);
  return mirror;
}

export interface Writing {
  mirror: Mirror;
  org: FakeOrg;
  /** For job files. */
  folder: string;
  close(): Promise<void>;
}

/** A mirror with something to write, an org without records, and a folder; all gone when closed. */
export async function openWriting(): Promise<Writing> {
  const mirror = await outMirror();
  const folder = mkdtempSync(join(tmpdir(), 'touchline-writeback-'));
  const close = async (): Promise<void> => {
    await mirror.close();
    rmSync(folder, { recursive: true });
  };
  return { mirror, org: new FakeOrg(), folder, close };
}

export function dependencies(
  org: FakeOrg,
  mirror: Mirror,
  folder: string,
): WriteDependencies & { pauses: number[] } {
  const pauses: number[] = [];
  return {
    connection: org,
    mirror,
    log: silentLogger,
    folder,
    pauses,
    pause: async (milliseconds) => void pauses.push(milliseconds),
  };
}
