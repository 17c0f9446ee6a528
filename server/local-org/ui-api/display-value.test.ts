import { createTestOrg } from '../testing.ts';
import type { FieldDef, Value } from '../types.ts';
import { displayValue, recordName, type DisplayContext } from './display-value.ts';

const { schema } = createTestOrg().reader;
const american: DisplayContext = { locale: 'en-US', timeZone: 'America/New_York', currency: 'USD' };
const german: DisplayContext = { locale: 'de-DE', timeZone: 'Europe/Berlin', currency: 'EUR' };

function field(name: string): FieldDef {
  const found = schema.object('Opportunity')?.fieldByName.get(name.toLowerCase());
  if (!found) throw new Error(name);
  return found;
}

const cases: [name: string, value: Value, en: string | null, de: string | null][] = [
  ['Amount', 1234.5, '$1,234.50', '1.234,50\u00a0€'],
  ['Amount', -3, '-$3.00', '-3,00\u00a0€'],
  ['Amount', null, null, null],
  ['Probability', 25, '25%', '25\u00a0%'],
  ['CloseDate', '2026-03-09', '3/9/2026', '09.03.2026'],
  // 23:30 in London is the next day in Berlin, and still the evening in New York.
  ['CreatedDate', '2026-03-01T23:30:00.000Z', '3/1/2026, 6:30 PM', '02.03.2026, 00:30'],
  ['TotalOpportunityQuantity', 1234.5, '1,234.5', '1.234,5'],
  ['FiscalYear', 2026, '2,026', '2.026'],
  ['StageName', 'Prospecting', 'Prospecting', 'Prospecting'],
  ['StageName', 'Left the list', 'Left the list', 'Left the list'],
  ['IsWon', true, null, null],
  ['Name', 'Deal', null, null],
  ['AccountId', '0014L0000000001QAA', null, null],
];

test.each(cases)('%s %s', (name, value, en, de) => {
  expect(displayValue(field(name), value, american)).toBe(en);
  expect(displayValue(field(name), value, german)).toBe(de);
});

test('a picklist shows its label', () => {
  const period = schema.object('Touchline_Scorecard__c')?.fieldByName.get('period_type__c');
  expect(period && displayValue(period, 'fiscal-month', american)).toBe('Fiscal month');
});

test('a record is called by its name field, which need not be Name', () => {
  const fields = schema.object('Touchline_Scorecard__c')?.fields ?? [];
  expect(recordName(fields, { Id: 'a', Name: 'SC-000001' })).toBe('SC-000001');
  expect(recordName(fields, { Id: 'a', Name: null })).toBeNull();
  expect(recordName([], { Id: 'a', Name: 'x' })).toBeNull();
});
