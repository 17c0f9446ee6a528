import { gql } from 'lightning/graphql';
import FLAGS from 'c/touchlineFlagCatalog';
import labels from 'c/touchlineReviewLabels';
import { sentence } from 'c/touchlineSentence';
import { stepName } from 'c/touchlineNextStep';
import { fill, count, date, days, quantity, dayOf, daysBetween, relativeDay } from 'c/touchlineFormat';
import { RUNS, first, json, readRuns } from 'c/touchlineAnswers';

/** Facts beside the flags. A column that the viewer or the org lacks leaves a gap, not a page of errors. */
const FACTS = [
  'Stage_Since__c',
  'Last_Touch_Date__c',
  'Touches__c',
  'Next_Meeting_Date__c',
  'Engaged_Contacts__c',
  'Timeline__c',
];

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
              ${FACTS.map((field) => `${field} @optional { value }`).join('\n')}
              ${FLAGS.map(({ field, severityField }) => `${field} { value } ${severityField} { value }`).join('\n')}
            }
          }
        }
        Opportunity(first: 1, where: { Id: { eq: $deal } }) {
          edges { node { Id IsClosed { value } CreatedDate { value } CloseDate { value } } }
        }
        ${RUNS}
      }
    }
  }
`;

const SEVERITIES = ['critical', 'warning'];

const sourceOf = (source) => {
  const rule = /^rule:(.*)$/.exec(source ?? '');
  if (rule) return fill(labels.Review_Source_Rule, rule[1]);
  return source === 'derived' ? labels.Review_Source_Derived : labels.Review_Source_Default;
};

/** The threshold that decided and where it comes from, in the unit of its flag. */
const thresholdOf = ({ threshold, thresholdSource }, unit = 'days') => {
  if (threshold === null || threshold === undefined) return null;
  const source = sourceOf(thresholdSource);
  return threshold === 0
    ? fill(labels.Review_At_Once, source)
    : fill(labels.Review_Threshold, quantity(unit, threshold), source);
};

/** How one flag reads: state, name, evidence, threshold and what to do. */
const flagOf = ({ id, field, severityField, thresholdUnit }, node, evidence, asOf) => {
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
    threshold: thresholdOf(params, thresholdUnit),
    say: talkingPoint?.code ? sentence('Say', talkingPoint.code) : null,
    step: nextStep?.code && stepName(nextStep.code) ? nextStep.code : null,
  };
};

/** The flags of a review in the order of the catalogue, read from its columns and its parsed evidence. */
export const flagsOf = (node, evidence, asOf) => FLAGS.map((flag) => flagOf(flag, node, evidence, asOf));

/** Most severe first; the order of the catalogue among equals. */
export const mostSevereFirst = (flags) =>
  [...flags].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));

const valueOf = (node, field) => node?.[field]?.value ?? null;

/** What is known of the deal in a line of facts: `{id, name, text}`, those without a value left out. */
const factsOf = (node, asOf) => {
  const stage = valueOf(node, 'Stage_Since__c');
  const touched = valueOf(node, 'Last_Touch_Date__c');
  const meeting = valueOf(node, 'Next_Meeting_Date__c');
  const contacts = valueOf(node, 'Engaged_Contacts__c');
  const when = (day) => (asOf ? relativeDay(day, asOf) : date(day));
  const facts = {
    Stage: stage && asOf ? days(Math.max(0, daysBetween(stage, dayOf(asOf)))) : null,
    Touch: touched ? when(touched) : valueOf(node, 'Touches__c') === 0 ? labels.Review_Fact_Never : null,
    Meeting: meeting
      ? date(meeting)
      : node && 'Next_Meeting_Date__c' in node
        ? labels.Review_Fact_None
        : null,
    Contacts: contacts === null ? null : count(contacts),
  };
  return Object.entries(facts)
    .filter(([, text]) => text !== null)
    .map(([id, text]) => ({ id, name: labels[`Review_Fact_${id}`], text }));
};

/** State of the deal and its flags by state; raised ones most severe first. */
export const readReview = (data) => {
  const answer = data.uiapi.query;
  const node = first(answer.Touchline_Deal_Review__c);
  const runs = readRuns(answer);
  const evidence = json(node?.Flags_Evidence__c.value, {});
  const asOf = runs.success?.asOf;
  const deal = first(answer.Opportunity);
  const flags = node ? flagsOf(node, evidence, asOf) : [];
  const having = (state) => flags.filter((flag) => flag.state === state);
  return {
    isClosed: deal?.IsClosed.value === true,
    isReviewed: flags.some(({ state }) => state !== null),
    raised: mostSevereFirst(having('raised')),
    unknown: having('unknown'),
    clear: having('clear'),
    notes: Object.keys(evidence.marks ?? {}).map((code) => ({
      code,
      text: labels[`Review_Mark_${code}`] ?? sentence('Mark', code, { value: evidence.marks[code] }),
    })),
    facts: factsOf(node, asOf),
    timeline: json(valueOf(node, 'Timeline__c'), null),
    days: {
      created: deal?.CreatedDate?.value ? dayOf(deal.CreatedDate.value) : null,
      closeDate: valueOf(deal, 'CloseDate'),
      today: dayOf(asOf ?? new Date().toISOString()),
    },
    ...runs,
  };
};
