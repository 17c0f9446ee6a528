import FLAGS from 'c/touchlineFlagCatalog';
import labels from 'c/touchlinePipelineLabels';
import { sentence } from 'c/touchlineSentence';
import { compareText } from 'c/touchlineFormat';

/** Deals without a value stand last, whichever way they are ordered. */
const byValue = (read) => (a, b, sign) => {
  const [one, other] = [read(a), read(b)];
  const missing = (value) => value === null || value === undefined;
  if (missing(one) || missing(other)) return Number(missing(one)) - Number(missing(other));
  return sign * (typeof one === 'string' ? compareText(one, other) : one - other);
};

/** Most in need of a look first; among equals what is at stake decides. */
const severityOf = ({ criticalCount, flags, isReviewed }) => {
  if (criticalCount) return 3;
  return flags.length ? 2 : Number(isReviewed);
};
const bySeverity = (a, b, sign) => sign * (severityOf(a) - severityOf(b));

/** Columns in reading order; `first` is the direction that a first press sorts in. */
export const COLUMNS = [
  { id: 'deal', label: labels.Pipeline_Deal, compare: byValue(({ name }) => name), first: 1 },
  { id: 'account', label: labels.Pipeline_Account, compare: byValue(({ account }) => account), first: 1 },
  { id: 'flags', label: labels.Pipeline_Flags, compare: bySeverity, first: -1 },
  { id: 'amount', label: labels.Pipeline_Amount, compare: byValue(({ amount }) => amount), first: -1 },
  { id: 'close', label: labels.Pipeline_Close, compare: byValue(({ closeDate }) => closeDate), first: 1 },
  { id: 'stage', label: labels.Pipeline_Stage, compare: byValue(({ stage }) => stage), first: 1 },
  {
    id: 'in-stage',
    label: labels.Pipeline_In_Stage,
    compare: byValue(({ daysInStage }) => daysInStage),
    first: -1,
  },
  { id: 'owner', label: labels.Pipeline_Owner, compare: byValue(({ owner }) => owner), first: 1 },
  {
    id: 'last-touch',
    label: labels.Pipeline_Last_Touch,
    compare: byValue(({ lastTouch }) => lastTouch),
    first: 1,
  },
  { id: 'touches', label: labels.Pipeline_Touches, compare: byValue(({ touches }) => touches), first: 1 },
  {
    id: 'next-meeting',
    label: labels.Pipeline_Next_Meeting,
    compare: byValue(({ nextMeeting }) => nextMeeting),
    first: 1,
  },
  { id: 'age', label: labels.Pipeline_Age, compare: byValue(({ age }) => age), first: -1 },
];

const USUAL_SORT = { by: 'flags', sign: -1 };

/** `-amount` in the address is "amount, largest first"; anything unknown is the usual order. */
export const readSort = (text) => {
  const [, minus, by] = /^(-?)(.*)$/.exec(text ?? '');
  return COLUMNS.some(({ id }) => id === by) ? { by, sign: minus ? -1 : 1 } : USUAL_SORT;
};

/** The text for the address; null for the usual order, which needs none. */
export const writeSort = ({ by, sign }) => {
  if (by === USUAL_SORT.by && sign === USUAL_SORT.sign) return null;
  return sign < 0 ? `-${by}` : by;
};

/** What a press on a column's header makes of the order. */
export const nextSort = (sort, by) => ({
  by,
  sign: sort.by === by ? -sort.sign : COLUMNS.find(({ id }) => id === by).first,
});

/** Equals are ordered by what is at stake. */
export const sortDeals = (deals, { by, sign }) => {
  const { compare } = COLUMNS.find(({ id }) => id === by);
  return [...deals].sort((a, b) => compare(a, b, sign) || (b.amount ?? 0) - (a.amount ?? 0));
};

/** What a total above the table counts, and what a press on it shows. */
const TOTALS = [
  { id: 'raised', name: labels.Pipeline_Total_Raised, has: ({ flags }) => flags.length > 0 },
  { id: 'critical', name: labels.Pipeline_Total_Critical, has: ({ criticalCount }) => criticalCount > 0 },
  ...FLAGS.map(({ id }) => ({
    id,
    name: sentence('Flag', id.replaceAll('-', '_')),
    has: ({ flags }) => flags.some((flag) => flag.id === id),
  })),
];

const sum = (deals) => deals.reduce((total, { amount }) => total + (amount ?? 0), 0);

/** `{id, name, count, amount, isPressed}` of every total over some deals. */
export const totalsOf = (deals, chosen) =>
  TOTALS.map(({ id, name, has }) => {
    const found = deals.filter(has);
    return { id, name, count: found.length, amount: sum(found), isPressed: id === chosen };
  });

export const amountOf = sum;

const includes = (text, part) => (text ?? '').toLocaleLowerCase().includes(part);

/** Tests of a filter, by name; a filter that is not set lets everything pass. */
const TESTS = {
  owner: (deal, owner) => deal.ownerId === owner,
  stage: (deal, stage) => deal.stage === stage,
  // Past-due deals count as closing in the period that runs.
  closing: (deal, _closing, { period }) =>
    !period || (deal.closeDate !== null && deal.closeDate <= period.end),
  text: (deal, text) => {
    const part = text.trim().toLocaleLowerCase();
    return [deal.name, deal.account, deal.owner].some((each) => includes(each, part));
  },
  flag: (deal, flag) => TOTALS.find(({ id }) => id === flag)?.has(deal) ?? true,
};

/**
 * The deals that pass every filter that is set.
 * @param {object[]} deals
 * @param {{owner, stage, closing, text, flag}} filters each null or empty where it is not set
 * @param {object} periods running periods by type
 */
export const filterDeals = (deals, filters, periods) => {
  const set = Object.entries(filters).filter(([, value]) => value);
  const context = { period: periods[filters.closing] };
  return deals.filter((deal) => set.every(([name, value]) => TESTS[name](deal, value, context)));
};

/** Choices of a filter that the deals give, each once, with the deal count. */
export const choicesOf = (deals, valueOf, labelOf) => {
  const found = new Map();
  for (const deal of deals) {
    const value = valueOf(deal);
    const known = found.get(value) ?? { value, label: labelOf(deal) ?? labels.Pipeline_No_Value, count: 0 };
    found.set(value, { ...known, count: known.count + 1 });
  }
  return [...found.values()].sort((a, b) => compareText(a.label, b.label));
};
