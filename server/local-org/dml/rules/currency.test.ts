import { createTestOrg } from '../../testing.ts';
import type { Row, SaveResult, Value } from '../../types.ts';

const id = (result: SaveResult): string => (result.success ? result.id : JSON.stringify(result.errors));
const said = (result: SaveResult) => (result.success ? null : result.errors.map((each) => each.statusCode));

function orgWith(...currencies: string[]) {
  const { org, writer } = createTestOrg({ currencies });
  const rows = (object: string) => [...org.store.table(object).rows()];
  const rates = (): Record<string, Value> =>
    Object.fromEntries(rows('CurrencyType').map((row) => [row.IsoCode, row.ConversionRate ?? null]));
  const typeOf = (code: string): Row => rows('CurrencyType').find((row) => row.IsoCode === code)!;
  return { writer, rows, rates, typeOf };
}

describe('currencies of an org with several', () => {
  it('are there with a rate each, the first as the corporate one', () => {
    const { rows, rates } = orgWith('EUR', 'JPY');
    expect(rates()).toEqual({ EUR: 1, JPY: 166.666667 });
    expect(rows('CurrencyType').map((row) => [row.IsoCode, row.IsCorporate, row.DecimalPlaces])).toEqual([
      ['EUR', true, 2],
      ['JPY', false, 0],
    ]);
    expect(rows('DatedConversionRate').map((row) => [row.IsoCode, row.NextStartDate])).toEqual([
      ['EUR', '9999-12-31'],
      ['JPY', '9999-12-31'],
    ]);
  });

  it('are there once, have a rate above zero, and are not deleted', () => {
    const { writer, typeOf } = orgWith('USD', 'EUR');
    const kroner = { IsoCode: 'SEK', ConversionRate: 10, DecimalPlaces: 2, IsActive: true };
    expect(said(writer.insert('CurrencyType', { ...kroner, IsoCode: 'EUR' }))).toEqual(['DUPLICATE_VALUE']);
    expect(said(writer.insert('CurrencyType', { ...kroner, ConversionRate: 0 }))).toEqual([
      'FIELD_INTEGRITY_EXCEPTION',
    ]);
    expect(said(writer.insert('CurrencyType', { ...kroner, IsoCode: 'XXQ' }))).toEqual([
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ]);
    expect(said(writer.insert('CurrencyType', kroner))).toBeNull();
    expect(said(writer.delete('CurrencyType', typeOf('SEK').Id))).toEqual(['INVALID_TYPE_FOR_OPERATION']);
  });

  it('have one corporate one, which is replaced and never just unset', () => {
    const { writer, rates, typeOf } = orgWith('USD', 'EUR');
    const dollar = typeOf('USD').Id;
    for (const change of [{ IsCorporate: false }, { IsActive: false }, { ConversionRate: 2 }])
      expect(said(writer.update('CurrencyType', dollar, change))).toEqual(['FIELD_INTEGRITY_EXCEPTION']);
    expect(said(writer.update('CurrencyType', typeOf('EUR').Id, { IsCorporate: true }))).toBeNull();
    expect(rates()).toEqual({ USD: 1.111111, EUR: 1 });
    expect([typeOf('USD').IsCorporate, typeOf('EUR').IsCorporate]).toEqual([false, true]);
  });

  it('have rates of days that follow each other', () => {
    const { writer, rows } = orgWith('USD', 'EUR');
    const rate = { IsoCode: 'EUR', ConversionRate: 0.8 };
    const later = id(writer.insert('DatedConversionRate', { ...rate, StartDate: '2026-06-01' }));
    id(writer.insert('DatedConversionRate', { ...rate, StartDate: '2026-01-01' }));
    const spans = () =>
      rows('DatedConversionRate')
        .filter((row) => row.IsoCode === 'EUR')
        .map((row) => [row.StartDate, row.NextStartDate])
        .sort();
    expect(spans()).toEqual([
      ['2000-01-01', '2026-01-01'],
      ['2026-01-01', '2026-06-01'],
      ['2026-06-01', '9999-12-31'],
    ]);
    expect(said(writer.insert('DatedConversionRate', { ...rate, StartDate: '2026-06-01' }))).toEqual([
      'DUPLICATE_VALUE',
    ]);
    expect(
      said(writer.insert('DatedConversionRate', { ...rate, IsoCode: 'SEK', StartDate: '2026-06-01' })),
    ).toEqual(['FIELD_INTEGRITY_EXCEPTION']);
    writer.delete('DatedConversionRate', later);
    expect(spans()).toEqual([
      ['2000-01-01', '2026-01-01'],
      ['2026-01-01', '9999-12-31'],
    ]);
  });
});
