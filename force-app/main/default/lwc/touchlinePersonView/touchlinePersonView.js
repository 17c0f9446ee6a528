import CATALOG from 'c/touchlineKpiCatalog';
import labels from 'c/touchlineLabels';
import texts from 'c/touchlinePersonLabels';
import { fill, plural, count, date } from 'c/touchlineFormat';
import { periodName } from 'c/touchlinePeriod';
import { tilesOf } from 'c/touchlineTiles';
import { measureRows } from 'c/touchlineMeasureRows';
import { MINIMUM_PEERS, deviationsOf } from 'c/touchlineComparison';

/** Groups of the scorecard in the order of a review, by the group the catalogue carries. */
const GROUPS = ['velocity', 'pipeline', 'hygiene', 'progress', 'effort', 'attainment'];
/** Told inside the explanation of another metric, not as numbers of their own. */
const COMPANIONS = ['simple-days-between-touches', 'days-since-last-touch'];
const MOST = 5;
/** So many are shown even where all of them could be chance: nothing to say would be a claim as well. */
const LEAST = 2;
/** Order within a group; what is not named follows in the order of the catalogue. */
const FIRST = [
  ...['sales-velocity', 'qualified-worked', 'win-rate', 'average-selling-price', 'average-sales-cycle'],
  ...['open-pipeline', 'open-opportunities', 'pipeline-coverage', 'required-coverage'],
  ...['untouched-opportunities', 'untouched-pipeline', 'stuck-opportunities', 'stuck-pipeline'],
  ...['days-between-touches', 'touch-rate', 'next-meeting-coverage', 'contact-coverage'],
  ...['opportunities-created', 'opportunities-received', 'opportunities-advanced', 'opportunities-regressed'],
];
const placeOf = ({ id }) => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);

/** Why there is nothing to show, with what to do next; null where there is something. */
export const personEmpty = ({ subject, cards, success }) => {
  if (!subject) return { heading: texts.Person_Gone_Title, body: texts.Person_Gone_Body };
  if (!success) return { heading: labels.Team_No_Run_Title, body: labels.Team_No_Run_Body };
  if (!cards.length && !subject.isActive)
    return { heading: texts.Person_Inactive_Title, body: texts.Person_Inactive_Body };
  return { heading: labels.Team_No_Score_Title, body: labels.Team_No_Score_Body };
};

/** Facts an admin entered about the person: `{key, name, text}`. */
export const factsOf = ({ role, segment, startDate, rampMonths }) =>
  [
    { key: 'role', name: texts.Person_Role, text: role },
    { key: 'segment', name: texts.Person_Segment, text: segment },
    { key: 'start', name: texts.Person_Start, text: startDate && date(startDate) },
    {
      key: 'ramp',
      name: texts.Person_Ramp,
      text: rampMonths && fill(plural(texts, 'Person_Ramp_Months', rampMonths), count(rampMonths)),
    },
  ].filter(({ text }) => text);

const sentenceOf = ({ kind, valueText, referenceText, count: n, isNoise }) => ({
  key: kind,
  text: fill(plural(texts, `Deviation_${kind}`, n), valueText, referenceText, count(n)),
  noise: isNoise ? texts.Measure_Noise : null,
});

const groupsOf = (tiles, cards) =>
  GROUPS.map((id) => ({
    id,
    name: texts[`Group_${id}`],
    rows: CATALOG.filter((kpi) => kpi.group === id && !COMPANIONS.includes(kpi.id))
      .sort((a, b) => placeOf(a) - placeOf(b))
      .map((kpi) => {
        const reading = tiles.card.readings[kpi.id];
        const hasCases = reading.n !== null && reading.value !== null && reading.unit !== 'count';
        return {
          id: kpi.id,
          reading,
          context: tiles.context,
          points: tiles.points(kpi.id),
          note: hasCases ? fill(labels.Number_N, count(reading.n)) : null,
          isSmall: hasCases && reading.n < reading.minimum,
          periods: cards.map((card) => ({
            key: card.period.start,
            reading: card.readings[kpi.id],
            context: tiles.contextOf(card),
          })),
        };
      }),
  })).filter(({ rows }) => rows.length > 0);

/** Where there is neither a past nor a team to compare with, that is said instead of silence. */
const reasonOf = (cards, others) => {
  const isEarly = others.length < MINIMUM_PEERS && cards.length < 5;
  return isEarly ? texts.Deviation_Too_Early : null;
};

/**
 * The page of a person in one period.
 * @param {object} person of `readPerson`
 * @param {?object} peers of `readPeers`; null until they are there
 * @returns {?object} null when there is no scorecard for the period
 */
export const personView = (person, peers, start) => {
  const asOf = person.success?.asOf ?? null;
  const tiles = tilesOf(person.subject, person.cards, start, asOf);
  if (!tiles) return null;
  const cards = person.cards.slice(person.cards.indexOf(tiles.card));
  const others = peers?.others ?? null;
  const items = (side, least) => {
    const all = deviationsOf(side, cards, others ?? [], asOf);
    const sure = all.filter(({ kinds }) => kinds.some(({ isNoise }) => !isNoise));
    return all.slice(0, Math.min(MOST, Math.max(sure.length, least))).map(({ id, kinds }) => ({
      id,
      reading: tiles.card.readings[id],
      context: tiles.context,
      sentences: kinds.map(sentenceOf),
    }));
  };
  return {
    result: tiles.result,
    coverage: tiles.coverage,
    period: tiles.period,
    measures: measureRows(tiles, others),
    otherCount: others ? others.length : null,
    deviations: peers && {
      worse: items('isWorse', LEAST),
      better: items('isBetter', 0),
      reason: reasonOf(cards, others),
    },
    groups: groupsOf(tiles, cards),
    periods: cards.map(({ period }) => ({ key: period.start, name: periodName(period) })),
  };
};
