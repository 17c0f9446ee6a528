import { gql } from 'lightning/graphql';
import CATALOG from 'c/touchlineKpiCatalog';
import FLAGS from 'c/touchlineFlagCatalog';
import { selection, readings } from 'c/touchlineKpi';
import { RUNS, nodes, first, readRuns } from 'c/touchlineAnswers';
import { MEASURE_METRICS } from 'c/touchlineMeasureRows';
import { DEVIATION_METRICS } from 'c/touchlineComparison';

const ALL_METRICS = CATALOG.map(({ id }) => id);
/** What the others are asked for: everything that is compared. */
const COMPARED = [...new Set([...MEASURE_METRICS, ...DEVIATION_METRICS])];
const ALL = 'Business_Type__c: { eq: "all" }, Segment__c: { eq: "all" }';

/** First request: who it is, the 13 newest periods of the type, how fresh. */
export const PERSON_QUERY = gql`
  query TouchlinePerson($id: ID, $type: Picklist) {
    uiapi {
      query {
        subjects: Touchline_Subject__c(first: 1, where: { Id: { eq: $id } }) {
          edges {
            node {
              Id
              Key__c { value }
              Name { value }
              Kind__c { value }
              Is_Active__c { value }
              Role__c { value }
              Segment__c { value }
              Start_Date__c { value }
              Ramp_Months__c { value }
              User__c { value }
              Parent__c { value }
              Parent__r { Id Key__c { value } Name { value } Kind__c { value } }
            }
          }
        }
        cards: Touchline_Scorecard__c(
          first: 13
          where: { Subject__c: { eq: $id }, Period_Type__c: { eq: $type }, ${ALL} }
          orderBy: { Period_Start__c: { order: DESC } }
        ) {
          edges { node { Id Period_Start__c { value } Period_End__c { value } ${selection(ALL_METRICS)} } }
        }
        ${RUNS}
      }
    }
  }
`;

/** Second request: the other people of the same manager in the period, and the deals with the most raised flags. */
export const PEERS_QUERY = gql`
  query TouchlinePeers($id: ID, $parent: ID, $user: ID, $type: Picklist, $start: Date) {
    uiapi {
      query {
        peers: Touchline_Scorecard__c(
          first: 200
          where: {
            Subject__r: { Parent__c: { eq: $parent }, Kind__c: { eq: "person" }, Id: { ne: $id } }
            Period_Type__c: { eq: $type }
            Period_Start__c: { eq: { value: $start } }
            ${ALL}
          }
        ) { edges { node { Id ${selection(COMPARED)} } } }
        deals: Touchline_Deal_Review__c(
          first: 10
          where: { Opportunity__r: { OwnerId: { eq: $user }, IsClosed: { eq: false } }, Flag_Count__c: { gt: 0 } }
          orderBy: { Flag_Count__c: { order: DESC } }
        ) {
          totalCount
          edges {
            node {
              Id
              Flag_Count__c { value }
              Opportunity__r {
                Id
                Name { value }
                StageName { value displayValue }
                Amount { value displayValue }
                CloseDate { value }
                Account { Name { value } }
              }
              ${FLAGS.map(({ field, severityField }) => `${field} { value } ${severityField} { value }`).join('\n')}
            }
          }
        }
      }
    }
  }
`;

const team = (node) =>
  node && { id: node.Id, key: node.Key__c.value, name: node.Name.value, kind: node.Kind__c.value };

const person = (node) =>
  node && {
    id: node.Id,
    key: node.Key__c.value,
    name: node.Name.value,
    kind: node.Kind__c.value,
    isActive: node.Is_Active__c.value !== false,
    role: node.Role__c.value,
    segment: node.Segment__c.value,
    startDate: node.Start_Date__c.value,
    rampMonths: node.Ramp_Months__c.value,
    user: node.User__c.value,
    parentId: node.Parent__c.value,
    parent: team(node.Parent__r),
  };

/** Subject (null for one that is not there or not shared), scorecards newest first, runs. */
export const readPerson = (data, type) => {
  const answer = data.uiapi.query;
  return {
    subject: person(first(answer.subjects)),
    cards: nodes(answer.cards).map((node) => ({
      id: node.Id,
      period: { type, start: node.Period_Start__c.value, end: node.Period_End__c.value },
      readings: readings(node, ALL_METRICS),
    })),
    ...readRuns(answer),
  };
};

const deal = (node) => ({
  id: node.Opportunity__r.Id,
  name: node.Opportunity__r.Name.value,
  account: node.Opportunity__r.Account?.Name?.value ?? null,
  stage: node.Opportunity__r.StageName.displayValue ?? node.Opportunity__r.StageName.value,
  amount: node.Opportunity__r.Amount,
  closeDate: node.Opportunity__r.CloseDate.value,
  flags: FLAGS.filter(({ field }) => node[field].value === 'raised').map(({ id, severityField }) => ({
    id,
    isCritical: node[severityField].value === 'critical',
  })),
});

/** Readings of the others, and the deals with raised flags: critical first, then many, then large. */
export const readPeers = (data) => {
  const answer = data.uiapi.query;
  const criticals = ({ flags }) => flags.filter(({ isCritical }) => isCritical).length;
  return {
    others: nodes(answer.peers).map((node) => readings(node, COMPARED)),
    deals: nodes(answer.deals)
      .filter((node) => node.Opportunity__r)
      .map(deal)
      .sort(
        (a, b) =>
          criticals(b) - criticals(a) ||
          b.flags.length - a.flags.length ||
          (b.amount?.value ?? 0) - (a.amount?.value ?? 0),
      ),
    dealCount: answer.deals.totalCount,
  };
};
