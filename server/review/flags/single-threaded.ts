import { untouchedNeeds } from '../../metrics/untouched-rule.ts';
import { defineFlag } from '../define.ts';

/**
 * Past qualification, and too few people on the buyer's side take part (R8, S0.41): contacts of the account on touches of
 * the last 30 days. Not asked where one person decides (person accounts, transactional segments), nor where the owner's
 * team logs too little activity (C15). Unknown where the guests of meetings cannot be read: judged by the main contact of
 * each, deals with many people would be called single-threaded.
 */
export default defineFlag({
  id: 'single-threaded',
  label: 'Single-threaded',
  description: 'Past qualification with fewer than 3 contacts of the account engaged in the last 30 days.',
  source: 'R8, S0.41',
  needs: [...untouchedNeeds, 'Task.WhoId', 'Event.WhoId', 'EventRelation.RelationId', 'Contact.AccountId'],
  parameters: { warning: 3, critical: 2 },
  shownThreshold: 'warning',
  thresholdUnit: 'count',
  state: ({ threshold }) => `CASE
    WHEN NOT gate OR is_person_account THEN 'unknown'
    WHEN is_transactional OR engaged_contacts >= ${threshold('warning')} THEN 'clear'
    WHEN rank IS NULL THEN 'unknown'
    WHEN rank <= qualified_rank THEN 'clear'
    ELSE 'raised' END`,
  severity: ({ threshold }) =>
    `CASE WHEN engaged_contacts < ${threshold('critical')} THEN 'critical' ELSE 'warning' END`,
  code: ({ state, threshold }) => `CASE
    WHEN NOT gate THEN 'activityGate'
    WHEN is_person_account THEN 'personAccount'
    WHEN ${state} = 'unknown' THEN 'unknownStage'
    WHEN ${state} = 'raised' AND engaged_contacts = 0 THEN 'noContacts'
    WHEN ${state} = 'raised' THEN 'fewContacts'
    WHEN is_transactional THEN 'transactionalSegment'
    WHEN engaged_contacts >= ${threshold('warning')} THEN 'contactsEngaged'
    ELSE 'earlyStage' END`,
  evidence: { contacts: 'engaged_contacts' },
  talkingPoint: `'askWhoElse'`,
  nextStep: `'addContact'`,
});
