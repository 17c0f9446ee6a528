/** What must hold for any org: replay, roll-up, and the identity of velocity. */
import fc from 'fast-check';
import { id, openWorld, organisation, person, team, user } from './world.ts';
import type { Row, World } from './world.ts';

const start = Date.parse('2026-05-01T00:00:00Z');
const instant = (hour: number): string => new Date(start + hour * 3_600_000).toISOString();
const today = '2026-11-20';
const now = Date.parse('2026-11-21T07:59:59.999Z');
const names = ['ann', 'bob', 'may'] as const;
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
});
const orgPlan = fc.record({
  deals: fc.array(dealPlan, { minLength: 3, maxLength: 6 }),
  activities: fc.array(activityPlan, { maxLength: 25 }),
});
type OrgPlan = typeof orgPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

/** Writes the plan as an org would hold it at a moment: rows created later are not there, current fields follow. */
async function build(world: World, plan: OrgPlan, until: number): Promise<void> {
  const rows: [string, Row & { CreatedDate: string }][] = [];
  for (const contact of ['x', 'y']) {
    await world.insert('contact', {
      Id: id('003', contact),
      AccountId: id('001', contact === 'x' ? 'p' : 'q'),
    });
  }
  for (const [index, deal] of plan.deals.entries()) rows.push(...dealRows(deal, String(index), until));
  for (const [index, activity] of plan.activities.entries()) rows.push(activityRow(activity, index));
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

function activityRow(
  plan: OrgPlan['activities'][number],
  index: number,
): [string, Row & { CreatedDate: string }] {
  const common = {
    WhatId: plan.deal === null ? null : id('006', String(plan.deal)),
    WhoId: id('003', plan.contact),
    OwnerId: user(plan.actor),
    CreatedDate: instant(Math.max(0, plan.at + plan.loggedAfter)),
  };
  return plan.isMeeting
    ? [
        'event',
        {
          Id: id('00U', String(index)),
          ...common,
          StartDateTime: instant(plan.at),
          EndDateTime: instant(plan.at + 1),
        },
      ]
    : [
        'task',
        {
          Id: id('00T', String(index)),
          ...common,
          TaskSubtype: 'Call',
          IsClosed: true,
          CompletedDateTime: instant(plan.at),
        },
      ];
}

async function within(plan: OrgPlan, until: number, work: (world: World) => Promise<void>): Promise<void> {
  const world = await openWorld();
  try {
    await build(world, plan, until);
    await work(world);
  } finally {
    await world.mirror.close();
  }
}
const allRows = (world: World): Promise<Row[]> =>
  world.mirror.all<Row>('SELECT * FROM out.scorecard ORDER BY "Key__c"');

const settings = { numRuns: 6, seed: 20_261_120, endOnFailure: true };
const later = Date.parse('2027-01-01T00:00:00Z');

test('rows created after the moment of the run change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(orgPlan, async (plan) => {
      let before: Row[] = [];
      await within(plan, now, async (world) => {
        await world.compute(today);
        before = await allRows(world);
      });
      await within(plan, later, async (world) => {
        await world.compute(today);
        expect(await allRows(world)).toEqual(before);
      });
    }),
    settings,
  );
}, 120_000);

test('a finished month shows the snapshot that a run at its end showed', async () => {
  const columns = `"Key__c", "Open_Pipeline__c", "Open_Opportunities__c", "Median_Open_Age__c", "Untouched_Opportunities__c",
    "Untouched_Opportunities_N__c", "Untouched_Pipeline__c", "Hygiene_Evidence__c"->>'$."untouched-opportunities".ids' AS ids`;
  await fc.assert(
    fc.asyncProperty(orgPlan, async (plan) => {
      await within(plan, later, async (world) => {
        const select = `SELECT ${columns} FROM out.scorecard
          WHERE "Period_Type__c" = 'fiscal-month' AND "Period_Start__c" = DATE '2026-10-01' ORDER BY 1`;
        await world.compute(today);
        const now = new Map((await world.mirror.all<Row>(select)).map((row) => [row['Key__c'], row]));
        await world.compute('2026-10-31');
        const then = await world.mirror.all<Row>(select);
        for (const row of then) if (now.has(row['Key__c']!)) expect(now.get(row['Key__c']!)).toEqual(row);
      });
    }),
    settings,
  );
}, 120_000);

test('people add up to their team, and everybody to the organisation', async () => {
  const additive = [
    ...[
      'Bookings__c',
      'Bookings_N__c',
      'Open_Pipeline__c',
      'Open_Opportunities__c',
      'Win_Rate_Num__c',
      'Win_Rate_Den__c',
    ],
    ...[
      'Average_Selling_Price_Num__c',
      'Average_Selling_Price_Den__c',
      'Average_Sales_Cycle_Num__c',
      'Attainment_Den__c',
    ],
  ];
  await fc.assert(
    fc.asyncProperty(orgPlan, async (plan) => {
      await within(plan, later, async (world) => {
        for (const name of names)
          await world.quota(name, { '2026-10-01': 10, '2026-11-01': 20, '2026-12-01': 30 });
        await world.compute(today);
        for (const [type, first] of [
          ['fiscal-month', '2026-11-01'],
          ['fiscal-quarter', '2026-10-01'],
        ]) {
          const people: Row[] = [];
          for (const name of names) people.push(await world.scorecard(person(name), type, first));
          const sum = (rows: Row[], column: string): number =>
            rows.reduce((total, row) => total + Number(row[column]), 0);
          const squad = await world.scorecard(team('may'), type, first);
          const all = await world.scorecard(organisation, type, first);
          for (const column of additive) {
            expect([column, squad[column]]).toEqual([column, sum(people.slice(0, 2), column)]);
            expect([column, all[column]]).toEqual([column, sum(people, column)]);
          }
          // A deal worked by two owners counts once above them.
          expect(Number(all['Opportunities_Worked__c'])).toBeLessThanOrEqual(
            sum(people, 'Opportunities_Worked__c'),
          );
        }
      });
    }),
    settings,
  );
}, 120_000);

test('velocity is its levers, and its change is the sum of their changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 100, max: 999 }), fc.integer({ min: 1, max: 80 })), {
        minLength: 6,
        maxLength: 9,
      }),
      fc.integer({ min: 0, max: 6 }),
      async (wins, losses) => {
        const world = await openWorld();
        try {
          for (const [index, [amount, days]] of wins.entries()) {
            const close = index === 0 ? '2026-11-05' : '2026-10-05';
            const created = new Date(Date.parse(`${close}T18:00:00Z`) - days * 86_400_000).toISOString();
            await world.won(`w${index}`, 'ann', close, { amount, created });
          }
          for (let index = 0; index < losses; index += 1) await world.lost(`l${index}`, 'ann', '2026-10-06');
          await world.compute(today);
          const [october, november] = [
            await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01'),
            await world.scorecard(person('ann')),
          ];
          const levers = (row: Row): number[] => [
            Number(row['Qualified_Worked__c']),
            Number(row['Win_Rate_Num__c']) / Number(row['Win_Rate_Den__c']),
            Number(row['Average_Selling_Price_Num__c']) / Number(row['Average_Selling_Price_Den__c']),
            Number(row['Average_Sales_Cycle_Den__c']) / Number(row['Average_Sales_Cycle_Num__c']),
          ];
          for (const row of [october, november]) {
            const product = levers(row).reduce((value, lever) => value * lever, 1);
            expect(row['Sales_Velocity__c']).toBeCloseTo(product, 1);
          }
          const logs = levers(october).map((lever, index) => Math.log(levers(november)[index]! / lever));
          const change = Math.log(
            Number(november['Sales_Velocity__c']) / Number(october['Sales_Velocity__c']),
          );
          expect(logs.reduce((total, log) => total + log, 0)).toBeCloseTo(change, 2);
        } finally {
          await world.mirror.close();
        }
      },
    ),
    settings,
  );
}, 120_000);
