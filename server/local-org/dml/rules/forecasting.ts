import { saveError, type Rule } from '../change.ts';

/** A quota is of one person, one type and one month; it begins with the month, and is in money or in pieces. */
export const quotaRule: Rule = {
  object: 'ForecastingQuota',
  prepare({ row, user, store }) {
    row.QuotaOwnerId ??= user.id;
    row.QuotaAmount ??= 0;
    row.QuotaQuantity ??= 0;
    const type = store.table('ForecastingType').get(String(row.ForecastingTypeId));
    row.IsQuantity = type?.IsQuantity === true;
    row.IsAmount = !row.IsQuantity;
    if (typeof row.StartDate !== 'string') return [];
    row.StartDate = `${row.StartDate.slice(0, 7)}-01`;
    const months = [...store.table('Period').rows()].filter((period) => period.Type === 'Month');
    row.PeriodId = months.find((period) => period.StartDate === row.StartDate)?.Id ?? null;
    const same = [...store.table('ForecastingQuota').rows()].some(
      (each) =>
        each.Id !== row.Id &&
        ['QuotaOwnerId', 'ForecastingTypeId', 'StartDate', 'ProductFamily'].every(
          (field) => each[field] === row[field],
        ),
    );
    const message = 'duplicate value found: the person has a quota of this type for this month';
    return same ? [saveError('DUPLICATE_VALUE', message, ['StartDate'])] : [];
  },
};
