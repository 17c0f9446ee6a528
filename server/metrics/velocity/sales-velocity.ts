import { defineMetric } from '../define.ts';

const product = '"qualified-worked:value" * ("win-rate:value" / 100) * "average-selling-price:value"';

/**
 * Money per day the pipeline turns into: N x W x A / L.
 *
 * Computed from the unrounded levers of the same row, so the four explain it exactly (S0.13). Without wins it is
 * undefined, not zero.
 */
export default defineMetric({
  id: 'sales-velocity',
  label: 'Sales velocity',
  description:
    'Money per day: qualified deals worked times win rate times average selling price, over the average sales cycle.',
  formula: 'qualified opportunities worked x win rate x average selling price / average sales cycle',
  unit: 'currency-per-day',
  better: 'higher',
  controllable: false,
  group: 'velocity',
  source: 'S0.8',
  view: 'levers',
  columns: {
    value: `${product} / "average-sales-cycle:value"`,
    num: product,
    den: '"average-sales-cycle:value"',
    n: '"qualified-worked:value"',
  },
  partUnits: { num: 'currency', den: 'days' },
  evidence: { where: 'qualified-worked', code: 'qualifiedWorked', params: 'period' },
  needs: ['Opportunity.Amount', 'Opportunity.CloseDate', 'Task.WhatId', 'Event.WhatId'],
});
