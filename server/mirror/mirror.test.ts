import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from './columns.ts';
import { openMirror } from './mirror.ts';
import type { Mirror } from './mirror.ts';

const org = '00D000000000001AAA';
let folder: string;
const open: Mirror[] = [];

async function opened(location: string, options?: Parameters<typeof openMirror>[1]): Promise<Mirror> {
  const mirror = await openMirror(location, options);
  open.push(mirror);
  return mirror;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchline-mirror-'));
});

afterEach(async () => {
  for (const mirror of open.splice(0)) await mirror.close();
  rmSync(folder, { recursive: true });
});

test('creates every table, empty, with Salesforce names', async () => {
  const mirror = await opened(':memory:');
  const rows = await mirror.all<{ n: number }>(
    'SELECT count(*) AS n FROM sf.opportunity_history h JOIN sf."user" u ON h.CreatedById = u.Id',
  );
  expect(rows).toEqual([{ n: 0 }]);
  for (const table of mirror.tables.values()) await mirror.all(`SELECT count(*) AS n FROM ${table.table}`);
  expect(mirror.tables.get('Touchline_Subject__Share')?.table).toBe('sf."touchline_subject__share"');
});

test('gives plain values for every type', async () => {
  const mirror = await opened(':memory:');
  const [row] = await mirror.all(
    `SELECT count(*) AS n, sum(1::INTEGER) AS big, 12.5::DECIMAL(10, 2) AS money, 0.1::DOUBLE AS tenth,
      DATE '2026-01-31' AS day, DATE '1969-12-31' AS old, $at::TIMESTAMP AS at, ['a', 'b'] AS list,
      {'x': 1, 'y': DATE '2026-02-01'} AS struct, NULL AS nothing, true AS yes, 'It''s' AS text,
      $day::DATE + $days AS later, list_contains($ids, 'b') AS found, $none AS none`,
    {
      at: new Date('2026-03-04T05:06:07.089Z'),
      day: '2026-01-31',
      days: 1,
      ids: ['a', 'b'],
      none: null,
    },
  );
  expect(row).toEqual({
    n: 1,
    big: 1,
    money: 12.5,
    tenth: 0.1,
    day: '2026-01-31',
    old: '1969-12-31',
    at: '2026-03-04T05:06:07.089Z',
    list: ['a', 'b'],
    struct: { x: 1, y: '2026-02-01' },
    nothing: null,
    yes: true,
    text: "It's",
    later: '2026-02-01',
    found: true,
    none: null,
  });
});

test('takes an empty list as a parameter', async () => {
  const mirror = await opened(':memory:');
  expect(await mirror.all('SELECT list_contains($ids, $id) AS found', { ids: [], id: 'a' })).toEqual([
    { found: false },
  ]);
});

test('streams and appends without loss', async () => {
  const mirror = await opened(':memory:');
  await mirror.run('CREATE TABLE staging.words (a VARCHAR, b VARCHAR)');
  const rows = Array.from({ length: 5000 }, (_, i) => [`row "${i}",\n`, i % 2 ? null : '']);
  await mirror.append('staging', 'words', rows);
  let seen = 0;
  let empty = 0;
  for await (const chunk of mirror.stream<{ a: string; b: string | null }>('SELECT * FROM staging.words')) {
    seen += chunk.length;
    empty += chunk.filter((row) => row.b === '').length;
  }
  expect([seen, empty]).toEqual([5000, 2500]);
});

test('keeps a transaction whole', async () => {
  const mirror = await opened(':memory:');
  const broken = mirror.transaction(async () => {
    await mirror.run("INSERT INTO sf_meta.run_state VALUES ('a', '1')");
    throw new Error('halfway');
  });
  await expect(broken).rejects.toThrow('halfway');
  expect(await mirror.all('SELECT * FROM sf_meta.run_state')).toEqual([]);
  await mirror.transaction(() => mirror.run("INSERT INTO sf_meta.run_state VALUES ('a', '2')"));
  expect(await mirror.all('SELECT value FROM sf_meta.run_state')).toEqual([{ value: '2' }]);
});

test('survives a failed statement inside a transaction', async () => {
  const mirror = await opened(':memory:');
  await expect(mirror.transaction(() => mirror.run('SELECT * FROM nowhere'))).rejects.toThrow('nowhere');
  await mirror.transaction(() => mirror.run("INSERT INTO sf_meta.run_state VALUES ('a', '1')"));
});

test('keeps data on disk, private to its owner', async () => {
  const location = join(folder, 'org', 'mirror.duckdb');
  const first = await opened(location, { organizationId: org });
  await first.run("INSERT INTO sf.account (Id) VALUES ('001')");
  expect(statSync(location).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'org')).mode & 0o777).toBe(0o700);
  await first.close();
  const second = await opened(location, { organizationId: org });
  expect(await second.all('SELECT Id FROM sf.account')).toEqual([{ Id: '001' }]);
});

test('refuses the mirror of another org', async () => {
  const location = join(folder, 'mirror.duckdb');
  await (await opened(location, { organizationId: org })).close();
  await expect(openMirror(location, { organizationId: '00D000000000002AAA' })).rejects.toThrow(
    /belongs to org 00D000000000001AAA.*TOUCHLINE_DATA_DIR/,
  );
});

test('finds the latest row although others of its table were deleted', async () => {
  const file = join(folder, 'org', 'mirror.duckdb');
  const first = await opened(file);
  await first.run('CREATE TABLE main.run (id INTEGER, finished INTEGER)');
  await first.run('INSERT INTO main.run VALUES (1, 1), (2, 9)');
  await first.close();
  const second = await opened(file);
  await second.run('DELETE FROM main.run');
  await second.run('INSERT INTO main.run VALUES (3, 8)');
  const latest = 'SELECT id FROM main.run ORDER BY finished DESC LIMIT 1';
  expect(await second.all(latest)).toEqual([{ id: 3 }]);
});

test('names the fix for a damaged file', async () => {
  const location = join(folder, 'mirror.duckdb');
  writeFileSync(location, 'not a database, whatever it may look like. '.repeat(500));
  await expect(openMirror(location)).rejects.toThrow(/delete .*mirror\.duckdb.* builds it anew/);
});

test('starts over when a kill left an unfinished new file', async () => {
  const location = join(folder, 'mirror.duckdb');
  writeFileSync(location, Buffer.alloc(4096));
  const mirror = await opened(location);
  expect(await mirror.all('SELECT Id FROM sf.account')).toEqual([]);
});

test('names the fix for a file in use by another process', async () => {
  const location = join(folder, 'mirror.duckdb');
  await opened(location);
  const script = `import('${join(import.meta.dirname, 'mirror.ts')}').then((m) => m.openMirror(process.argv[1]))
    .then(() => process.exit(0), (e) => { console.error(e.message); process.exit(3); });`;
  const other = spawnSync(process.execPath, ['-e', script, location], { encoding: 'utf8' });
  expect(other.stderr).toMatch(/in use by another process.*try again/);
  expect(other.status).toBe(3);
});

test('a new own column empties its table and forgets its watermark, nothing else', async () => {
  const location = join(folder, 'mirror.duckdb');
  const first = await opened(location);
  await first.run(`INSERT INTO sf.touchline_scorecard__c (Id) VALUES ('a00');
    INSERT INTO sf.account (Id) VALUES ('001');
    INSERT INTO sf_meta.watermark VALUES ('Touchline_Scorecard__c', now(), ''), ('Account', now(), '')`);
  await first.close();
  const ownColumns = { Touchline_Scorecard__c: [{ name: 'Win_Rate__c', type: 'number' as const }] };
  const second = await opened(location, { ownColumns });
  expect(await second.all('SELECT Id, Win_Rate__c FROM sf.touchline_scorecard__c')).toEqual([]);
  expect(await second.all('SELECT object FROM sf_meta.watermark')).toEqual([{ object: 'Account' }]);
  expect(await second.all('SELECT Id FROM sf.account')).toEqual([{ Id: '001' }]);
});

test('a mirror that holds evidence as text, as earlier versions did, reads our objects anew', async () => {
  const location = join(folder, 'mirror.duckdb');
  const first = await opened(location, { organizationId: org });
  await first.run(`
    ALTER TABLE sf.touchline_deal_review__c ALTER "Timeline__c" TYPE VARCHAR;
    INSERT INTO sf.touchline_deal_review__c (Id, "Timeline__c") VALUES ('a01', '[]');
    INSERT INTO sf_meta.watermark VALUES ('Touchline_Deal_Review__c', now(), ''), ('Account', now(), '')`);
  await first.close();
  const second = await opened(location, { organizationId: org });
  expect(await second.all('SELECT Id FROM sf.touchline_deal_review__c')).toEqual([]);
  expect(await second.all('SELECT object FROM sf_meta.watermark')).toEqual([{ object: 'Account' }]);
  await second.run(`
    INSERT INTO sf.touchline_deal_review__c (Id, "Timeline__c", "Flags_Evidence__c")
    VALUES ('a01', ${digestOf("'abc'")}, ${digestOf("''")})`);
  expect(
    await second.all(
      `SELECT printf('%032x', "Timeline__c") AS digest, "Flags_Evidence__c" AS none FROM sf.touchline_deal_review__c`,
    ),
    // The MD5 of abc, last byte first.
  ).toEqual([{ digest: '727fe1287d3f96d6b04fd23c98500190', none: null }]);
});
