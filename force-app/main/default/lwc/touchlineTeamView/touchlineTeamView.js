import labels from 'c/touchlineLabels';
import { elapsedShare, isFinished, periodName } from 'c/touchlinePeriod';

/** The velocity formula as tiles, in its own order: deals × win rate × price ÷ cycle. */
const LEVERS = [
  { id: 'qualified-worked', companions: [['opportunities-worked', labels.Tile_All_Worked]] },
  { id: 'win-rate', operator: labels.Operator_Times },
  {
    id: 'average-selling-price',
    operator: labels.Operator_Times,
    companions: [['median-selling-price', labels.Tile_Median]],
  },
  {
    id: 'average-sales-cycle',
    operator: labels.Operator_Divided,
    companions: [['median-sales-cycle', labels.Tile_Median]],
  },
];
const PIPELINE = [
  { id: 'open-pipeline', hidesCases: true, companions: [['open-opportunities', labels.Tile_Count]] },
  { id: 'median-open-age' },
  { id: 'untouched-opportunities', companions: [['untouched-pipeline', labels.Tile_Untouched_Value]] },
];

/** Why there is nothing to show, with what to do next. */
export const emptyState = ({ success, root }) => {
  if (!success) return { heading: labels.Team_No_Run_Title, body: labels.Team_No_Run_Body };
  if (!root) return { heading: labels.Team_No_Team_Title, body: labels.Team_No_Team_Body };
  return { heading: labels.Team_No_Score_Title, body: labels.Team_No_Score_Body };
};

/**
 * The page for one subject and period.
 * @param {object} team of `readTeam`
 * @param {string} start first day of the chosen period
 * @param {?string} asOf instant of the run
 * @returns {?object} null when the subject has no scorecard for the period
 */
export const teamView = (team, start, asOf) => {
  const index = team.cards.findIndex(({ period }) => period.start === start);
  const card = team.cards[index];
  if (!card || !team.subject) return null;
  const contextOf = ({ id, period }) => ({ subjectName: team.subject.name, scorecardId: id, period, asOf });
  const context = contextOf(card);
  const isPerson = team.subject.kind === 'person';
  const before = team.cards[index + 1];
  const past = team.cards.slice(index).reverse();
  const points = (id) =>
    past.map((each) => ({
      key: each.period.start,
      period: periodName(each.period),
      value: each.readings[id].value,
      text: each.readings[id].shortText,
      unfinished: Boolean(asOf) && !isFinished(each.period, asOf),
    }));
  const previous = (id) => {
    const reading = before?.readings[id];
    return reading && reading.value !== null ? { reading, context: contextOf(before) } : null;
  };
  const tile = ({ id, operator, hidesCases = false, companions = [] }) => {
    const told = companions
      .map(([other, template]) => ({ key: other, template, reading: card.readings[other], context }))
      .filter(({ reading }) => reading.value !== null);
    const earlier = previous(id);
    if (earlier) told.push({ key: 'previous', template: labels.Tile_Previous, ...earlier });
    return {
      id,
      operator,
      hidesCases,
      reading: card.readings[id],
      context,
      points: points(id),
      companions: told,
    };
  };
  return {
    name: team.subject.name,
    isPerson,
    isGroup: !isPerson,
    isAlone: !isPerson && team.members.length === 0,
    context,
    period: periodName(card.period),
    attainment: {
      reading: card.readings.attainment,
      bookings: card.readings.bookings,
      points: points('attainment'),
      previous: previous('attainment'),
      elapsed: elapsedShare(card.period, asOf),
      finished: Boolean(asOf) && isFinished(card.period, asOf),
    },
    velocity: tile({ id: 'sales-velocity' }),
    levers: LEVERS.map(tile),
    pipeline: PIPELINE.map(tile),
    focus: team.focus,
    subjects: [team.subject, ...team.members, ...team.below],
    teams: team.members.filter(({ isTeam }) => isTeam),
    people: team.members.filter(({ isTeam }) => !isTeam),
    unlisted: team.memberCount - team.members.length,
    total: { id: team.subject.id, name: team.subject.name, scorecardId: card.id, readings: card.readings },
  };
};
