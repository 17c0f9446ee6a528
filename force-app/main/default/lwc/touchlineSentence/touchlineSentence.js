import messages from 'c/touchlineMessageLabels';
import { fill, plural, count, percent, money, date, dayOf, quantity, relativeDay } from 'c/touchlineFormat';
import { kpi } from 'c/touchlineKpi';

/**
 * What each code puts into its sentence, in the order of `{0}`, `{1}` …, as `kind:parameter`.
 * The service writes codes and parameters; this table and the labels are all that turns them into words.
 */
const ARGUMENTS = {
  Evidence_untouchedSince: ['ago:lastTouchDate', 'count:touches'],
  Evidence_neverTouched: ['ago:createdDate'],
  Evidence_touchedRecently: ['ago:lastTouchDate'],
  Evidence_meetingScheduled: ['date:nextMeeting'],
  Evidence_newDeal: ['ago:createdDate'],
  Evidence_pastDue: ['date:closeDate', 'ago:closeDate'],
  Evidence_closeDateAhead: ['date:closeDate'],
  Evidence_stuckSince: ['ago:stageSince'],
  Evidence_stuckMeetingAhead: ['ago:stageSince', 'date:nextMeeting'],
  Evidence_inStageSince: ['ago:stageSince'],
  Evidence_overAge: ['ago:createdDate'],
  Evidence_usualAge: ['ago:createdDate'],
  Evidence_pushedTimes: ['count:pushes', 'ago:lastPush'],
  Evidence_closesSoon: ['date:closeDate'],
  Evidence_nextStepOld: ['ago:nextStepDate'],
  Evidence_nextStepSet: ['ago:nextStepDate'],
  Evidence_fewContacts: ['count:contacts'],
  Evidence_contactsEngaged: ['count:contacts'],
  Evidence_movedBack: ['ago:movedBackDate', 'count:fromRank', 'count:toRank'],
  Evidence_movedBackBefore: ['ago:movedBackDate'],
  Evidence_amountCut: ['percent:cut', 'ago:changedDate'],
  Evidence_unavailable: ['text:field'],
  Focus_untouchedDeals: ['count:count', 'money:amount'],
  Focus_leverBelow: ['metric:metric', 'measure:value', 'measure:reference', 'count:n'],
  Focus_leverWithDriver: [
    'metric:metric',
    'measure:value',
    'measure:reference',
    'count:n',
    'metric:driver',
    'driven:driverValue',
    'driven:driverReference',
  ],
  Focus_driverBelow: ['metric:driver', 'driven:driverValue', 'driven:driverReference', 'metric:lever'],
  Focus_habit: ['metric:driver', 'driven:driverValue', 'driven:driverReference', 'count:quarters'],
  Focus_fewDeals: ['driven:driverValue', 'driven:driverReference'],
  Focus_behindTarget: ['percent:value', 'percent:expected'],
  Predicate_worked: ['date:from', 'date:to'],
  Predicate_qualifiedWorked: ['date:from', 'date:to'],
  Predicate_decided: ['date:from', 'date:to'],
  Predicate_won: ['date:from', 'date:to'],
  Predicate_open: ['date:at'],
  Predicate_untouched: ['date:at'],
  Predicate_advanced: ['date:from', 'date:to'],
  Predicate_regressed: ['date:from', 'date:to'],
  Predicate_created: ['date:from', 'date:to'],
  Predicate_received: ['date:from', 'date:to'],
  Predicate_pushed: ['date:from', 'date:to'],
  Predicate_initialMeetings: ['date:from', 'date:to'],
  Predicate_activities: ['date:from', 'date:to'],
  Predicate_meetings: ['date:from', 'date:to'],
  Predicate_fewContacts: ['date:at'],
  Predicate_stuck: ['date:at'],
  Predicate_judged: ['date:at'],
  Predicate_notTouched: ['date:at'],
  Predicate_noMeeting: ['date:at'],
  Predicate_closing: ['date:at', 'date:by'],
  Mark_unavailable: ['text:value'],
  Mark_failed: ['text:value'],
  Mark_missingAmount: ['count:value'],
  Mark_zeroAmountWins: ['count:value'],
  Mark_missingQuota: ['count:value'],
  Mark_activityGate: ['count:value'],
  Mark_unknownStage: ['count:value'],
  Mark_withoutDeal: ['count:value'],
  Mark_immature: ['count:value'],
  Mark_personAccounts: ['count:value'],
  Mark_fallback: ['count:value'],
  Mark_unjudgedStage: ['count:value'],
  Mark_missingCloseDate: ['count:value'],
  Mark_missingRate: ['count:value'],
};

const KINDS = {
  text: (value) => String(value),
  ago: (value, context) => (context.asOf ? relativeDay(value, context.asOf) : date(dayOf(value))),
  date: (value) => date(dayOf(value)),
  count: (value) => count(value),
  percent: (value) => percent(value),
  money: (value) => money(value, true),
  metric: (value) => kpi(value).name,
  measure: (value, context, params) => quantity(kpi(params.metric).unit, value, true),
  driven: (value, context, params) => quantity(kpi(params.driver).unit, value, true),
};

const argument = (spec, params, context) => {
  const [kind, name] = spec.split(':');
  const value = params[name];
  return value === null || value === undefined ? messages.Value_None : KINDS[kind](value, context, params);
};

/**
 * The sentence of a code. A code without a label is named in the family's `_other` sentence, never hidden.
 * @param {string} family Evidence, Unlock, Say, Step, Focus, Predicate, Mark, Flag or Check
 * @param {string} code as the service wrote it
 * @param {object} params as the service wrote them
 * @param {{asOf?: string}} context instant that "days ago" refers to
 */
export const sentence = (family, code, params = {}, context = {}) => {
  const key = `${family}_${code}`;
  const specs = ARGUMENTS[key] ?? [];
  const counted = specs.find((spec) => spec.startsWith('count:'));
  const template = messages[key] ?? (counted && plural(messages, key, params[counted.split(':')[1]] ?? 0));
  if (!template) return fill(messages[`${family}_other`], code);
  return fill(template, ...specs.map((spec) => argument(spec, params, context)));
};

/** Whether the pages have words of their own for a code. */
export const knows = (family, code) =>
  `${family}_${code}` in messages || `${family}_${code}_other` in messages;
