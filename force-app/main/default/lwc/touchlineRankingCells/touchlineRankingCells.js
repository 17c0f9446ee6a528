import labels from 'c/touchlineLabels';
import { fill, count } from 'c/touchlineFormat';

/** Columns in reading order: the result, then why, then what lies ahead. A companion is told below its number. */
const COLUMNS = [
  { id: 'attainment' },
  { id: 'sales-velocity' },
  { id: 'qualified-worked' },
  { id: 'win-rate', interval: true },
  { id: 'average-selling-price', interval: true },
  { id: 'average-sales-cycle', interval: true },
  { id: 'open-pipeline', companion: 'open-opportunities', template: labels.Tile_Count },
  { id: 'untouched-opportunities', companion: 'untouched-pipeline', template: labels.Tile_Untouched_Value },
];

export const COLUMN_IDS = COLUMNS.map(({ id }) => id);
/** Metrics that a row of the ranking needs readings of. */
export const RANKING_METRICS = COLUMNS.flatMap(({ id, companion }) => (companion ? [id, companion] : [id]));

/** One scale per interval column, from zero, so that bars of different rows can be compared by eye. */
export const scalesOf = (rows) =>
  Object.fromEntries(
    COLUMNS.filter(({ interval }) => interval).map(({ id }) => {
      const known = rows.flatMap(({ readings }) =>
        ['low', 'value', 'high'].map((part) => readings[id][part]).filter((value) => value !== null),
      );
      return [id, { min: Math.min(...known, 0), max: Math.max(...known, 0) }];
    }),
  );

/**
 * Cells of one row.
 * @param {object} readings of the row
 * @param {object} scales of `scalesOf`
 * @param {object} team readings of the whole team, drawn as reference; null for the team's own row
 */
export const cellsOf = (readings, scales, team) =>
  COLUMNS.map(({ id, interval, companion, template }) => {
    const reading = readings[id];
    const drawn = Boolean(interval) && reading.value !== null;
    const [before, after] = template?.split('{0}') ?? [];
    return {
      id,
      reading,
      interval: drawn,
      scale: scales[id],
      reference: team?.[id].value ?? null,
      cases: drawn ? fill(labels.Number_N, count(reading.n ?? 0)) : null,
      companion: companion && reading.value ? { reading: readings[companion], before, after } : null,
    };
  });
