import { savedId, serveTestOrg } from '../bulk/testing.ts';
import type { Served } from '../bulk/testing.ts';

let served: Served;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-20T18:00:00Z');
  served = await serveTestOrg({ clock: () => now });
  for (let i = 0; i < 450; i += 1) savedId(served.writer.insert('Account', { Name: `Account ${i}` }));
});
afterEach(() => served.close());

const first = () =>
  served.send('GET', '/query?q=SELECT+Name+FROM+Account', {
    headers: { 'sforce-query-options': 'batchSize=200' },
  });
const next = (url: string) => served.send('GET', url.replace('/services/data/v66.0', ''));

test('batches follow each other by locator until done', async () => {
  const one = (await first()).json<{
    nextRecordsUrl: string;
    totalSize: number;
    done: boolean;
    records: object[];
  }>();
  expect(one).toMatchObject({ totalSize: 450, done: false });
  expect(one.records).toHaveLength(200);
  expect(one.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\/01g\w{15}-200$/);
  const two = (await next(one.nextRecordsUrl)).json<{ nextRecordsUrl: string; records: object[] }>();
  expect(two.records).toHaveLength(200);
  const three = (await next(two.nextRecordsUrl)).json<{
    nextRecordsUrl?: string;
    done: boolean;
    records: object[];
  }>();
  expect(three).toMatchObject({ totalSize: 450, done: true });
  expect(three.records).toHaveLength(50);
  expect(three.nextRecordsUrl).toBeUndefined();
});

test('the real jsforce fetches on by itself', async () => {
  for (let i = 450; i < 4100; i += 1) savedId(served.writer.insert('Account', { Name: `Account ${i}` }));
  const connection = await served.connect();
  const names: string[] = [];
  await new Promise((resolve, reject) => {
    connection
      .query('SELECT Name FROM Account')
      .on('record', (record: { Name: string }) => names.push(record.Name))
      .on('end', resolve)
      .on('error', reject)
      .run({ autoFetch: true, maxFetch: 10_000 });
  });
  expect(names).toEqual(Array.from({ length: 4100 }, (_, i) => `Account ${i}`));
});

test('a cursor shows the rows of its query, not later ones', async () => {
  const { nextRecordsUrl } = (await first()).json<{ nextRecordsUrl: string }>();
  for (const row of served.reader.rows('Account'))
    served.writer.update('Account', row.Id, { Name: 'changed' });
  const { records } = (await next(nextRecordsUrl)).json<{ records: { Name: string }[] }>();
  expect(records[0]?.Name).toBe('Account 200');
});

test('refuses unknown, strange and forgotten locators', async () => {
  const { nextRecordsUrl } = (await first()).json<{ nextRecordsUrl: string }>();
  const refusal = [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }];
  expect((await next('/query/01g000000000001AAA-200')).json()).toEqual(refusal);
  expect((await next('/query/nonsense')).json()).toEqual(refusal);
  expect((await next(nextRecordsUrl.replace(/-200$/, '-450'))).json()).toEqual(refusal);
  savedId(
    served.writer.insert('User', {
      LastName: 'Other',
      Username: 'other@x.test',
      Email: 'other@x.test',
      Alias: 'oth',
      CommunityNickname: 'oth',
      IsActive: true,
      ProfileId: String([...served.reader.rows('Profile')][0]?.Id),
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    }),
  );
  const other = served.org.sessions().find((session) => session.username === 'other@x.test');
  const theirs = await served.app.inject({
    url: nextRecordsUrl,
    headers: { authorization: `Bearer ${other?.accessToken ?? ''}` },
  });
  expect(theirs.json()).toEqual(refusal);
  now = new Date('2026-11-20T18:15:01Z');
  expect((await next(nextRecordsUrl)).json()).toEqual(refusal);
});

test('the eleventh open cursor closes the first', async () => {
  const urls: string[] = [];
  for (let i = 0; i < 11; i += 1)
    urls.push((await first()).json<{ nextRecordsUrl: string }>().nextRecordsUrl);
  expect((await next(urls[0] ?? '')).statusCode).toBe(400);
  expect((await next(urls[1] ?? '')).statusCode).toBe(200);
});
