import type { Check } from '../check.ts';
import { fail, ok, warn } from '../check.ts';

/** Is there an order of stages to measure by (C3)? */
const check: Check = {
  id: 'stages',
  asks: 'Is there an order of stages to measure by (C3)?',
  async run({ query, describe }) {
    if (!(await describe('OpportunityStage'))) {
      return [fail('Opportunity stages cannot be read.', 'Give the integration user Read on Opportunity.')];
    }
    const stages = await query<{ IsClosed: boolean }>(
      'SELECT IsClosed FROM OpportunityStage WHERE IsActive = true',
    );
    const open = stages.filter((stage) => !stage.IsClosed).length;
    if (open >= 2 && open < stages.length) return [ok(`${open} open stages; qualified from the second on.`)];
    return [
      warn(
        `${open} open and ${stages.length - open} closed stages are active: early and qualified deals look alike.`,
        'Check the stages (Setup, Object Manager, Opportunity, Stage).',
      ),
    ];
  },
};
export default check;
