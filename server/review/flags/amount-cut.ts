import { defineFlag } from '../define.ts';

/** Share of the amount 30 days ago that is gone, in percent. */
const cut = `100 * (1 - amount / base_amount)`;

/**
 * The deal is worth a tenth less than 30 days ago (R11), or than at first where it is younger. Evidence says the share,
 * never the amounts.
 */
export default defineFlag({
  id: 'amount-cut',
  label: 'Amount cut',
  description: 'The amount fell by 10 % or more within 30 days.',
  source: 'R11',
  needs: ['Opportunity.Amount', 'OpportunityHistory.Amount'],
  parameters: { percent: 10 },
  shownThreshold: 'percent',
  thresholdUnit: 'percent',
  state: ({ threshold }) => `CASE
    WHEN is_fallback OR amount IS NULL THEN 'unknown'
    WHEN base_amount > 0 AND 100 * amount <= (100 - (${threshold('percent')})) * base_amount THEN 'raised'
    ELSE 'clear' END`,
  severity: () => `'warning'`,
  code: ({ state }) => `CASE
    WHEN is_fallback THEN 'noHistory'
    WHEN ${state} = 'unknown' THEN 'noAmount'
    WHEN ${state} = 'raised' THEN 'amountCut'
    ELSE 'amountHeld' END`,
  evidence: {
    changedDate: 'amount_day',
    cut: `CASE WHEN amount < base_amount AND base_amount > 0 THEN round((${cut})::DOUBLE, 1) END`,
  },
  talkingPoint: `'askWhatFell'`,
  nextStep: `'updateAmount'`,
});
