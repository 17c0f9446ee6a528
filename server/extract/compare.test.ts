/** What a load finds changed, what it writes and what it notes. */
import type { Mirror } from '../mirror/mirror.ts';
import { openMirror } from '../mirror/mirror.ts';
import { load } from './load.ts';
import type { Loaded, LoadMode } from './load.ts';
import { objects } from './objects.ts';

type Row = Readonly<Record<string, string | null>>;

let mirror: Mirror;
beforeEach(async () => {
  mirror = await openMirror(':memory:');
});
afterEach(() => mirror.close());

/** Brings rows whose first names the fields that can be read; forgets what earlier loads noted. */
async function bring(sObject: string, mode: LoadMode, rows: readonly Row[]): Promise<Loaded> {
  const plan = objects.find((each) => each.sObject === sObject)!;
  const table = mirror.tables.get(sObject)!;
  const names = Object.keys(rows[0]!);
  await mirror.run(
    `DELETE FROM sf_meta.changed;
     CREATE OR REPLACE TABLE staging.given (${names.map((name) => `"${name}" VARCHAR`).join(', ')})`,
  );
  await mirror.append(
    'staging',
    'given',
    rows.map((row) => names.map((name) => row[name] ?? null)),
  );
  const columns = table.columns.filter(({ name }) => names.includes(name));
  const readable = { plan, table, columns, showsDeleted: names.includes('IsDeleted') };
  const source = { relation: 'staging.given', rows: rows.length, startedAt: undefined };
  return load(mirror, readable, source, mode, () => Promise.resolve());
}

const noted = async (): Promise<string[]> =>
  (await mirror.all<object>('SELECT * FROM sf_meta.changed ORDER BY ALL')).map((row) =>
    Object.values(row).join(' '),
  );

const deal = (id: string, account: string, stage: string, deleted = 'false'): Row => ({
  Id: id,
  AccountId: account,
  StageName: stage,
  IsDeleted: deleted,
});

test.each<LoadMode>(['replace', 'merge'])('%s writes and notes only what differs', async (mode) => {
  await bring(
    'Opportunity',
    'replace',
    ['a', 'b', 'c', 'd'].map((id) => deal(id, `of ${id}`, 'Open')),
  );
  const place = () => mirror.all('SELECT rowid AS row, "Id" AS id FROM sf.opportunity ORDER BY row');
  const before = await place();
  const rows = [
    deal('a', 'of a', 'Open'),
    deal('b', 'other', 'Open'),
    deal('c', 'of c', 'Open', 'true'),
    deal('d', 'of d', 'Open'),
    deal('e', 'of e', 'Open'),
    deal('never seen', 'of none', 'Open', 'true'),
  ];
  expect(await bring('Opportunity', mode, rows)).toEqual({ read: 6, changed: 2, deleted: 1 });
  expect(await noted()).toEqual([
    'Opportunity AccountId of b',
    'Opportunity AccountId of c',
    'Opportunity AccountId of e',
    'Opportunity AccountId other',
    'Opportunity Id b',
    'Opportunity Id c',
    'Opportunity Id e',
  ]);
  const after = await place();
  expect(after.map((row) => Object.values(row)[1])).toEqual(['a', 'd', 'b', 'e']);
  expect(after.slice(0, 2)).toEqual([before[0], before[3]]);
  expect(await bring('Opportunity', mode, rows)).toEqual({ read: 6, changed: 0, deleted: 0 });
  expect(await noted()).toEqual([]);
  expect(await place()).toEqual(after);
});

test('a contact is noted for its account only', async () => {
  const contact = (account: string, owner: string): Row => ({ Id: 'c', AccountId: account, OwnerId: owner });
  await bring('Contact', 'replace', [contact('one', 'Ada')]);
  expect(await bring('Contact', 'merge', [contact('one', 'Ben')])).toMatchObject({ changed: 1 });
  expect(await noted()).toEqual([]);
  expect(await bring('Contact', 'merge', [contact('two', 'Ben')])).toMatchObject({ changed: 1 });
  expect(await noted()).toEqual(['Contact AccountId one', 'Contact AccountId two', 'Contact Id c']);
  const deleted = { ...contact('two', 'Ben'), IsDeleted: 'true' };
  expect(await bring('Contact', 'merge', [deleted])).toMatchObject({ deleted: 1 });
  expect(await noted()).toEqual(['Contact AccountId two', 'Contact Id c']);
});

test('who wrote our own row last is kept, but is no change', async () => {
  const quota = (amount: string, by: string): Row => ({ Id: 'q', Amount__c: amount, LastModifiedById: by });
  await bring('Touchline_Quota__c', 'replace', [quota('100', 'Ada')]);
  expect(await bring('Touchline_Quota__c', 'merge', [quota('100', 'Ben')])).toMatchObject({ changed: 0 });
  expect(await mirror.all('SELECT "LastModifiedById" AS by FROM sf."touchline_quota__c"')).toEqual([
    { by: 'Ben' },
  ]);
  expect(await noted()).toEqual([]);
  expect(await bring('Touchline_Quota__c', 'merge', [quota('90', 'Ben')])).toMatchObject({ changed: 1 });
  expect(await noted()).toHaveLength(1);
});

test('a review that others changed is noted by its key, a rule as what bears on everything', async () => {
  const review = (state: string): Row => ({
    Id: 'r',
    Key__c: '006A',
    Opportunity__c: '006A',
    Timeline__c: state,
  });
  await bring('Touchline_Deal_Review__c', 'replace', [review('{}')]);
  await bring('Touchline_Deal_Review__c', 'merge', [review('{ }')]);
  expect(await noted()).toEqual(['Touchline_Deal_Review__c Key__c 006A']);
  await bring('Touchline_Deal_Review__c', 'merge', [{ ...review('{ }'), IsDeleted: 'true' }]);
  expect(await noted()).toEqual(['Touchline_Deal_Review__c Key__c 006A']);

  const rule = (value: string): Row => ({ Id: 'm', DeveloperName: 'Days', Value__c: value });
  await bring('Touchline_Flag_Rule__mdt', 'replace', [rule('14')]);
  await bring('Touchline_Flag_Rule__mdt', 'replace', [rule('10')]);
  expect(await mirror.all('SELECT object, field FROM sf_meta.changed')).toEqual([
    { object: 'Touchline_Flag_Rule__mdt', field: null },
  ]);
});

test('a field that can no longer be read becomes NULL', async () => {
  await bring('Opportunity', 'replace', [{ Id: 'a', StageName: 'Open', CloseDate: '2026-11-20' }]);
  expect(await bring('Opportunity', 'replace', [{ Id: 'a', StageName: 'Open' }])).toMatchObject({
    changed: 1,
  });
  expect(await mirror.all('SELECT "StageName" AS stage, "CloseDate" AS closes FROM sf.opportunity')).toEqual([
    { stage: 'Open', closes: null },
  ]);
  expect(await noted()).toEqual(['Opportunity Id a']);
});

test('many rows are compared as few are', async () => {
  const rows = Array.from({ length: 50_001 }, (_, n) => deal(`${100_000 + n}`, 'one', 'Open'));
  await bring('Opportunity', 'replace', rows);
  rows[7] = deal('100007', 'other', 'Open');
  rows[8] = deal('100008', 'one', 'Open', 'true');
  expect(await bring('Opportunity', 'merge', rows)).toEqual({ read: 50_001, changed: 1, deleted: 1 });
  expect(await noted()).toEqual([
    'Opportunity AccountId one',
    'Opportunity AccountId other',
    'Opportunity Id 100007',
    'Opportunity Id 100008',
  ]);
});
