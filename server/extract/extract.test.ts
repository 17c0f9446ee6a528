import { readdirSync } from 'node:fs';
import { bench, saved } from './testing.ts';
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

const deal = (name: string) => b.deal(name);
const subject = (key: string) =>
  b.insert('Touchline_Subject__c', { Name: key, Key__c: key, Kind__c: 'person' });
const scorecard = (key: string, parent: string) =>
  b.insert('Touchline_Scorecard__c', {
    Key__c: key,
    Subject__c: parent,
    Period_Type__c: 'week',
    Period_Start__c: '2026-11-16',
    Period_End__c: '2026-11-22',
    Segment__c: 'all',
  });

const bulkJobs = (requests: readonly string[]) =>
  requests.filter((line) => line === 'POST /jobs/query').length;
const names = async (table: string, column = 'Id') =>
  (await b.rows(`SELECT "${column}" AS v FROM sf.${table} ORDER BY 1`)).map((row) => row.v);

test('the first run reads everything by Bulk, and leaves nothing behind', async () => {
  const id = deal('One, "two"\nthree');
  const summary = await b.extract();
  expect(summary.objects.Opportunity).toEqual({ read: 1, changed: 1, deleted: 0 });
  expect(
    await b.rows('SELECT Id, StageName, Amount, CloseDate, CreatedDate, IsClosed FROM sf.opportunity'),
  ).toEqual([
    {
      Id: id,
      StageName: 'Prospecting',
      Amount: 100,
      CloseDate: '2026-12-31',
      CreatedDate: '2026-11-20T18:00:00.000Z',
      IsClosed: false,
    },
  ]);
  expect(await b.rows('SELECT count(*) AS n FROM sf.opportunity_history')).toEqual([{ n: 1 }]);
  const requests = b.requests();
  expect(bulkJobs(requests)).toBeGreaterThan(10);
  expect(requests.filter((line) => line.startsWith('DELETE /jobs/query/'))).toHaveLength(bulkJobs(requests));
  expect(readdirSync(b.folder).filter((file) => file.includes('.csv'))).toEqual([]);
});

test('results in ten pages arrive row by row', async () => {
  b.org.state('bulk-settings', () => ({ pageRows: 4, pollsInProgress: 1 }));
  const ids = Array.from({ length: 40 }, (_, i) => deal(`deal, "${i}"\nsecond line`));
  expect((await b.extract()).objects.Opportunity).toEqual({ read: 40, changed: 40, deleted: 0 });
  const pages = b.requests().filter((line) => line.includes('/results?locator='));
  expect(pages.length).toBeGreaterThanOrEqual(9);
  expect(await names('opportunity')).toEqual(ids.sort());
});

test('a run that finds nothing new changes nothing and costs few calls', async () => {
  deal('One');
  await b.extract();
  b.requests();
  minute = 90;
  const summary = await b.extract();
  expect(Object.values(summary.objects).filter(({ changed, deleted }) => changed + deleted > 0)).toEqual([]);
  const requests = b.requests();
  expect(bulkJobs(requests)).toBe(0);
  expect(requests.length).toBeLessThanOrEqual(25);
  expect(summary.apiCalls).toBe(requests.length);
});

test('what changed, came and went since is seen; the overlap is read too and changes nothing', async () => {
  const [kept, changed, gone] = [deal('kept'), deal('changed'), deal('gone')];
  await b.extract();
  minute = 60;
  saved(b.writer.update('Opportunity', changed, { Amount: 250 }));
  saved(b.writer.delete('Opportunity', gone));
  const fresh = deal('fresh');
  const summary = await b.extract();
  expect(summary.objects.Opportunity).toEqual({ read: 4, changed: 2, deleted: 1 });
  expect(await b.rows('SELECT Id, Amount FROM sf.opportunity ORDER BY 1')).toEqual(
    [
      { Id: kept, Amount: 100 },
      { Id: changed, Amount: 250 },
      { Id: fresh, Amount: 100 },
    ].sort((x, y) => x.Id.localeCompare(y.Id)),
  );
});

test('rows that show later than they are stamped are caught by the overlap', async () => {
  const first = deal('first');
  minute = 9;
  deal('second');
  await b.extract();
  minute = 0;
  saved(b.writer.update('Opportunity', first, { Amount: 7 }));
  minute = 30;
  expect((await b.extract()).objects.Opportunity?.changed).toBe(1);
  expect(await names('opportunity', 'Amount')).toContain(7);
});

test('many changes go by Bulk', async () => {
  deal('one');
  await b.extract();
  minute = 60;
  for (let i = 0; i < 2001; i += 1) deal(`deal ${i}`);
  b.requests();
  const summary = await b.extract();
  expect(summary.objects.Opportunity).toEqual({ read: 2002, changed: 2001, deleted: 0 });
  expect(bulkJobs(b.requests())).toBeGreaterThanOrEqual(1);
  expect(await b.rows('SELECT count(*) AS n FROM sf.opportunity')).toEqual([{ n: 2002 }]);
});

test('what was deleted for good is missed by the changes and found by the daily count', async () => {
  const [kept, gone] = [deal('kept'), deal('gone')];
  await b.extract();
  minute = 60;
  b.org.store.table('Opportunity').remove(gone);
  await b.extract();
  expect(await names('opportunity')).toContain(gone);
  await b.mirror.run("UPDATE sf_meta.run_state SET value = '2026-11-19' WHERE key = 'reconciled'");
  const summary = await b.extract();
  expect(await names('opportunity')).toEqual([kept]);
  expect(summary.objects.Opportunity?.deleted).toBe(1);
});

test('--full reads everything again and keeps what is true', async () => {
  const [kept, gone] = [deal('kept'), deal('gone')];
  await b.extract();
  b.org.store.table('Opportunity').remove(gone);
  const summary = await b.extract({ full: true });
  expect(summary.objects.Opportunity).toEqual({ read: 1, changed: 0, deleted: 1 });
  expect(await names('opportunity')).toEqual([kept]);
});

test('of scorecards only what others changed or deleted is news', async () => {
  const anna = subject('person:anna');
  const [one, two] = [scorecard('one', anna), scorecard('two', anna)];
  await b.extract();
  minute = 60;
  saved(b.writer.update('Touchline_Scorecard__c', one, { Segment__c: 'ours' }));
  expect((await b.extract()).objects.Touchline_Scorecard__c?.read).toBe(0);
  const other = b.org.sessions().find((user) => user.id !== b.connection.userId);
  const stored = b.org.store.table('Touchline_Scorecard__c');
  const row = stored.get(two);
  if (!row) throw new Error('no scorecard');
  stored.put({
    ...row,
    Segment__c: 'theirs',
    LastModifiedById: other?.id ?? '005000000000009AAA',
    SystemModstamp: '2026-11-20T19:30:00.000Z',
  });
  expect((await b.extract()).objects.Touchline_Scorecard__c?.changed).toBe(1);
  minute = 100;
  saved(b.writer.delete('Touchline_Scorecard__c', one));
  expect((await b.extract()).objects.Touchline_Scorecard__c?.deleted).toBe(1);
  expect(await names('touchline_scorecard__c', 'Segment__c')).toEqual(['theirs']);
});

test('when the last run did not finish writing, our objects are read whole', async () => {
  const anna = subject('person:anna');
  const one = scorecard('one', anna);
  await b.extract();
  minute = 60;
  saved(b.writer.update('Touchline_Scorecard__c', one, { Segment__c: 'written, but not noted' }));
  await b.mirror.run("INSERT INTO sf_meta.run_state VALUES ('writeback', 'open')");
  await b.extract();
  expect(await names('touchline_scorecard__c', 'Segment__c')).toEqual(['written, but not noted']);
});

test('an object of which other rows are wanted than last time is read whole', async () => {
  await b.extract();
  const asked = "SELECT fields FROM sf_meta.watermark WHERE object = 'OpportunityFieldHistory'";
  const [now] = await b.rows(asked);
  const before = String(now?.fields).replace(/ WHERE .*/, " WHERE Field = 'Owner'");
  expect(before).not.toBe(now?.fields);
  await b.mirror.run(
    "UPDATE sf_meta.watermark SET fields = $before WHERE object = 'OpportunityFieldHistory'",
    { before },
  );
  b.requests();
  await b.extract();
  expect(bulkJobs(b.requests())).toBe(1);
  expect(await b.rows(asked)).toEqual([now]);
  await b.extract();
  expect(bulkJobs(b.requests())).toBe(0);
});

test('a field that disappeared since it was described is noticed by its refusal', async () => {
  deal('one');
  await b.extract();
  const [cached] = await b.rows("SELECT body FROM sf_meta.describe WHERE object = 'Opportunity'");
  const fields = [...(JSON.parse(String(cached?.body)) as string[]), 'CurrencyIsoCode'];
  await b.mirror.run("UPDATE sf_meta.describe SET body = $body WHERE object = 'Opportunity'", {
    body: JSON.stringify(fields),
  });
  b.requests();
  await b.extract();
  // Two calls ask for rows as believed, of which the second is refused; one describes anew.
  expect(b.requests().filter((line) => line === 'POST /composite').length).toBeGreaterThan(5);
  expect(
    await b.rows(
      "SELECT field FROM sf_meta.unavailable WHERE field = 'CurrencyIsoCode' AND object = 'Opportunity'",
    ),
  ).toHaveLength(1);
});

test('several currencies stop the run in words', async () => {
  deal('euro');
  deal('dollar');
  minute = 30;
  deal('later');
  await b.extract();
  await b.mirror.run(
    `UPDATE sf.opportunity SET "CurrencyIsoCode" = CASE WHEN "Id" = (SELECT min("Id") FROM sf.opportunity) THEN 'EUR' ELSE 'USD' END WHERE "CreatedDate" < TIMESTAMP '2026-11-20 18:10:00'`,
  );
  await expect(b.extract()).rejects.toThrow(/2 currencies \(EUR: 1, USD: 1\).*nothing was written/);
});
