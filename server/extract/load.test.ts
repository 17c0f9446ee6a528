import type { Column } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { openMirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';
import { ExtractError } from './errors.ts';
import { load } from './load.ts';
import type { LoadMode, Source } from './load.ts';
import contactRole from './objects/opportunity-contact-role.ts';
import dealReview from './objects/touchline-deal-review.ts';

let mirror: Mirror;
let readable: Readable;
const columns: Column[] = [
  { name: 'Id', type: 'id' },
  { name: 'Role', type: 'text' },
  { name: 'IsPrimary', type: 'boolean' },
  { name: 'SystemModstamp', type: 'datetime' },
];

beforeEach(async () => {
  mirror = await openMirror(':memory:');
  const table = mirror.tables.get('OpportunityContactRole');
  if (!table) throw new Error('no table');
  readable = { plan: contactRole, table, columns, showsDeleted: true };
});
afterEach(() => mirror.close());

type Row = [id: string, role: string | null, primary: string, stamp: string, deleted: string];

async function source(rows: Row[], startedAt?: string): Promise<Source> {
  await mirror.run(
    'CREATE OR REPLACE TABLE staging.given ("Id" VARCHAR, "Role" VARCHAR, "IsPrimary" VARCHAR, "SystemModstamp" VARCHAR, "IsDeleted" VARCHAR)',
  );
  await mirror.append('staging', 'given', rows);
  return { relation: 'staging.given', rows: rows.length, startedAt };
}

const bring = async (mode: LoadMode, rows: Row[], startedAt = '2026-11-20T00:00:00.000Z') =>
  load(mirror, readable, await source(rows, startedAt), mode, () => Promise.resolve());
const held = () =>
  mirror.all(
    'SELECT "Id", "Role", "IsPrimary", "SystemModstamp" FROM sf.opportunity_contact_role ORDER BY 1',
  );
const watermark = async () =>
  (await mirror.all<{ watermark: string | null }>('SELECT watermark FROM sf_meta.watermark'))[0]?.watermark;

const day = (n: number, suffix = 'Z') => `2026-11-${String(n).padStart(2, '0')}T08:00:00.000${suffix}`;

test('types what comes as text, from either wire', async () => {
  await bring('replace', [
    ['a', 'Buyer', 'true', day(1), 'false'],
    ['b', null, 'false', day(2, '+0000'), 'false'],
  ]);
  expect(await held()).toEqual([
    { Id: 'a', Role: 'Buyer', IsPrimary: true, SystemModstamp: day(1) },
    { Id: 'b', Role: null, IsPrimary: false, SystemModstamp: day(2) },
  ]);
  expect(await watermark()).toBe(day(2));
});

test.each<LoadMode>(['replace', 'merge'])(
  '%s refuses a time that is not UTC and changes nothing',
  async (mode) => {
    await bring('replace', [['a', 'Buyer', 'true', day(1), 'false']]);
    const bad = bring(mode, [['a', 'User', 'true', day(2, '+05:30'), 'false']]);
    await expect(bad).rejects.toThrow(ExtractError);
    await expect(bring(mode, [['a', 'User', 'true', day(2, ''), 'false']])).rejects.toThrow(
      /SystemModstamp is not in UTC/,
    );
    expect(await held()).toEqual([{ Id: 'a', Role: 'Buyer', IsPrimary: true, SystemModstamp: day(1) }]);
    expect(await watermark()).toBe(day(1));
  },
);

test('a value that does not fit names the object', async () => {
  await expect(bring('replace', [['a', null, 'perhaps', day(1), 'false']])).rejects.toThrow(
    /OpportunityContactRole: a value does not fit its field.*perhaps/,
  );
});

test('changes replace, deletions remove, the rest stays', async () => {
  await bring('replace', [
    ['a', 'Buyer', 'true', day(1), 'false'],
    ['b', 'User', 'true', day(1), 'false'],
    ['c', 'User', 'true', day(1), 'false'],
    ['gone', 'User', 'true', day(1), 'true'],
  ]);
  const counts = await bring('merge', [
    ['a', 'Buyer', 'true', day(1), 'false'],
    ['b', 'Sponsor', 'true', day(3), 'false'],
    ['c', 'User', 'true', day(4), 'true'],
    ['d', 'User', 'false', day(4), 'false'],
    ['never seen', 'User', 'false', day(4), 'true'],
  ]);
  expect(counts).toEqual({ read: 5, changed: 2, deleted: 1 });
  expect((await held()).map((row) => Object.values(row).slice(0, 2))).toEqual([
    ['a', 'Buyer'],
    ['b', 'Sponsor'],
    ['d', 'User'],
  ]);
});

test('replacing drops what is no longer there, and says how much differs', async () => {
  await bring('replace', [
    ['a', 'Buyer', 'true', day(1), 'false'],
    ['b', 'User', 'true', day(1), 'false'],
  ]);
  const counts = await bring('replace', [['a', 'Buyer', 'true', day(1), 'false']]);
  expect(counts).toEqual({ read: 1, changed: 0, deleted: 1 });
  expect(await bring('replace', [])).toEqual({ read: 0, changed: 0, deleted: 1 });
});

test.each<LoadMode>(['replace', 'merge'])('%s keeps the newest of a row that comes twice', async (mode) => {
  const twice: Row[] = [
    ['a', 'new', 'true', day(2), 'false'],
    ['a', 'old', 'true', day(1), 'false'],
  ];
  await bring('replace', twice);
  expect(await held()).toMatchObject([{ Id: 'a', Role: 'new' }]);
  await bring(mode, [['a', 'newer', 'true', day(4), 'false'], ...twice]);
  expect(await held()).toMatchObject([{ Id: 'a', Role: 'newer' }]);
});

test('the watermark is not later than the start of the reading, and never goes back', async () => {
  await bring('replace', [['a', null, 'true', day(9), 'false']], day(5));
  expect(await watermark()).toBe(day(5));
  await bring('merge', [['a', null, 'true', day(3), 'false']], day(8));
  expect(await watermark()).toBe(day(5));
  await bring('merge', [], day(30));
  expect(await watermark()).toBe(day(5));
});

test('an object without rows is read from the newest stamp of the others on, if there is one', async () => {
  await bring('replace', []);
  expect(await watermark()).toBeNull();
  await mirror.run(
    `DELETE FROM sf_meta.watermark; INSERT INTO sf_meta.watermark VALUES ('User', TIMESTAMP '2026-11-07 08:00:00', '')`,
  );
  await bring('replace', []);
  expect(
    await mirror.all("SELECT watermark FROM sf_meta.watermark WHERE object = 'OpportunityContactRole'"),
  ).toEqual([{ watermark: day(7) }]);
});

test('what belongs to the load fails or succeeds with it', async () => {
  const broken = load(mirror, readable, await source([['a', null, 'true', day(1), 'false']]), 'replace', () =>
    Promise.reject(new Error('killed')),
  );
  await expect(broken).rejects.toThrow('killed');
  expect(await held()).toEqual([]);
  expect(await watermark()).toBeUndefined();
});

test('of a long text its digest is kept, and a change is still one', async () => {
  const table = mirror.tables.get('Touchline_Deal_Review__c')!;
  const own = { plan: dealReview, table, columns: table.columns, showsDeleted: false };
  const names = table.columns.map(({ name }) => name);
  const read = async (timeline: string | null) => {
    const rows = ['a', 'b'].map((id) =>
      names.map((name) => (name === 'Id' ? id : name === 'Timeline__c' && id === 'b' ? timeline : null)),
    );
    await mirror.run(
      `CREATE OR REPLACE TABLE staging.given (${names.map((name) => `"${name}" VARCHAR`).join(', ')})`,
    );
    await mirror.append('staging', 'given', rows);
    const given = { relation: 'staging.given', rows: rows.length, startedAt: undefined };
    return load(mirror, own, given, 'replace', () => Promise.resolve());
  };
  const long = (end: string) => `"${'deal,\n'.repeat(20_000)}${end}`;
  expect(await read(long('a'))).toMatchObject({ changed: 2 });
  expect(await read(long('a'))).toMatchObject({ changed: 0 });
  expect(await read(long('b'))).toMatchObject({ changed: 1 });
  expect(await read('')).toMatchObject({ changed: 1 });
  expect(await read(null)).toMatchObject({ changed: 0 });
  expect(await mirror.all(`SELECT "Id", "Timeline__c" FROM ${table.table} ORDER BY 1`)).toEqual([
    { Id: 'a', Timeline__c: null },
    { Id: 'b', Timeline__c: null },
  ]);
});
