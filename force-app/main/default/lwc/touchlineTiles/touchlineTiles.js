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
const EFFORT = [{ id: 'activities-per-week' }, { id: 'meetings-per-week' }, { id: 'new-pipeline-per-week' }];

const idsOf = ({ id, companions = [] }) => [id, ...companions.map(([other]) => other)];

/** Metrics that the result, the effort and the coverage of a subject are told with. */
export const TILE_METRICS = [
  'attainment',
  'bookings',
  'sales-velocity',
  ...LEVERS.flatMap(idsOf),
  ...EFFORT.flatMap(idsOf),
  'pipeline-coverage',
  'required-coverage',
];

/**
 * One subject's scorecards seen from the chosen period back.
 * @param {object} subject `{id, name}`
 * @param {object[]} cards newest first: `{id, period, readings}`
 * @param {string} start first day of the chosen period
 * @param {?string} asOf instant of the run
 * @returns {?object} null when there is no scorecard for the period
 */
export const tilesOf = (subject, cards, start, asOf) => {
  const index = cards.findIndex(({ period }) => period.start === start);
  const card = cards[index];
  if (!card || !subject) return null;
  const contextOf = ({ id, period }) => ({ subjectName: subject.name, scorecardId: id, period, asOf });
  const context = contextOf(card);
  const before = cards[index + 1];
  const past = cards.slice(index).reverse();
  // The same for every metric: told once, not once for each of them.
  const axis = past.map(({ period }) => ({
    key: period.start,
    period: periodName(period),
    unfinished: Boolean(asOf) && !isFinished(period, asOf),
  }));
  const points = (id) =>
    past.map(({ readings }, place) => ({
      ...axis[place],
      value: readings[id].value,
      text: readings[id].shortText,
    }));
  const previous = (id) => {
    const reading = before?.readings[id];
    return reading && reading.value !== null ? { reading, context: contextOf(before) } : null;
  };
  const told = (companions) =>
    companions
      .map(([other, template]) => ({ key: other, template, reading: card.readings[other], context }))
      .filter(({ reading }) => reading.value !== null);
  const tile = ({ id, operator, companions = [] }) => {
    const phrases = told(companions);
    const earlier = previous(id);
    if (earlier) phrases.push({ key: 'previous', template: labels.Tile_Previous, ...earlier });
    return { id, operator, reading: card.readings[id], context, points: points(id), companions: phrases };
  };
  return {
    card,
    context,
    past,
    contextOf,
    points,
    told,
    period: periodName(card.period),
    finished: Boolean(asOf) && isFinished(card.period, asOf),
    result: {
      context,
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
      effort: EFFORT.map(tile),
    },
    coverage: {
      context,
      coverage: card.readings['pipeline-coverage'],
      required: card.readings['required-coverage'],
      points: points('pipeline-coverage'),
    },
  };
};
