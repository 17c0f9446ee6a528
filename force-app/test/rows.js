/** Answers of the org as the requests of the pages shape them, with defaults that a test overrides. */
import FLAGS from 'c/touchlineFlagCatalog';
import CATALOG from 'c/touchlineKpiCatalog';

const field = (value) => ({ value, displayValue: null });
export const connection = (list, totalCount = list.length) => ({
  edges: list.map((node) => ({ node })),
  totalCount,
});
export const answer = (query) => ({ data: { uiapi: { query } } });

/** A healthy quarter of a person: every number known. */
const HEALTHY = {
  attainment: { value: 80, num: 80000, den: 100000, n: 4 },
  bookings: { value: 80000, n: 4 },
  'untouched-opportunities': { value: 2, n: 9 },
  'untouched-pipeline': { value: 30000, n: 2 },
  'open-pipeline': { value: 240000, n: 9 },
  'open-opportunities': { value: 9 },
  'median-open-age': { value: 42, n: 9 },
  'qualified-worked': { value: 8 },
  'opportunities-worked': { value: 11 },
  'win-rate': { value: 25, num: 3, den: 12, n: 12, low: 8.1, high: 53.4 },
  'win-rate-by-value': { value: 30, num: 60000, den: 200000, n: 12 },
  'average-selling-price': { value: 20000, num: 120000, den: 6, n: 6, low: 12000, high: 28000 },
  'median-selling-price': { value: 18000, n: 6 },
  'average-sales-cycle': { value: 60, num: 360, den: 6, n: 6, low: 41, high: 79 },
  'median-sales-cycle': { value: 55, n: 6 },
  'sales-velocity': { value: 666.67, num: 40000, den: 60, n: 8 },
  'stuck-opportunities': { value: 1, n: 1 },
  'stuck-pipeline': { value: 15000, n: 1 },
  'average-open-age': { value: 45, num: 405, den: 9, n: 9 },
  'average-days-in-stage': { value: 20, num: 180, den: 9, n: 9 },
  'median-days-in-stage': { value: 18, n: 9 },
  'days-between-touches': { value: 8, num: 72, den: 9, n: 9 },
  'simple-days-between-touches': { value: 6, num: 54, den: 9, n: 9 },
  'days-since-last-touch': { value: 7, num: 63, den: 9, n: 9 },
  'touch-rate': { value: 66.6667, num: 6, den: 9, n: 9, low: 35, high: 89 },
  'next-meeting-coverage': { value: 55.5556, num: 5, den: 9, n: 9, low: 26, high: 82 },
  'contact-coverage': { value: 44.4444, num: 4, den: 9, n: 9, low: 18, high: 74 },
  'pipeline-coverage': { value: 2, num: 200000, den: 100000, n: 7 },
  'required-coverage': { value: 3.5, num: 210000, den: 60000, n: 7 },
  'opportunities-advanced': { value: 5, n: 5 },
  'opportunities-regressed': { value: 1, n: 1 },
  'opportunities-created': { value: 4, n: 4 },
  'opportunities-received': { value: 0, n: 0 },
  'new-pipeline-per-week': { value: 20000, num: 140000, den: 7, n: 4 },
  'close-date-pushes': { value: 2, n: 2 },
  'activities-per-week': { value: 21, num: 147, den: 7, n: 147 },
  'meetings-per-week': { value: 5, num: 35, den: 7, n: 35 },
  'follow-up-ratio': { value: 0.75, num: 6, den: 8, n: 8 },
};

/** KPI columns of one scorecard row; `{ 'win-rate': { value: null, n: 3 } }` overrides single figures. */
export const kpis = (overrides = {}) => {
  const columns = {};
  for (const { id, columns: names } of CATALOG) {
    const figures = { ...HEALTHY[id], ...overrides[id] };
    for (const [part, column] of Object.entries(names)) columns[column] = field(figures[part] ?? null);
  }
  return columns;
};

export const subject = ({ id = 'a01000000000001AAA', kind = 'team', name = 'Dana Reyes', key } = {}) => ({
  Id: id,
  Key__c: field(key ?? `${kind}:${id}`),
  Name: field(name),
  Kind__c: field(kind),
  Is_Active__c: field(true),
});

export const run = ({ asOf = '2026-11-20T22:00:00Z', status = 'succeeded', ...times } = {}) => ({
  Id: 'a05000000000001AAA',
  As_Of__c: field(asOf),
  Started_At__c: field(times.startedAt ?? asOf),
  Finished_At__c: field(times.finishedAt === undefined ? asOf : times.finishedAt),
  Status__c: field(status),
});

export const card = ({ id, start = '2026-10-01', end = '2026-12-31', ...overrides } = {}) => ({
  Id: id ?? `a02-${start}`,
  Period_Start__c: field(start),
  Period_End__c: field(end),
  ...kpis(overrides),
});

export const member = ({ inactive = false, scorecardId, ...who }, overrides) => ({
  Id: scorecardId ?? `card-of-${who.id}`,
  Subject__r: { ...subject({ kind: 'person', ...who }), Is_Active__c: field(!inactive) },
  ...kpis(overrides),
});

export const viewerAnswer = ({
  asked = [],
  teams = [subject()],
  organisations = [],
  runs = [run()],
  successes = [run()],
  quarters = [card()],
} = {}) =>
  answer({
    asked: connection(asked),
    roots: connection([...organisations, ...teams]),
    weeks: connection([card({ start: '2026-11-16', end: '2026-11-22' })]),
    months: connection([card({ start: '2026-11-01', end: '2026-11-30' })]),
    quarters: connection(quarters),
    runs: connection(runs),
    successes: connection(successes),
  });

export const teamAnswer = ({
  subjects = [subject()],
  cards = [card(), card({ start: '2026-07-01', end: '2026-09-30', attainment: { value: 91 } })],
  focus = [],
  members = [],
  below = [],
  totalCount,
} = {}) =>
  answer({
    subjects: connection(subjects),
    cards: connection(cards),
    focus: connection([
      { Id: 'f', Period_Start__c: field('2026-10-01'), Focus_Evidence__c: field(JSON.stringify(focus)) },
    ]),
    members: connection(members, totalCount),
    below: connection(below),
  });

/** The viewer with the own team's quarter in one answer. */
export const homeAnswer = (viewer, team) =>
  answer({ ...teamAnswer(team).data.uiapi.query, ...viewerAnswer(viewer).data.uiapi.query });

/** The person of the person page, with a manager above unless told otherwise. */
export const person = ({
  role = null,
  segment = null,
  startDate = null,
  rampMonths = null,
  ...who
} = {}) => ({
  ...subject({ id: 'a01000000000002AAA', kind: 'person', name: 'Ana Ruiz', ...who }),
  Is_Active__c: field(!who.inactive),
  Role__c: field(role),
  Segment__c: field(segment),
  Start_Date__c: field(startDate),
  Ramp_Months__c: field(rampMonths),
  User__c: field('005000000000002AAA'),
  Parent__c: field(who.parent === null ? null : 'a01000000000001AAA'),
  Parent__r: who.parent === null ? null : subject(),
});

export const personAnswer = ({
  subjects = [person()],
  cards = [card(), card({ start: '2026-07-01', end: '2026-09-30', attainment: { value: 91 } })],
  runs = [run()],
  successes = [run()],
} = {}) =>
  answer({
    subjects: connection(subjects),
    cards: connection(cards),
    runs: connection(runs),
    successes: connection(successes),
  });

/** `flags` are columns of the review that are not null. */
export const flagged = ({ id = '006000000000001AAA', name = 'Acme', amount = 50000, flags = {} } = {}) => {
  const columns = FLAGS.flatMap(({ field: state, severityField }) => [state, severityField]);
  return {
    Id: `review-of-${id}`,
    Flag_Count__c: field(Object.keys(flags).length),
    Opportunity__r: {
      Id: id,
      Name: field(name),
      StageName: field('Proposal'),
      Amount: field(amount),
      CloseDate: field('2026-12-15'),
      Account: { Name: field('Acme Inc.') },
    },
    ...Object.fromEntries(columns.map((column) => [column, field(flags[column] ?? null)])),
  };
};

export const peersAnswer = ({ peers = [], deals = [], totalCount } = {}) =>
  answer({
    peers: connection(peers.map((overrides, index) => ({ Id: `peer-${index}`, ...kpis(overrides) }))),
    deals: connection(deals, totalCount),
  });

/** A deal review; `flags` are columns, `evidence` what Flags_Evidence__c holds (text is taken as it is). */
export const reviewAnswer = ({ flags, evidence = {}, isClosed = false, runs, successes } = {}) => {
  const columns = {
    Untouched__c: null,
    Untouched_Severity__c: null,
    Past_Due__c: null,
    Past_Due_Severity__c: null,
  };
  const values = Object.fromEntries(
    Object.entries({ ...columns, ...flags }).map(([name, value]) => [name, field(value)]),
  );
  const text = typeof evidence === 'string' ? evidence : JSON.stringify(evidence);
  return answer({
    Touchline_Deal_Review__c: connection(
      flags === null ? [] : [{ Id: 'r', Flags_Evidence__c: field(text), ...values }],
    ),
    Opportunity: connection([{ Id: '006000000000001AAA', IsClosed: field(isClosed) }]),
    runs: connection(runs ?? [run()]),
    successes: connection(successes ?? [run()]),
  });
};
