/** What must hold for any org: replay, roll-up, and the identity of velocity. */
import fc from 'fast-check';
import type { OrgPlan } from './random-org.ts';
import { build, names, orgPlan } from './random-org.ts';
import { evidenceOf, openWorld, organisation, person, scorecards, team } from './world.ts';
import type { Row, World } from './world.ts';

const today = '2026-11-20';
const now = Date.parse('2026-11-21T07:59:59.999Z');

async function within(plan: OrgPlan, until: number, work: (world: World) => Promise<void>): Promise<void> {
  const world = await openWorld();
  try {
    await build(world, plan, until);
    await work(world);
  } finally {
    await world.mirror.close();
  }
}
const allRows = async (world: World): Promise<Row[]> =>
  world.mirror.all<Row>(`SELECT * FROM ${await scorecards(world.mirror)} ORDER BY "Key__c"`);

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

/** What was known of each open deal at the end of October. */
const judged = `
  SELECT d.deal_id, p.user_id, s.stage, s.amount, s.close_date, s.touches, s.last_touch_day, s.next_meeting_at, s.engaged_contacts, s.gate
  FROM fact.snapshot s
  JOIN fact.deal d ON d.deal_no = s.deal_no
  JOIN fact.person p ON p.owner_no = s.owner_no
  JOIN fact.ending n ON n.end_no = s.end_no AND n.day = DATE '2026-10-31' ORDER BY 1`;

test('a finished month shows the snapshot that a run at its end showed', async () => {
  const columns = `"Key__c", "Open_Pipeline__c", "Open_Opportunities__c", "Median_Open_Age__c", "Untouched_Opportunities__c",
    "Untouched_Opportunities_N__c", "Untouched_Pipeline__c", "Contact_Coverage_Num__c", "Contact_Coverage_Den__c", "Hygiene_Evidence__c"->>'$."untouched-opportunities".ids' AS ids`;
  await fc.assert(
    fc.asyncProperty(orgPlan, async (plan) => {
      await within(plan, later, async (world) => {
        const october = async (): Promise<Row[]> =>
          world.mirror.all<Row>(`SELECT ${columns} FROM ${await scorecards(world.mirror)}
            WHERE "Period_Type__c" = 'fiscal-month' AND "Period_Start__c" = DATE '2026-10-01' ORDER BY 1`);
        await world.compute(today);
        const now = new Map((await october()).map((row) => [row['Key__c'], row]));
        const judgedNow = await world.mirror.all<Row>(judged);
        await world.compute('2026-10-31');
        expect(judgedNow).toEqual(await world.mirror.all<Row>(judged));
        const then = await october();
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
    ...[
      'Average_Open_Age_Num__c',
      'Average_Open_Age_Den__c',
      'Average_Days_In_Stage_Den__c',
      'Stuck_Opportunities__c',
      'Stuck_Pipeline__c',
      'Days_Between_Touches_Den__c',
      'Touch_Rate_Num__c',
      'Touch_Rate_Den__c',
      'Next_Meeting_Coverage_Num__c',
      'Pipeline_Coverage_Num__c',
      'Required_Coverage_Num__c',
    ],
    ...['Opportunities_Advanced__c', 'Opportunities_Regressed__c', 'Opportunities_Created__c'],
    ...['New_Pipeline_Per_Week_Num__c', 'Close_Date_Pushes__c', 'Contact_Coverage_Num__c'],
    ...['Follow_Up_Ratio_Num__c', 'Follow_Up_Ratio_Den__c'],
  ];
  const shared = [
    'Opportunities_Worked__c',
    'Opportunities_Received__c',
    'Activities_Per_Week_Num__c',
    'Meetings_Per_Week_Num__c',
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
          // A deal worked by two owners, or a meeting of two colleagues, counts once above them.
          for (const column of shared) {
            expect(Number(all[column])).toBeLessThanOrEqual(sum(people, column));
            expect(Number(squad[column])).toBeLessThanOrEqual(Number(all[column]));
            for (const row of people) expect(Number(row[column])).toBeLessThanOrEqual(Number(all[column]));
          }
        }
      });
    }),
    settings,
  );
}, 120_000);

test('no deal moves ahead and back in one period, and each that moved is a record of its number', async () => {
  await fc.assert(
    fc.asyncProperty(orgPlan, async (plan) => {
      await within(plan, later, async (world) => {
        await world.compute(today);
        for (const row of await allRows(world)) {
          const of = (metric: string): string[] => evidenceOf(row, 'Progress_Evidence__c', metric).ids;
          const [ahead, back] = [of('opportunities-advanced'), of('opportunities-regressed')];
          expect(ahead.filter((id) => back.includes(id))).toEqual([]);
          expect([ahead.length, back.length]).toEqual([
            row['Opportunities_Advanced__c'],
            row['Opportunities_Regressed__c'],
          ]);
          expect(Number(row['Meetings_Per_Week_Num__c'])).toBeLessThanOrEqual(plan.activities.length);
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
