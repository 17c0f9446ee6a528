import CATALOG from 'c/touchlineKpiCatalog';
import kpiLabels from 'c/touchlineKpiLabels';
import formulaLabels from 'c/touchlineFormulaLabels';
import labels from 'c/touchlineLabels';
import { fill, count, quantity } from 'c/touchlineFormat';

/** Cases a rate or a mean needs before it says anything (requirements C16). */
const MINIMUM = 5;
const byId = new Map(CATALOG.map((kpi) => [kpi.id, kpi]));

/** Label key of a metric: `win-rate` → `Kpi_Win_Rate`. */
const labelKey = (id) =>
  `Kpi_${id.replace(/(^|-)(\w)/g, (_, dash, letter) => (dash ? '_' : '') + letter.toUpperCase())}`;

/** A ratio of money reads as a multiple ("1.8x"), a ratio of counts as a plain number ("0.7 follow-ups per meeting"). */
const unitOf = ({ unit, units }) => (unit === 'ratio' && units.num !== 'currency' ? 'ratio-of-counts' : unit);

/** A metric of the catalogue with its words. Throws for an id the catalogue does not have: a page's mistake. */
export const kpi = (id) => {
  const entry = byId.get(id);
  if (!entry) throw new Error(`The catalogue has no metric ${id}`);
  const key = labelKey(id);
  return {
    ...entry,
    unit: unitOf(entry),
    name: kpiLabels[key],
    meaning: kpiLabels[`${key}_Description`],
    formula: formulaLabels[`${key}_Formula`],
    numerator: formulaLabels[`${key}_Num`],
    denominator: formulaLabels[`${key}_Den`],
  };
};

/** The columns of some metrics, as a GraphQL selection. */
export const selection = (ids) =>
  ids
    .flatMap((id) => Object.values(kpi(id).columns))
    .map((column) => `${column} { value }`)
    .join('\n');

/** Means and medians over the open deals: without any there is none. */
const OF_OPEN_DEALS = [
  ...['median-open-age', 'average-open-age'],
  ...['average-days-in-stage', 'median-days-in-stage'],
];

const reasonFor = ({ id, group }, { num, den, n }) => {
  // Nothing at all is stored: the service could not read what it needs; Explain names it.
  if ([num, den, n].every((figure) => figure === null)) return labels.Reason_None;
  if (id === 'sales-velocity') return labels.Reason_Velocity;
  if (id === 'attainment') return den ? labels.Reason_None : labels.Reason_Quota;
  if (id === 'pipeline-coverage')
    return den !== null && den <= 0 ? labels.Reason_Target_Met : labels.Reason_Quota;
  if (id === 'required-coverage') return labels.Reason_Decided;
  if (id === 'follow-up-ratio') return labels.Reason_First_Meeting;
  if (OF_OPEN_DEALS.includes(id)) return labels.Reason_Open;
  if (group === 'hygiene') return labels.Reason_Activity;
  if (n !== null && n < MINIMUM) return fill(labels.Reason_Small, count(n), count(MINIMUM));
  return labels.Reason_None;
};

/**
 * One metric of one scorecard row, ready to show.
 * `small` says that there are cases, only too few; `reason` is why there is no value, null when there is one.
 */
export const reading = (node, id) => {
  const entry = kpi(id);
  const figures = {};
  for (const part of ['value', 'num', 'den', 'n', 'low', 'high']) {
    figures[part] = node?.[entry.columns[part]]?.value ?? null;
  }
  const missing = figures.value === null;
  return {
    id,
    name: entry.name,
    unit: entry.unit,
    better: entry.better,
    ...figures,
    minimum: MINIMUM,
    small: missing && figures.n !== null && figures.n < MINIMUM,
    reason: missing ? reasonFor(entry, figures) : null,
    text: missing ? labels.Number_None : quantity(entry.unit, figures.value),
    shortText: missing ? labels.Number_None : quantity(entry.unit, figures.value, true),
  };
};

/** Readings of several metrics by id. */
export const readings = (node, ids) => Object.fromEntries(ids.map((id) => [id, reading(node, id)]));
