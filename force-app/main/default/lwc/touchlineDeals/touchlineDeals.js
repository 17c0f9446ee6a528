import FLAGS from 'c/touchlineFlagCatalog';
import labels from 'c/touchlineDealLabels';
import { nodes } from 'c/touchlineAnswers';
import { sentence } from 'c/touchlineSentence';
import { money, dayOf, daysBetween } from 'c/touchlineFormat';

/** As many deals as the platform hands out in one answer. */
export const MOST = 2000;

const DEAL = `
  Id
  Name { value }
  Account { Name { value } }
  OwnerId { value }
  Owner { Name { value } }
  StageName { value displayValue }
  Amount { value displayValue }
  CloseDate { value }
  CreatedDate { value }
`;

/** A column that the viewer or the org lacks leaves a gap, not a page of errors. */
const FACTS = ['Stage_Since__c', 'Last_Touch_Date__c', 'Touches__c', 'Next_Meeting_Date__c'];
const REVIEW = `
  Id
  Opportunity__c { value }
  ${FACTS.map((field) => `${field} @optional { value }`).join('\n')}
  ${FLAGS.map(({ field, severityField }) => `${field} { value } ${severityField} { value }`).join('\n')}
`;

/**
 * Subqueries for the open deals of some owners and their reviews, the largest first.
 * @param {string} filter on the opportunity, as GraphQL; empty for every deal the viewer can see
 * @param {string} more columns of the review
 */
export const openDeals = (filter, more = '') => `
  Opportunity(
    first: ${MOST}
    upperBound: ${MOST}
    where: { IsClosed: { eq: false } ${filter} }
    orderBy: { Amount: { order: DESC, nulls: LAST } }
  ) { totalCount edges { node { ${DEAL} } } }
  Touchline_Deal_Review__c(
    first: ${MOST}
    upperBound: ${MOST}
    where: { Opportunity__r: { IsClosed: { eq: false } ${filter} } }
    orderBy: { Opportunity__r: { Amount: { order: DESC, nulls: LAST } } }
  ) { edges { node { ${REVIEW} ${more} } } }
`;

/** The platform writes money in the deal's own currency; cents that are none only cost room. */
const amountText = ({ value, displayValue }) => {
  if (value === null) return null;
  return displayValue?.replace(/[.,]00(?=\D*$)/, '') ?? money(value);
};

/** Flags raised on a review, the critical ones first, else in the order of the catalogue. */
export const raisedFlags = (review) => {
  const raised = FLAGS.filter(({ field }) => review?.[field]?.value === 'raised').map(
    ({ id, severityField }) => {
      const isCritical = review[severityField]?.value === 'critical';
      return {
        id,
        isCritical,
        name: sentence('Flag', id.replaceAll('-', '_')),
        severity: isCritical ? labels.Review_critical : labels.Review_warning,
      };
    },
  );
  return [
    ...raised.filter(({ isCritical }) => isCritical),
    ...raised.filter(({ isCritical }) => !isCritical),
  ];
};

const valueOf = (node, field) => node?.[field]?.value ?? null;

const deal = (node, review, today) => {
  const flags = raisedFlags(review);
  const stageSince = valueOf(review, 'Stage_Since__c');
  const stage = node.StageName.displayValue ?? node.StageName.value;
  const created = dayOf(node.CreatedDate.value);
  return {
    id: node.Id,
    url: `/lightning/r/Opportunity/${node.Id}/view`,
    name: node.Name.value ?? labels.Deal_No_Name,
    account: node.Account?.Name?.value ?? null,
    ownerId: node.OwnerId.value,
    owner: node.Owner?.Name?.value ?? null,
    stage,
    /** With a place to break the line after a slash: "Negotiation/Review" is longer than a column. */
    stageText: stage.replaceAll('/', '/\u200b'),
    amount: node.Amount.value,
    amountText: amountText(node.Amount),
    closeDate: node.CloseDate.value,
    age: today && Math.max(0, daysBetween(created, today)),
    daysInStage: today && stageSince && Math.max(0, daysBetween(stageSince, today)),
    lastTouch: valueOf(review, 'Last_Touch_Date__c'),
    touches: valueOf(review, 'Touches__c'),
    nextMeeting: valueOf(review, 'Next_Meeting_Date__c'),
    isReviewed: FLAGS.some(({ field }) => valueOf(review, field) !== null),
    flags,
    criticalCount: flags.filter(({ isCritical }) => isCritical).length,
    unknownCount: FLAGS.filter(({ field }) => valueOf(review, field) === 'unknown').length,
    /** The review's own columns, null before the first run that knows the deal. */
    review: review ?? null,
  };
};

/**
 * The open deals of an answer, each with what its review says.
 * @param {object} answer of a query with `openDeals`
 * @param {?string} asOf instant of the run that days are counted to
 */
export const readDeals = (answer, asOf) => {
  const reviews = new Map(
    nodes(answer.Touchline_Deal_Review__c).map((node) => [node.Opportunity__c.value, node]),
  );
  const today = asOf ? dayOf(asOf) : null;
  return nodes(answer.Opportunity).map((node) => deal(node, reviews.get(node.Id), today));
};
