import type { ObjectPlan } from './define.ts';
import account from './objects/account.ts';
import contact from './objects/contact.ts';
import eventRelation from './objects/event-relation.ts';
import event from './objects/event.ts';
import opportunityContactRole from './objects/opportunity-contact-role.ts';
import opportunityFieldHistory from './objects/opportunity-field-history.ts';
import opportunityHistory from './objects/opportunity-history.ts';
import opportunityStage from './objects/opportunity-stage.ts';
import opportunity from './objects/opportunity.ts';
import organization from './objects/organization.ts';
import period from './objects/period.ts';
import taskRelation from './objects/task-relation.ts';
import task from './objects/task.ts';
import touchlineDealReview from './objects/touchline-deal-review.ts';
import touchlineFlagRule from './objects/touchline-flag-rule.ts';
import touchlineQuota from './objects/touchline-quota.ts';
import touchlineScorecard from './objects/touchline-scorecard.ts';
import touchlineSubjectShare from './objects/touchline-subject-share.ts';
import touchlineSubject from './objects/touchline-subject.ts';
import touchlineSyncRun from './objects/touchline-sync-run.ts';
import userRole from './objects/user-role.ts';
import user from './objects/user.ts';

/**
 * Every sObject, in the order it is read. Deals come before their history and activities: what is created between two
 * readings is then a relative without its deal, which is harmless, and not a deal without its past, which is not.
 */
export const objects: readonly ObjectPlan[] = [
  organization,
  period,
  userRole,
  user,
  opportunityStage,
  account,
  contact,
  opportunity,
  opportunityHistory,
  opportunityFieldHistory,
  opportunityContactRole,
  task,
  taskRelation,
  event,
  eventRelation,
  touchlineSubject,
  touchlineSubjectShare,
  touchlineScorecard,
  touchlineDealReview,
  touchlineQuota,
  touchlineSyncRun,
  touchlineFlagRule,
];
