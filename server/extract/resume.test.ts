import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '../log.ts';
import { openMirror } from '../mirror/mirror.ts';
import { extract } from './extract.ts';
import { bench } from './testing.ts';
import type { Bench } from './testing.ts';

// Every test serves a whole org and reads it at least twice.
jest.setTimeout(60_000);

let b: Bench;
let minute: number;

beforeEach(async () => {
  minute = 0;
  b = await bench({ clock: () => new Date(Date.UTC(2026, 10, 20, 18, minute)) });
});
afterEach(() => b.close());

const ids = async () => (await b.rows('SELECT "Id" FROM sf.opportunity')).map((row) => row.Id);

test.each([
  [3, '/results'],
  [3, 'GET /jobs/query/'],
  [3, 'POST /jobs/query'],
  [3, 'DELETE /jobs/query/'],
  [2, '/composite'],
])('a run that dies at %s times %s is made good by the next', async (times, where) => {
  for (let i = 0; i < 20; i += 1) b.deal(`deal, "${i}"\n`);
  let count = 0;
  b.breakOn((request) => request.includes(where) && (count += 1) >= times);
  await expect(b.extract()).rejects.toThrow();
  b.breakOn(() => false);
  minute = 60;
  const fresh = b.deal('created while the service was down');
  await b.extract();
  const undisturbed = await openMirror(':memory:');
  await extract({
    connection: b.connection,
    mirror: undisturbed,
    log: silentLogger,
    folder: join(b.folder, 'other'),
    options: { full: false },
    backoffMs: 1,
  });
  for (const { table } of b.mirror.tables.values()) {
    const sql = `SELECT * FROM ${table} ORDER BY "Id"`;
    expect(await b.rows(sql)).toEqual(await undisturbed.all(sql));
  }
  await undisturbed.close();
  expect(await ids()).toContain(fresh);
  expect(readdirSync(b.folder).filter((file) => file.includes('.csv'))).toEqual([]);
});

test('an expired job of a killed run is started anew', async () => {
  b.deal('one');
  b.breakOn((request) => request.includes('/results'));
  await expect(b.extract()).rejects.toThrow();
  b.breakOn(() => false);
  const jobs = await b.rows('SELECT job_id FROM sf_meta.bulk_job');
  for (const { job_id: id } of jobs) {
    const path = `/jobs/query/${String(id)}`;
    await b.connection.request({ path });
    await b.connection.request({ path });
    await b.connection.request({ method: 'DELETE', path });
  }
  expect(jobs.length).toBeGreaterThan(10);
  await b.extract();
  expect(await ids()).toHaveLength(1);
});

test('reading twice what is the same gives the same mirror', async () => {
  b.deal('one');
  await b.extract();
  const dump = () => b.rows('SELECT * FROM sf.opportunity, sf.opportunity_history, sf."user" ORDER BY ALL');
  const before = await dump();
  await b.extract();
  await b.extract({ full: true });
  expect(await dump()).toEqual(before);
});
