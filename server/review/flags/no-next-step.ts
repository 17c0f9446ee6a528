import { defineFlag } from '../define.ts';

/**
 * Nobody wrote down what happens next, or what was written is old (R7).
 *
 * How old it is only an org knows that tracks the field; elsewhere any text will do. An org that hardly uses the field
 * is asked nothing.
 */
export default defineFlag({
  id: 'no-next-step',
  label: 'No next step',
  description: 'The next step is blank, or has not changed for more than 14 days.',
  source: 'R7',
  needs: ['Opportunity.NextStep'],
  parameters: { days: 14, minimumFilled: 20 },
  shownThreshold: ({ threshold, source }) => ({
    value: `CASE WHEN has_next_step THEN ${threshold('days')} END`,
    source: `CASE WHEN has_next_step THEN ${source('days')} END`,
  }),
  thresholdUnit: 'days',
  state: ({ threshold }) => `CASE
    WHEN next_steps_filled < ${threshold('minimumFilled')} THEN 'unknown'
    WHEN NOT has_next_step OR day - next_step_day > ${threshold('days')} THEN 'raised'
    ELSE 'clear' END`,
  severity: () => `'warning'`,
  code: ({ state }) => `CASE
    WHEN ${state} = 'unknown' THEN 'nextStepUnused'
    WHEN NOT has_next_step THEN 'nextStepMissing'
    WHEN ${state} = 'raised' THEN 'nextStepOld'
    WHEN next_step_day IS NULL THEN 'nextStepUndated'
    ELSE 'nextStepSet' END`,
  evidence: { nextStepDate: 'next_step_day' },
  talkingPoint: `'agreeNextStep'`,
  nextStep: `'editNextStep'`,
});
