import { defineMetric } from '../define.ts';

/**
 * Share of the open deals with at least three engaged contacts of the customer in the last 30 days (S0.41, C9). Deals of
 * person accounts have one contact by nature and are left out (C16), as are those of teams that log too little (C15).
 */
export default defineMetric({
  id: 'contact-coverage',
  label: 'Contact coverage',
  description: 'Share of the open deals with three or more engaged contacts in the last 30 days.',
  formula: 'open deals with three engaged contacts / open deals',
  unit: 'percent',
  better: 'higher',
  controllable: true,
  group: 'hygiene',
  source: 'S0.41, C9',
  view: 'open',
  columns: {
    value: `100 * (count(*) FILTER (WHERE gate AND NOT is_person_account AND engaged_contacts >= 3))::DOUBLE
      / nullif(count(*) FILTER (WHERE gate AND NOT is_person_account), 0)`,
    num: 'count(*) FILTER (WHERE gate AND NOT is_person_account AND engaged_contacts >= 3)',
    den: 'count(*) FILTER (WHERE gate AND NOT is_person_account)',
    n: 'count(*) FILTER (WHERE gate AND NOT is_person_account)',
  },
  partUnits: { num: 'count', den: 'count' },
  interval: { kind: 'jeffreys' },
  evidence: {
    where: 'gate AND NOT is_person_account AND engaged_contacts < 3',
    code: 'fewContacts',
    params: 'at',
  },
  marks: {
    activityGate: 'count(*) FILTER (WHERE NOT gate)',
    personAccounts: 'count(*) FILTER (WHERE gate AND is_person_account)',
  },
  needs: [
    'Task.IsClosed',
    'Task.WhoId',
    'Event.WhoId',
    'Event.StartDateTime',
    // Whom a meeting was with beside its main contact: without them every meeting would count for one person.
    'EventRelation.RelationId',
    'Contact.AccountId',
  ],
});
