import type { Check, Finding } from '../check.ts';
import { ok, warn } from '../check.ts';

/** Fields whose past only field history tracking keeps, and what it unlocks. */
const tracked = [
  { field: 'Owner', label: 'the owner', unlocks: 'crediting former owners for what they did (C4)' },
  { field: 'NextStep', label: 'Next Step', unlocks: 'telling a next step that stands there for weeks (R7)' },
];
/** Fields the platform keeps by itself in OpportunityHistory, where the field may be seen. */
const kept = ['StageName', 'Amount', 'CloseDate'];

const check: Check = {
  id: 'history',
  asks: 'Is the past of owner, stage, amount, close date and next step kept?',
  async run({ query, describe }): Promise<Finding[]> {
    const seen = new Set((await describe('OpportunityHistory'))?.fields.map(({ name }) => name));
    const lost = kept.filter((field) => !seen.has(field));
    const findings: Finding[] = [
      lost.length === 0
        ? ok('The past of stage, amount and close date can be read.')
        : warn(
            `The past of ${lost.join(', ')} cannot be read: moves, pushes and cuts in the past are unknown.`,
            'Make the fields visible to the integration user (field-level security on Opportunity).',
          ),
    ];
    const isVisible = (await describe('OpportunityFieldHistory')) !== null;
    for (const { field, label, unlocks } of tracked) {
      const rows = isVisible
        ? await query(`SELECT Id FROM OpportunityFieldHistory WHERE Field = '${field}' LIMIT 1`)
        : [];
      findings.push(
        rows.length > 0
          ? ok(`Changes of ${label} are tracked.`)
          : warn(
              `No change of ${label} is on record; tracking unlocks ${unlocks}.`,
              `Track ${label} (Setup, Object Manager, Opportunity, Fields, Set History Tracking); it counts from then on.`,
            ),
      );
    }
    return findings;
  },
};
export default check;
