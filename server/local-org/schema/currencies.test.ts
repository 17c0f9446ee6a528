import { MemoryStore } from '../store.ts';
import { createOrg } from '../org.ts';
import { createTestOrg } from '../testing.ts';
import { fillCurrencies, withCurrencies } from './currencies.ts';

const { org: plain } = createTestOrg();

test('an org with one currency does not know the field', () => {
  expect(withCurrencies(plain.schema, [])).toBe(plain.schema);
  expect(plain.schema.object('Opportunity')!.fieldByName.has('currencyisocode')).toBe(false);
});

test('with several, whatever holds money says in which: the corporate one unless told', () => {
  const schema = withCurrencies(plain.schema, ['USD', 'EUR']);
  const store = new MemoryStore(schema);
  store.table('Opportunity').put({ Id: '006000000000001AAA', Name: 'Seeded', Amount: 5 });
  fillCurrencies(schema, store, ['USD', 'EUR']);
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
