/** Values of the platform's DateLiteral enum. */
export const literals = [
  'YESTERDAY',
  'TODAY',
  'TOMORROW',
  'LAST_90_DAYS',
  'NEXT_90_DAYS',
  ...['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'].flatMap((unit) =>
    ['LAST', 'THIS', 'NEXT'].map((when) => `${when}_${unit}`),
  ),
];

/** Fields of the platform's DateRange input; upper-cased they are SOQL's literals (LAST_N_DAYS:7, N_DAYS_AGO:3). */
export const ranges = [
  'days',
  'weeks',
  'months',
  'quarters',
  'years',
  'fiscal_quarters',
  'fiscal_years',
].flatMap((unit) => [`last_n_${unit}`, `next_n_${unit}`, `n_${unit}_ago`]);
