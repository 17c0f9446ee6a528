import { gql } from 'lightning/graphql';
import labels from 'c/touchlineLabels';
import { fill } from 'c/touchlineFormat';
import { selection, readings } from 'c/touchlineKpi';
import { MEASURE_METRICS } from 'c/touchlineMeasureRows';
import { RANKING_METRICS } from 'c/touchlineRankingCells';
import { TILE_METRICS } from 'c/touchlineTiles';
import { RUNS, nodes, first, json, readRuns } from 'c/touchlineAnswers';

/** Metrics of the tiles, the measures and the row of the ranking that stands for the whole team. */
export const PAGE_METRICS = [...new Set([...TILE_METRICS, ...MEASURE_METRICS, ...RANKING_METRICS])];

const SUBJECT = `Id Key__c { value } Name { value } Kind__c { value }`;
/** A subject with the teams above it, as many levels as the platform lets a query climb. */
const ABOVE = [1, 2, 3, 4].reduce((inner) => `${SUBJECT} Parent__r { ${inner} }`, SUBJECT);
const PERIOD = `Period_Start__c { value } Period_End__c { value }`;
const ALL = 'Business_Type__c: { eq: "all" }, Segment__c: { eq: "all" }';

const TEAM = 'Kind__c: { eq: "team" }';
/** The period type the page opens with, and the days on which its current period begins. */
export const HOME_TYPE = 'fiscal-quarter';
const HOME_START = '{ literal: THIS_FISCAL_QUARTER }';

const newestOf = (alias, type) => `
  ${alias}: Touchline_Scorecard__c(
    first: 1
    where: { Period_Type__c: { eq: "${type}" } }
    orderBy: { Period_Start__c: { order: DESC } }
  ) { edges { node { Id ${PERIOD} } } }
`;

/** Whose numbers, which periods are current, how fresh. */
const VIEWER = `
  roots: Touchline_Subject__c(
    first: 2
    where: { or: [{ User__c: { eq: $user }, ${TEAM} }, { Kind__c: { eq: "organisation" } }] }
  ) { edges { node { ${SUBJECT} } } }
  ${newestOf('weeks', 'week')}
  ${newestOf('months', 'fiscal-month')}
  ${newestOf('quarters', HOME_TYPE)}
  ${RUNS}
`;

/**
 * A subject over its periods, its people and sub-teams in one of them, and the names of the people below those
 * sub-teams, whom the places to look first may name.
 * @param {string} is filter that holds for the subject
 * @param {string} type,start of the period, as arguments of the query
 */
const teamOf = (is, type, start) => `
  cards: Touchline_Scorecard__c(
    first: 13
    where: { Subject__r: { ${is} }, Period_Type__c: { eq: ${type} }, ${ALL} }
    orderBy: { Period_Start__c: { order: DESC } }
  ) { edges { node { Id ${PERIOD} ${selection(PAGE_METRICS)} } } }
  focus: Touchline_Scorecard__c(
    first: 1
    where: { Subject__r: { ${is} }, Period_Type__c: { eq: ${type} }, Period_Start__c: { eq: ${start} }, ${ALL} }
  ) { edges { node { Id ${PERIOD} Focus_Evidence__c { value } } } }
  members: Touchline_Scorecard__c(
    first: 2000
    upperBound: 2000
    where: { Subject__r: { Parent__r: { ${is} } }, Period_Type__c: { eq: ${type} }, Period_Start__c: { eq: ${start} }, ${ALL} }
  ) {
    totalCount
    edges { node { Id Subject__r { ${SUBJECT} Is_Active__c { value } } ${selection(RANKING_METRICS)} } }
  }
  below: Touchline_Subject__c(
    first: 2000
    upperBound: 2000
    where: {
      Kind__c: { eq: "person" }
      or: [
        { Parent__r: { Parent__r: { ${is} } } }
        { Parent__r: { Parent__r: { Parent__r: { ${is} } } } }
      ]
    }
  ) { edges { node { ${SUBJECT} } } }
`;

/** The only request of most visits: the viewer, and the viewer's own team in the quarter that is running. */
export const HOME_QUERY = gql`
  query TouchlineHome($user: ID) {
    uiapi {
      query {
        ${VIEWER}
        ${teamOf(`User__c: { eq: $user }, ${TEAM}`, `"${HOME_TYPE}"`, HOME_START)}
      }
    }
  }
`;

/** First request of a visit that the address leads elsewhere: the viewer, and whom the address asks for. */
export const VIEWER_QUERY = gql`
  query TouchlineViewer($user: ID, $asked: String) {
    uiapi {
      query {
        asked: Touchline_Subject__c(first: 1, where: { Key__c: { eq: $asked } }) {
          edges { node { ${ABOVE} } }
        }
        ${VIEWER}
      }
    }
  }
`;

/** Any team in any period. */
export const TEAM_QUERY = gql`
  query TouchlineTeam($subject: ID, $type: Picklist, $start: Date) {
    uiapi {
      query {
        subjects: Touchline_Subject__c(first: 1, where: { Id: { eq: $subject } }) {
          edges { node { ${SUBJECT} } }
        }
        ${teamOf('Id: { eq: $subject }', '$type', '{ value: $start }')}
      }
    }
  }
`;

/** A team carries its manager's name; said so, because the manager may stand in the same list as a person. */
const nameOf = ({ Name, Kind__c }) => {
  return Kind__c.value === 'team' ? fill(labels.Team_Of, Name.value) : Name.value;
};
const subject = (node) =>
  node && { id: node.Id, key: node.Key__c.value, name: nameOf(node), kind: node.Kind__c.value };
const period = (type, node) =>
  node && { type, start: node.Period_Start__c.value, end: node.Period_End__c.value };
/** From the top down: the subjects between the root (left out) and one below it; empty where they do not meet. */
const pathTo = (node, root) => {
  const path = [];
  for (let at = node; at; at = at.Parent__r) {
    if (at.Id === root?.id) return path;
    path.unshift(subject(at));
  }
  // Not below the viewer's own team, yet shared with the viewer: shown without a way up.
  return path.slice(-1);
};

/**
 * The viewer's own team, else the organisation, else null; the way from there to the subject that the address asks for;
 * the current period of each type; the runs.
 */
export const readViewer = (data) => {
  const answer = data.uiapi.query;
  const roots = nodes(answer.roots).map(subject);
  const root = roots.find(({ kind }) => kind === 'team') ?? roots[0] ?? null;
  return {
    root,
    path: answer.asked ? pathTo(first(answer.asked), root) : [],
    current: {
      week: period('week', first(answer.weeks)),
      'fiscal-month': period('fiscal-month', first(answer.months)),
      'fiscal-quarter': period('fiscal-quarter', first(answer.quarters)),
    },
    ...readRuns(answer),
  };
};

const teamFrom = (answer, type, of) => ({
  subject: of,
  cards: nodes(answer.cards).map((node) => ({
    id: node.Id,
    period: period(type, node),
    readings: readings(node, PAGE_METRICS),
  })),
  focus: json(first(answer.focus)?.Focus_Evidence__c.value, []),
  members: nodes(answer.members).map((node) => ({
    ...subject(node.Subject__r),
    isTeam: node.Subject__r.Kind__c.value === 'team',
    inactive: node.Subject__r.Is_Active__c.value === false,
    scorecardId: node.Id,
    readings: readings(node, RANKING_METRICS),
  })),
  memberCount: answer.members.totalCount,
  below: nodes(answer.below).map(subject),
});

/**
 * The viewer's own team, where it came with the viewer: null for a viewer without one, and where the newest period is not
 * the one that runs today (before the quarter's first run, or after a run for a past day).
 */
export const readHome = (data, { root, current }) => {
  const answer = data.uiapi.query;
  const start = first(answer.focus ?? { edges: [] })?.Period_Start__c.value;
  return start && start === current[HOME_TYPE]?.start
    ? { ...teamFrom(answer, HOME_TYPE, root), start }
    : null;
};

/** The subject, its scorecards newest first, where to look first, and its members in the chosen period. */
export const readTeam = (data, type) => {
  const answer = data.uiapi.query;
  return teamFrom(answer, type, subject(first(answer.subjects)));
};
