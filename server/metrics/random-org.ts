/** Random orgs for properties: a plan of deals and activities, and the rows an org would hold of it at a moment. */
import fc from 'fast-check';
import { id, user } from './world.ts';
import type { Row, World } from './world.ts';

const start = Date.parse('2026-05-01T00:00:00Z');
const instant = (hour: number): string => new Date(start + hour * 3_600_000).toISOString();
export const names = ['ann', 'bob', 'may'] as const;
const stages = ['Prospecting', 'Qualification', 'Proposal', 'Closed Won', 'Closed Lost'] as const;

/** Hours from May to the middle of December: some rows are later than the run. */
const hour = fc.integer({ min: 0, max: 5500 });
const dealPlan = fc.record({
  owner: fc.constantFrom(...names),
  created: fc.integer({ min: 0, max: 4800 }),
  hasHistory: fc.boolean(),
  moves: fc.array(
    fc.record({
      stage: fc.constantFrom(...stages),
      after: fc.integer({ min: 1, max: 1500 }),
      amount: fc.option(fc.integer({ min: -1, max: 9 }), { nil: null }),
    }),
    { maxLength: 4 },
  ),
  handover: fc.option(fc.record({ to: fc.constantFrom(...names), at: hour }), { nil: null }),
  roles: fc.array(fc.record({ contact: fc.constantFrom('x', 'y'), at: hour }), { maxLength: 2 }),
  account: fc.constantFrom('p', 'q'),
});
const activityPlan = fc.record({
  deal: fc.option(fc.nat(5), { nil: null }),
  contact: fc.constantFrom('x', 'y'),
  actor: fc.constantFrom(...names),
  at: hour,
  loggedAfter: fc.integer({ min: -400, max: 400 }),
  isMeeting: fc.boolean(),
  /** A colleague who came along to the meeting. */
  colleague: fc.option(fc.constantFrom(...names), { nil: null }),
});
export const orgPlan = fc.record({
  deals: fc.array(dealPlan, { minLength: 3, maxLength: 6 }),
  activities: fc.array(activityPlan, { maxLength: 25 }),
});
export type OrgPlan = typeof orgPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

/** Writes the plan as an org would hold it at a moment: rows created later are not there, current fields follow. */
export async function build(world: World, plan: OrgPlan, until: number): Promise<void> {
  const rows: [string, Row & { CreatedDate: string }][] = [];
  for (const contact of ['x', 'y']) {
    await world.insert('contact', {
      Id: id('003', contact),
      AccountId: id('001', contact === 'x' ? 'p' : 'q'),
    });
  }
  for (const [index, deal] of plan.deals.entries()) rows.push(...dealRows(deal, String(index), until));
  for (const [index, activity] of plan.activities.entries()) rows.push(...activityRows(activity, index));
  for (const [table, row] of rows) {
    if (Date.parse(row.CreatedDate) <= until) await world.insert(table, row);
  }
}

function dealRows(
  deal: OrgPlan['deals'][number],
  name: string,
  until: number,
): [string, Row & { CreatedDate: string }][] {
  const dealId = id('006', name);
  const states = [{ stage: 'Prospecting', at: deal.created, amount: 5 as number | null }];
  for (const { stage, after, amount } of deal.hasHistory ? deal.moves : []) {
    states.push({ stage, at: states.at(-1)!.at + after, amount });
  }
  const known = states.filter(({ at }) => start + at * 3_600_000 <= until).at(-1) ?? states[0]!;
  const handedOver =
    deal.handover && deal.handover.at > deal.created && deal.handover.to !== deal.owner
      ? deal.handover
      : null;
  const isHandedOver = handedOver !== null && start + handedOver.at * 3_600_000 <= until;
  const close = instant(known.at).slice(0, 10);
  const opportunity = {
    Id: dealId,
    OwnerId: user(isHandedOver ? handedOver.to : deal.owner),
    AccountId: id('001', deal.account),
    StageName: known.stage,
    IsClosed: known.stage.startsWith('Closed'),
    IsWon: known.stage === 'Closed Won',
    Amount: known.amount,
    CloseDate: close,
    CreatedDate: instant(deal.created),
  };
  const history = (deal.hasHistory ? states : []).map(({ stage, at, amount }, step) => ({
    Id: id('008', `${name}${step}`),
    OpportunityId: dealId,
    StageName: stage,
    Amount: amount,
    CloseDate: instant(at).slice(0, 10),
    CreatedDate: instant(at),
  }));
  return [
    ['opportunity', opportunity],
    ...history.map((row) => ['opportunity_history', row] as [string, typeof row]),
    ...(handedOver === null
      ? []
      : [
          [
            'opportunity_field_history',
            {
              Id: id('017', name),
              OpportunityId: dealId,
              Field: 'Owner',
              OldValue: user(deal.owner),
              NewValue: user(handedOver.to),
              CreatedDate: instant(handedOver.at),
            },
          ] as [string, Row & { CreatedDate: string }],
        ]),
    ...deal.roles.map(
      ({ contact, at }, index) =>
        [
          'opportunity_contact_role',
          {
            Id: id('00K', `${name}${index}`),
            OpportunityId: dealId,
            ContactId: id('003', contact),
            CreatedDate: instant(at),
          },
        ] as [string, Row & { CreatedDate: string }],
    ),
  ];
}

function activityRows(
  plan: OrgPlan['activities'][number],
  index: number,
): [string, Row & { CreatedDate: string }][] {
  const common = {
    WhatId: plan.deal === null ? null : id('006', String(plan.deal)),
    WhoId: id('003', plan.contact),
    OwnerId: user(plan.actor),
    CreatedDate: instant(Math.max(0, plan.at + plan.loggedAfter)),
  };
  if (!plan.isMeeting) {
    const call = { TaskSubtype: 'Call', IsClosed: true, CompletedDateTime: instant(plan.at) };
    return [['task', { Id: id('00T', String(index)), ...common, ...call }]];
  }
  const event = id('00U', String(index));
  const time = { StartDateTime: instant(plan.at), EndDateTime: instant(plan.at + 1) };
  const invitation = {
    Id: id('0RE', String(index)),
    EventId: event,
    RelationId: user(plan.colleague ?? plan.actor),
    CreatedDate: common.CreatedDate,
  };
  return [
    ['event', { Id: event, ...common, ...time }],
    ...(plan.colleague === null ? [] : [['event_relation', invitation] as [string, typeof invitation]]),
  ];
}
