import labels from 'c/touchlineLabels';
import texts from 'c/touchlineRankingLabels';
import { fill, count } from 'c/touchlineFormat';

/**
 * Columns in reading order, in views that fit a narrow screen: the result and why, what lies ahead, what was done.
 * A companion is told below its number. Attainment stands with its levers in every view that has it (S0.1).
 */
const VIEWS = [
  {
    value: 'result',
    label: texts.Ranking_View_Result,
    columns: [
      { id: 'attainment' },
      { id: 'sales-velocity' },
      { id: 'qualified-worked' },
      { id: 'win-rate', interval: true },
      { id: 'average-selling-price', interval: true },
      { id: 'average-sales-cycle', interval: true },
    ],
  },
  {
    value: 'pipeline',
    label: texts.Ranking_View_Pipeline,
    columns: [
      { id: 'open-pipeline', companion: 'open-opportunities', template: labels.Tile_Count },
      { id: 'pipeline-coverage', companion: 'required-coverage', template: texts.Ranking_Needs },
      {
        id: 'untouched-opportunities',
        companion: 'untouched-pipeline',
        template: labels.Tile_Untouched_Value,
      },
      { id: 'stuck-opportunities', companion: 'stuck-pipeline', template: labels.Tile_Untouched_Value },
      { id: 'average-open-age' },
      { id: 'days-between-touches' },
      { id: 'touch-rate', interval: true },
    ],
  },
  {
    value: 'effort',
    label: texts.Ranking_View_Effort,
    columns: [
      { id: 'activities-per-week' },
      { id: 'meetings-per-week' },
      { id: 'new-pipeline-per-week' },
      { id: 'opportunities-created', companion: 'opportunities-received', template: texts.Ranking_Received },
      { id: 'opportunities-advanced', companion: 'opportunities-regressed', template: texts.Ranking_Back },
      { id: 'follow-up-ratio' },
      { id: 'next-meeting-coverage', interval: true },
    ],
  },
];

/** Choices of the view switch: `{value, label}`. */
export const RANKING_VIEWS = VIEWS.map(({ value, label }) => ({ value, label }));

const columnsOf = (view) => VIEWS.find(({ value }) => value === view).columns;

/** Metrics of the columns of a view, in order. */
export const columnIds = (view) => columnsOf(view).map(({ id }) => id);

/** Metrics that a row of the ranking needs readings of. */
export const RANKING_METRICS = VIEWS.flatMap(({ columns }) =>
  columns.flatMap(({ id, companion }) => (companion ? [id, companion] : [id])),
);

/** One scale per interval column, from zero, so that bars of different rows can be compared by eye. */
export const scalesOf = (view, rows) =>
  Object.fromEntries(
    columnsOf(view)
      .filter(({ interval }) => interval)
      .map(({ id }) => {
        const known = rows.flatMap(({ readings }) =>
          ['low', 'value', 'high'].map((part) => readings[id][part]).filter((value) => value !== null),
        );
        return [id, { min: Math.min(...known, 0), max: Math.max(...known, 0) }];
      }),
  );

/**
 * Cells of one row.
 * @param {string} view of `RANKING_VIEWS`
 * @param {object} readings of the row
 * @param {object} scales of `scalesOf`
 * @param {object} team readings of the whole team, drawn as reference; null for the team's own row
 */
export const cellsOf = (view, readings, scales, team) =>
  columnsOf(view).map(({ id, interval, companion, template }) => {
    const reading = readings[id];
    const drawn = Boolean(interval) && reading.value !== null;
    const [before, after] = template?.split('{0}') ?? [];
    const told = companion && reading.value !== null && readings[companion].value !== null;
    return {
      id,
      reading,
      interval: drawn,
      scale: scales[id],
      reference: team?.[id].value ?? null,
      cases: drawn ? fill(labels.Number_N, count(reading.n ?? 0)) : null,
      companion:
        told && (reading.value || readings[companion].value)
          ? { reading: readings[companion], before, after }
          : null,
    };
  });
