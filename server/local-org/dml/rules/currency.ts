import type { Row, SaveError } from '../../types.ts';
import { changed, saveError, type Change, type Rule } from '../change.ts';

/** An org has one corporate currency, which all rates are against; each code is there once. */
export const currencyTypeRule: Rule = {
  object: 'CurrencyType',
  prepare(change): SaveError[] {
    const { row, before } = change;
    const others = otherRows(change);
    const code = String(row.IsoCode);
    if (others.some((each) => each.IsoCode === row.IsoCode)) return [taken(`IsoCode: ${code}`, 'IsoCode')];
    if (before?.IsCorporate === true && row.IsCorporate !== true)
      return [invalid('the corporate currency can only be replaced by another one', 'IsCorporate')];
    if (row.IsCorporate === true && row.IsActive !== true)
      return [invalid('the corporate currency must be active', 'IsActive')];
    return rateProblems(row, row.IsCorporate === true && before?.IsCorporate === true);
  },
  after(change) {
    const { row, before, store } = change;
    if (row.IsCorporate !== true || before?.IsCorporate === true) return;
    // Every rate was against the old corporate currency; the new one's own rate becomes 1.
    const factor = Number(row.ConversionRate);
    const table = store.table('CurrencyType');
    for (const each of otherRows(change))
      table.put({
        ...each,
        IsCorporate: false,
        ConversionRate: rounded(Number(each.ConversionRate) / factor),
      });
    table.put({ ...row, ConversionRate: 1 });
  },
};

/** A rate holds from its day until the next one of its currency begins. */
export const datedRateRule: Rule = {
  object: 'DatedConversionRate',
  prepare(change): SaveError[] {
    const { row, store } = change;
    const type = [...store.table('CurrencyType').rows()].find((each) => each.IsoCode === row.IsoCode);
    if (!type) return [invalid(`${String(row.IsoCode)} is not a currency of this org`, 'IsoCode')];
    if (otherRows(change).some((each) => each.IsoCode === row.IsoCode && each.StartDate === row.StartDate))
      return [taken(`IsoCode, StartDate: ${String(row.IsoCode)}, ${String(row.StartDate)}`, 'StartDate')];
    return rateProblems(row, type.IsCorporate === true);
  },
  after: (change) => {
    if (changed(change, 'StartDate', 'IsoCode')) chain(change);
  },
  removed: chain,
};

/** The end of time, as the platform writes it. */
export const lastDay = '9999-12-31';

function chain({ row, store }: Change): void {
  const table = store.table('DatedConversionRate');
  const rates = [...table.rows()]
    .filter((each) => each.IsoCode === row.IsoCode)
    .sort((a, b) => (String(a.StartDate) < String(b.StartDate) ? -1 : 1));
  for (const [index, each] of rates.entries()) {
    const next = rates[index + 1]?.StartDate ?? lastDay;
    if (each.NextStartDate !== next) table.put({ ...each, NextStartDate: next });
  }
}

const otherRows = ({ def, row, store }: Change): Row[] =>
  [...store.table(def.name).rows()].filter((each) => each.Id !== row.Id);

function rateProblems(row: Row, isCorporate: boolean): SaveError[] {
  const rate = row.ConversionRate;
  if (typeof rate !== 'number') return [];
  if (isCorporate && rate !== 1)
    return [invalid('the conversion rate of the corporate currency is 1', 'ConversionRate')];
  return rate > 0 ? [] : [invalid('a conversion rate is greater than zero', 'ConversionRate')];
}

const rounded = (rate: number): number => Math.round(rate * 1e6) / 1e6;

const invalid = (message: string, field: string): SaveError =>
  saveError('FIELD_INTEGRITY_EXCEPTION', message, [field]);
const taken = (value: string, field: string): SaveError =>
  saveError('DUPLICATE_VALUE', `duplicate value found: ${value}`, [field]);
