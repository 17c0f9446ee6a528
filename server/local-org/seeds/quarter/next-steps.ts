import type { Deal } from './company.ts';
import type { Random } from './random.ts';

/** What stands in the field "Next Step" from a moment on; null: nothing. */
export interface NextStep {
  at: number;
  text: string | null;
}

/** What a rep intends, by stage. */
const intentions = [
  ['Book a first meeting', 'Find out who decides', 'Read up on their plans'],
  ['Confirm budget and timing', 'Meet the sponsor', 'Agree whom else to involve'],
  ['Workshop on requirements', 'Demo for the users', 'Send the summary of needs'],
  ['Business case with finance', 'Reference call', 'Present the value case'],
  ['Send proposal', 'Walk through the proposal', 'Security review'],
  ['Meet procurement', 'Legal review of the contract', 'Agree the start date'],
];
const reasons = [
  'Lost: no decision',
  'Lost: price',
  'Lost: competitor',
  'Lost: timing',
  'Lost: missing feature',
];
/** The share of deals nobody ever writes a next step on, of stage changes that bring a new one, and of meetings that do. */
const never = 0.15;
const atStage = 0.75;
const afterMeeting = 0.5;

/** Written on entering a stage and after a meeting, cleared by a win; of a lost deal it is where this company notes why. */
export function nextSteps(deal: Deal, random: Random): NextStep[] {
  const { moves, meetings, closed, qualified } = deal;
  const writes = !random.chance(never);
  const occasions = [
    ...moves.flatMap(({ at, stage }) => (typeof stage === 'number' ? [{ at, stage, likely: atStage }] : [])),
    ...meetings.map(({ at }) => ({ at: at + 0.03, stage: stageAt(deal, at), likely: afterMeeting })),
  ].sort((a, b) => a.at - b.at);
  const steps: NextStep[] = [{ at: deal.plan.created, text: null }];
  const write = (at: number, text: string | null) => {
    if (at === deal.plan.created) steps[0]!.text = text;
    else if (text !== steps.at(-1)!.text) steps.push({ at, text });
  };
  for (const { at, stage, likely } of occasions)
    if (writes && at < closed && random.chance(likely)) write(at, random.pick(intentions[stage]!));
  const end = moves.at(-1)!.stage;
  write(closed, end === 'won' ? null : qualified ? random.pick(reasons) : 'Lost: no need');
  return steps;
}

function stageAt({ moves }: Deal, moment: number): number {
  const stage = moves.findLast(({ at }) => at <= moment)?.stage;
  return typeof stage === 'number' ? stage : 0;
}
