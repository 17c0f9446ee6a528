import { gql } from 'lightning/graphql';
import labels from 'c/touchlinePipelineLabels';
import { fill, compareText } from 'c/touchlineFormat';
import { RUNS, nodes, first, readRuns } from 'c/touchlineAnswers';
import { MOST, openDeals, readDeals } from 'c/touchlineDeals';

const PERIOD = `edges { node { Id Period_Start__c { value } Period_End__c { value } } }`;
const newest = (alias, type) => `
  ${alias}: Touchline_Scorecard__c(
    first: 1
    where: { Period_Type__c: { eq: "${type}" } }
    orderBy: { Period_Start__c: { order: DESC } }
  ) { ${PERIOD} }
`;

/** First request: whose deals the viewer may look at, the running periods, how fresh. */
export const SCOPES_QUERY = gql`
  query TouchlinePipelineScopes {
    uiapi {
      query {
        Touchline_Subject__c(
          first: ${MOST}
          upperBound: ${MOST}
          where: { Is_Active__c: { eq: true } }
          orderBy: { Name: { order: ASC } }
        ) {
          edges { node { Id Name { value } Kind__c { value } User__c { value } } }
        }
        ${newest('weeks', 'week')}
        ${newest('months', 'fiscal-month')}
        ${newest('quarters', 'fiscal-quarter')}
        ${RUNS}
      }
    }
  }
`;

/** As many levels of managers above an owner as one query may follow. */
const LEVELS = 4;
/** A team is everyone below its manager, whether or not the person has numbers of their own. */
const below = Array.from(
  { length: LEVELS },
  (_, level) => `{ Owner: ${'{ Manager: '.repeat(level)}{ ManagerId: { eq: $user } }${' }'.repeat(level)} }`,
).join(' ');
const FILTERS = {
  person: 'OwnerId: { eq: $user }',
  team: `or: [${below}]`,
  organisation: '',
};

const dealsQuery = ([kind, filter]) => [
  kind,
  gql`query TouchlinePipeline${kind === 'organisation' ? '' : '($user: ID)'} { uiapi { query { ${openDeals(filter)} } } }`,
];
/** Second request, by kind of scope: its open deals with their reviews. */
export const DEALS_QUERIES = Object.fromEntries(Object.entries(FILTERS).map(dealsQuery));

const NAMES = {
  team: (name) => fill(labels.Pipeline_Team_Of, name),
  organisation: (name) => name,
  person: (name) => name,
};
const ORDER = ['organisation', 'team', 'person'];

const scope = (node) => ({
  id: node.Id,
  kind: node.Kind__c.value,
  userId: node.User__c.value,
  name: NAMES[node.Kind__c.value](node.Name.value),
});

const period = (connection) => {
  const node = first(connection);
  return node && { start: node.Period_Start__c.value, end: node.Period_End__c.value };
};

/**
 * Whose deals can be looked at, and whose are shown when nobody is chosen: the viewer's own people, else everybody's
 * where the organisation is shared with a viewer who sells nothing, else the viewer's own.
 * @param {object} data of `SCOPES_QUERY`
 * @param {string} userId of the viewer
 */
export const readScopes = (data, userId) => {
  const answer = data.uiapi.query;
  const scopes = nodes(answer.Touchline_Subject__c)
    .filter((node) => node.Kind__c.value in NAMES)
    .map(scope)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compareText(a.name, b.name));
  const mine = (kind) => scopes.find((each) => each.kind === kind && each.userId === userId);
  const own = mine('person') ?? { id: 'me', kind: 'person', userId, name: labels.Pipeline_My_Deals };
  const all = scopes.find(({ kind }) => kind === 'organisation');
  const usual = mine('team') ?? (mine('person') ? own : (all ?? own));
  return {
    scopes: scopes.includes(own) ? scopes : [...scopes, own],
    own,
    usual,
    periods: {
      week: period(answer.weeks),
      'fiscal-month': period(answer.months),
      'fiscal-quarter': period(answer.quarters),
    },
    ...readRuns(answer),
  };
};

/** The open deals and how many there really are. */
export const readPipeline = (data, asOf) => {
  const answer = data.uiapi.query;
  return { deals: readDeals(answer, asOf), count: answer.Opportunity.totalCount };
};
