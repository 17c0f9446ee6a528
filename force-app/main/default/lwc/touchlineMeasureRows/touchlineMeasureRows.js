import labels from 'c/touchlineLabels';
import texts from 'c/touchlinePersonLabels';
import { fill, count } from 'c/touchlineFormat';
import { againstOthers } from 'c/touchlineComparison';

/** The seven measures in the order of the review (S0.31); untouched and stuck are the two halves of the first. */
const MEASURES = [
  { id: 'untouched-opportunities', companions: [['untouched-pipeline', labels.Tile_Untouched_Value]] },
  { id: 'stuck-opportunities', companions: [['stuck-pipeline', labels.Tile_Untouched_Value]] },
  { id: 'average-open-age', companions: [['median-open-age', labels.Tile_Median]] },
  { id: 'days-between-touches' },
  { id: 'touch-rate' },
  { id: 'opportunities-advanced', companions: [['opportunities-regressed', texts.Measure_Moved_Back]] },
  { id: 'opportunities-created', companions: [['opportunities-received', texts.Measure_Received]] },
  { id: 'open-pipeline', companions: [['open-opportunities', labels.Tile_Count]] },
];
/** Counts whose comparison is a share: the share has to be said, or the reader compares a number with a percent. */
const SHARES = ['untouched-opportunities', 'stuck-opportunities'];

export const MEASURE_METRICS = MEASURES.flatMap(({ id, companions = [] }) => [
  id,
  ...companions.map(([other]) => other),
]);

/**
 * Rows of `c-touchline-measures`.
 * @param {object} tiles of `c/touchlineTiles`
 * @param {?object[]} others readings of the other people of the team; null where nobody is compared
 */
export const measureRows = (tiles, others) =>
  MEASURES.map(({ id, companions = [] }) => {
    const reading = tiles.card.readings[id];
    const comparison = others && againstOthers(id, tiles.card.readings, others);
    const hasCases = reading.n !== null && reading.value !== null && reading.unit !== 'count';
    return {
      id,
      reading,
      context: tiles.context,
      points: tiles.points(id),
      companions: tiles.told(companions),
      // Money says its number of deals beside it already.
      cases: hasCases && reading.unit !== 'currency' ? fill(labels.Number_N, count(reading.n)) : null,
      isSmall: hasCases && reading.n < reading.minimum,
      comparison: comparison ? { text: fill(texts.Measure_Others_Have, comparison.referenceText) } : null,
      share: comparison && SHARES.includes(id) ? fill(texts.Measure_Share, comparison.valueText) : null,
      noise:
        comparison && (comparison.isWorse || comparison.isBetter) && comparison.isNoise
          ? texts.Measure_Noise
          : null,
    };
  });
