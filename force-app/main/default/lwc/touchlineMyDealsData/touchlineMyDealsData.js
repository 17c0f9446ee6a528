import { gql } from 'lightning/graphql';
import labels from 'c/touchlineMyDealsLabels';
import { fill, plural, count, date, dayOf, dayAfter } from 'c/touchlineFormat';
import { RUNS, json, readRuns } from 'c/touchlineAnswers';
import { openDeals, readDeals } from 'c/touchlineDeals';
import { flagsOf, mostSevereFirst } from 'c/touchlineReviewData';
import { stepName } from 'c/touchlineNextStep';
import { readTimeline } from 'c/touchlineTimelineData';

/** The one request of the page: the viewer's open deals, what their reviews say, how fresh that is. */
export const MY_DEALS_QUERY = gql`
  query TouchlineMyDeals($user: ID) {
    uiapi {
      query {
        ${openDeals('OwnerId: { eq: $user }', 'Flags_Evidence__c { value } Timeline__c @optional { value }')}
        ${RUNS}
      }
    }
  }
`;

const LOOKS = {
  critical: { icon: 'utility:error', variant: 'error', class: 'deal deal_critical' },
  warning: { icon: 'utility:warning', variant: 'warning', class: 'deal deal_warning' },
};

/** A deal to save: its first reason, and the step that answers it. */
const toSave = (deal, asOf) => {
  const evidence = json(deal.review.Flags_Evidence__c?.value, {});
  const [top, ...others] = mostSevereFirst(
    flagsOf(deal.review, evidence, asOf).filter(({ state }) => state === 'raised'),
  );
  return {
    ...deal,
    ...(LOOKS[top.severity] ?? LOOKS.warning),
    severity: labels[`Review_${top.severity}`] ?? labels.Review_warning,
    isCritical: top.severity === 'critical',
    flag: top.name,
    reason: top.reason,
    step: top.step,
    stepName: top.step && stepName(top.step),
    others: others.length ? fill(plural(labels, 'Mine_Others', others.length), count(others.length)) : null,
    amountText: deal.amountText ?? labels.Mine_No_Amount,
    closeText: deal.closeDate ? date(deal.closeDate) : labels.Mine_No_Value,
    meetingText: deal.nextMeeting ? date(deal.nextMeeting) : labels.Mine_No_Meeting,
  };
};

/** Sunday of the week that a day is in: weeks are measured from Monday. */
const weekEnd = (day) => dayAfter(day, (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7);

/** Meetings of a deal from today to the end of the week; one that was held this morning is today's too. */
const meetingsOf = (deal, today) => {
  const { meetings } = readTimeline(json(deal.review?.Timeline__c?.value, null));
  const days = new Set(meetings.map(({ at }) => at));
  if (deal.nextMeeting) days.add(deal.nextMeeting);
  return [...days]
    .filter((at) => at >= today && at <= weekEnd(today))
    .map((at) => ({ key: `${deal.id} ${at}`, at, isToday: at === today, name: deal.name, url: deal.url }));
};

/** The viewer's deals to save, critical ones first, then by value; and the meetings that are near. */
export const readMyDeals = (data) => {
  const answer = data.uiapi.query;
  const runs = readRuns(answer);
  const asOf = runs.success?.asOf ?? null;
  const deals = readDeals(answer, asOf);
  const today = dayOf(asOf ?? new Date().toISOString());
  return {
    deals: deals
      .filter(({ flags }) => flags.length)
      .map((deal) => toSave(deal, asOf))
      .sort((a, b) => Number(b.isCritical) - Number(a.isCritical) || (b.amount ?? 0) - (a.amount ?? 0)),
    open: deals.length,
    reviewed: deals.filter(({ isReviewed }) => isReviewed).length,
    unknown: deals.filter(({ unknownCount }) => unknownCount).length,
    today,
    meetings: deals.flatMap((deal) => meetingsOf(deal, today)).sort((a, b) => (a.at < b.at ? -1 : 1)),
    ...runs,
  };
};
