import { gql } from 'lightning/graphql';
import FLAGS from 'c/touchlineFlagCatalog';
import labels from 'c/touchlineReviewLabels';
import { sentence, knows } from 'c/touchlineSentence';
import { fill, days } from 'c/touchlineFormat';
import { RUNS, first, json, readRuns } from 'c/touchlineAnswers';

/** The one request of the page: the review, the deal's state, and how fresh both are. */
export const REVIEW_QUERY = gql`
  query TouchlineDealReview($deal: ID) {
    uiapi {
      query {
        Touchline_Deal_Review__c(first: 1, where: { Opportunity__c: { eq: $deal } }) {
          edges {
            node {
              Id
              Flags_Evidence__c { value }
              ${FLAGS.map(({ field, severityField }) => `${field} { value } ${severityField} { value }`).join('\n')}
            }
          }
        }
        Opportunity(first: 1, where: { Id: { eq: $deal } }) {
          edges { node { Id IsClosed { value } } }
        }
        ${RUNS}
      }
    }
  }
`;

const SEVERITIES = ['critical', 'warning'];

const thresholdOf = ({ threshold, thresholdSource }) => {
  if (threshold === null || threshold === undefined) return null;
  const rule = /^rule:(.*)$/.exec(thresholdSource ?? '');
  const source = rule ? fill(labels.Review_Source_Rule, rule[1]) : labels.Review_Source_Default;
  return threshold === 0
    ? fill(labels.Review_At_Once, source)
    : fill(labels.Review_Threshold, days(threshold), source);
};

const flagOf = ({ id, field, severityField }, node, evidence, asOf) => {
  const { code, talkingPoint, nextStep, ...params } = evidence[id] ?? {};
  const state = node[field]?.value ?? null;
  return {
    id,
    state,
    severity: node[severityField]?.value ?? 'warning',
    // A raised flag is named by what is wrong, a check that is not by what it looks for.
    name: sentence(state === 'raised' ? 'Flag' : 'Check', id.replaceAll('-', '_')),
    reason: code ? sentence('Evidence', code, params, { asOf }) : null,
    unlock: code && sentence('Unlock', code),
    threshold: thresholdOf(params),
    say: talkingPoint?.code ? sentence('Say', talkingPoint.code) : null,
    step: nextStep?.code && knows('Step', nextStep.code) ? nextStep.code : null,
  };
};

/** State of the deal and its flags by state; raised ones most severe first. */
export const readReview = (data) => {
  const answer = data.uiapi.query;
  const node = first(answer.Touchline_Deal_Review__c);
  const runs = readRuns(answer);
  const evidence = json(node?.Flags_Evidence__c.value, {});
  const flags = node ? FLAGS.map((flag) => flagOf(flag, node, evidence, runs.success?.asOf)) : [];
  const having = (state) => flags.filter((flag) => flag.state === state);
  return {
    isClosed: first(answer.Opportunity)?.IsClosed.value === true,
    isReviewed: flags.some(({ state }) => state !== null),
    raised: having('raised').sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
    unknown: having('unknown'),
    clear: having('clear'),
    notes: Object.keys(evidence.marks ?? {}).map((code) => ({
      code,
      text: labels[`Review_Mark_${code}`] ?? sentence('Mark', code, { value: evidence.marks[code] }),
    })),
    ...runs,
  };
};
