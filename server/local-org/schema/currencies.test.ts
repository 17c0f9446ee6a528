import { MemoryStore } from '../store.ts';
import { createOrg } from '../org.ts';
import { loadSchema } from '../schema.ts';
import { createTestOrg } from '../testing.ts';
import { fillCurrencies, withCurrencies } from './currencies.ts';

const { org: plain } = createTestOrg();
const everything = loadSchema({
  forceAppDir: 'force-app/main/default',
  standardDir: 'server/local-org/standard',
});

test('an org with one currency does not know the field', () => {
  expect(withCurrencies(plain.schema, [])).toBe(plain.schema);
  expect(plain.schema.object('Opportunity')!.fieldByName.has('currencyisocode')).toBe(false);
  expect([plain.schema.object('CurrencyType'), plain.schema.object('DatedConversionRate')]).toEqual([
    undefined,
    undefined,
  ]);
});

test('with several, whatever holds money says in which: the corporate one unless told', () => {
  const schema = withCurrencies(everything, ['USD', 'EUR']);
  const store = new MemoryStore(schema);
  store.table('Opportunity').put({ Id: '006000000000001AAA', Name: 'Seeded', Amount: 5 });
  fillCurrencies(schema, store, ['USD', 'EUR'], '2026-11-20T18:00:00.000Z');
  const org = createOrg({ store, clock: () => new Date('2026-11-20T18:00:00Z') });
  const writer = org.writer(org.sessions()[0]!);
  const deal = { StageName: 'Prospecting', CloseDate: '2026-12-31', Amount: 5 };
  writer.insert('Opportunity', { Name: 'Here', ...deal });
  writer.insert('Opportunity', { Name: 'Abroad', ...deal, CurrencyIsoCode: 'EUR' });
  expect([...store.table('Opportunity').rows()].map((row) => [row['Name'], row['CurrencyIsoCode']])).toEqual([
    ['Seeded', 'USD'],
    ['Here', 'USD'],
    ['Abroad', 'EUR'],
  ]);
  expect(schema.object('Contact')!.fieldByName.has('currencyisocode')).toBe(false);
});

test('every user has a currency: the corporate one unless told', () => {
  const schema = withCurrencies(everything, ['USD', 'EUR']);
  const store = new MemoryStore(schema);
  const users = store.table('User');
  users.put({ Id: '005000000000001AAA', LastName: 'Here' });
  users.put({ Id: '005000000000002AAA', LastName: 'Abroad', DefaultCurrencyIsoCode: 'EUR' });
  fillCurrencies(schema, store, ['USD', 'EUR'], '2026-11-20T18:00:00.000Z');
  expect([...users.rows()].map((row) => [row['DefaultCurrencyIsoCode'], row['CurrencyIsoCode']])).toEqual([
    ['USD', 'USD'],
    ['EUR', 'USD'],
  ]);
});
