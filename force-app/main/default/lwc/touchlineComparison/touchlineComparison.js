import { quantity } from 'c/touchlineFormat';

/** Others that a comparison needs before it says anything; fewer would point at single people. */
export const MINIMUM_PEERS = 4;
/** Periods before the present one that a person's own usual is taken from, and how many of them have to be there. */
const PERIODS_BACK = 6;
const MINIMUM_PERIODS = 4;
/** Below this share of the reference two numbers are called the same. */
const SAME = 0.1;
const WEEK = 7 * 86400000;

/**
 * What is compared and how. `share`: a count becomes a share of these deals, so that nobody stands out for having many.
 * `flow`: a count of what happened in the period; against the own past it is taken per week, because the period may
 * still be running. `stock`: a plain number, told but never judged. Everything else is its own sum over sum.
 */
const KINDS = {
  'untouched-opportunities': { share: 'n' },
  'stuck-opportunities': { share: 'open-opportunities' },
  'qualified-worked': { flow: true },
  'opportunities-advanced': { flow: true },
  'opportunities-regressed': { flow: true },
  'opportunities-created': { flow: true },
  'opportunities-received': { flow: true },
  'close-date-pushes': { flow: true },
  'open-pipeline': { stock: true },
  'open-opportunities': { stock: true },
};

/** Metrics whose differences are worth words, the ones a person can act on first. */
export const DEVIATION_METRICS = [
  ...['untouched-opportunities', 'stuck-opportunities', 'days-between-touches', 'touch-rate'],
  ...['next-meeting-coverage', 'contact-coverage', 'average-days-in-stage', 'average-open-age'],
  ...['opportunities-advanced', 'opportunities-regressed', 'close-date-pushes', 'opportunities-created'],
  ...['activities-per-week', 'meetings-per-week', 'new-pipeline-per-week', 'follow-up-ratio'],
  ...['qualified-worked', 'win-rate', 'average-selling-price', 'average-sales-cycle'],
];

/** Half the width of a 95 % range in standard deviations, Student's t by degrees of freedom. */
const STUDENT = [Infinity, 12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23];
const student = (freedom) => STUDENT[freedom] ?? 1.96 + 2.4 / freedom;

/**
 * A metric of one scorecard as parts that can be added up: `num / den`, times 100 for a percent. Null where there is
 * nothing to compare.
 */
const partsOf = (id, readings) => {
  const reading = readings[id];
  const { share } = KINDS[id] ?? {};
  if (share) {
    const den = share === 'n' ? reading.n : readings[share]?.value;
    return reading.value === null || !den ? null : { num: reading.value, den, unit: 'percent' };
  }
  if (KINDS[id]) return reading.value === null ? null : { num: reading.value, den: 1, unit: reading.unit };
  return reading.num === null || !reading.den ? null : { ...reading, num: reading.num, den: reading.den };
};

const valueOf = ({ num, den, unit }) => ((unit === 'percent' ? 100 : 1) * num) / den;

/**
 * Half widths a gap must reach to be more than noise. A page asks some twenty measures at once, and one in twenty would lie
 * outside a 95 % interval by chance alone: for all twenty together it is 3.02 standard errors instead of 1.96 (Bonferroni).
 */
const SURE = 3.02 / 1.96;

const sumOver = (parts) =>
  valueOf({
    num: parts.reduce((sum, { num }) => sum + num, 0),
    den: parts.reduce((sum, { den }) => sum + den, 0),
    unit: parts[0].unit,
  });

/** What chance alone could make of a count: Poisson, by the variance-stabilising root. */
const ofCount = (count, per) => {
  const root = Math.sqrt(count + 0.375);
  return [(Math.max(0, root - 0.98) ** 2 - 0.375) / per, ((root + 0.98) ** 2 - 0.375) / per];
};

/** Wilson's interval of a share, percent. */
const ofShare = (count, n) => {
  const z = 1.96;
  const middle = (count + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((count * (n - count)) / n + (z * z) / 4);
  return [100 * (middle - half), 100 * (middle + half)];
};

/** The range a further value would lie in, were it one of these. */
const ofSpread = (values) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = student(values.length - 1) * Math.sqrt(variance * (1 + 1 / values.length));
  return [mean - half, mean + half];
};

/**
 * How a value stands to a reference.
 * @param {string} better higher, lower or neutral
 * @param {?number[]} own interval of the value itself, null where none is known
 * @param {number[]} others values the reference is made of, which say how much is usual where there is no interval
 * @returns {{reference, relative, isWorse, isBetter, isNoise, score}} score: the gap in half widths
 */
const stand = (value, reference, better, own, others) => {
  const gap = value - reference;
  const relative = reference === 0 ? Math.sign(gap) * Number(gap !== 0) : gap / Math.abs(reference);
  const [low, high] = own ?? ofSpread(others);
  // The own interval is asked on the side the reference lies on; the spread of the others surrounds the reference.
  const half = own ? (gap > 0 ? value - low : high - value) : (high - low) / 2;
  const score = half > 0 ? Math.abs(gap) / half : Number(gap !== 0) * 2;
  const differs = Math.abs(relative) >= SAME;
  return {
    value,
    reference,
    relative,
    score,
    isNoise: score <= SURE,
    isWorse: differs && better !== 'neutral' && (better === 'higher' ? gap < 0 : gap > 0),
    isBetter: differs && better !== 'neutral' && (better === 'higher' ? gap > 0 : gap < 0),
  };
};

const intervalOf = (id, reading, parts, weeks) => {
  const { share, flow } = KINDS[id] ?? {};
  if (share) return ofShare(parts.num, Math.max(parts.den, parts.num));
  if (flow) return ofCount(parts.num, weeks);
  return reading.low === null || reading.high === null ? null : [reading.low, reading.high];
};

const textsOf = (unit, { value, reference }) => ({
  valueText: quantity(unit, value, true),
  referenceText: quantity(unit, reference, true),
});

/**
 * Against the other people of the same manager: sum over sum of the others (S0.31), a mean per person for counts.
 * Null with fewer than four others who have the number.
 * @param {object} readings of the person
 * @param {object[]} others readings of the others
 */
export const againstOthers = (id, readings, others) => {
  const parts = partsOf(id, readings);
  const theirs = others.map((each) => partsOf(id, each)).filter(Boolean);
  if (!parts || theirs.length < MINIMUM_PEERS) return null;
  const reading = readings[id];
  const better = KINDS[id]?.stock ? 'neutral' : reading.better;
  const reference = sumOver(theirs);
  const stands = stand(
    valueOf(parts),
    reference,
    better,
    intervalOf(id, reading, parts, 1),
    theirs.map(valueOf),
  );
  return { ...stands, ...textsOf(parts.unit, stands), count: theirs.length };
};

/** Weeks of a period gone by the as-of, at least one. */
const weeksOf = ({ start, end }, asOf) => {
  const from = Date.parse(`${start}T00:00:00Z`);
  const until = Math.min(Date.parse(`${end}T00:00:00Z`) + 86400000, asOf ? Date.parse(asOf) : Infinity);
  return Math.max(1, (until - from) / WEEK);
};

/**
 * Against the person's own last six periods of the same length; null with fewer than four that have the number.
 * @param {object[]} cards newest first, the present one included: `{period, readings}`
 */
export const againstPast = (id, [card, ...before], asOf) => {
  const parts = partsOf(id, card.readings);
  const past = before
    .slice(0, PERIODS_BACK)
    .map(({ period, readings }) => ({ period, parts: partsOf(id, readings) }))
    .filter((each) => each.parts);
  if (!parts || past.length < MINIMUM_PERIODS || KINDS[id]?.stock) return null;
  const isFlow = Boolean(KINDS[id]?.flow);
  const perWeek = (each, period) => (isFlow ? { ...each, den: weeksOf(period, asOf) } : each);
  const own = perWeek(parts, card.period);
  const theirs = past.map((each) => perWeek(each.parts, each.period));
  const reading = card.readings[id];
  const stands = stand(
    valueOf(own),
    sumOver(theirs),
    reading.better,
    intervalOf(id, reading, parts, isFlow ? own.den : 1),
    theirs.map(valueOf),
  );
  return { ...stands, ...textsOf(isFlow ? 'count-per-week' : parts.unit, stands), count: theirs.length };
};

/**
 * Everything that differs, worst first: `{id, kinds: [{kind, …standing}], score}`.
 * @param {'isWorse'|'isBetter'} side
 */
export const deviationsOf = (side, cards, others, asOf) =>
  DEVIATION_METRICS.map((id) => {
    const kinds = [
      { kind: 'Others', ...againstOthers(id, cards[0].readings, others) },
      { kind: 'Past', ...againstPast(id, cards, asOf) },
    ].filter((each) => each[side]);
    return { id, kinds, score: Math.max(...kinds.map(({ score }) => score)) };
  })
    .filter(({ kinds }) => kinds.length > 0)
    .sort((a, b) => b.score - a.score);
