import { computeMetrics } from './compute.ts';
import type { Metric } from './define.ts';
import { metrics } from './index.ts';
import { readSettings } from './settings.ts';
import { evidenceOf, openWorld, organisation, person, scorecards } from './world.ts';
import type { Row, World } from './world.ts';

jest.setTimeout(60_000);

let world: World;
beforeEach(async () => {
  world = await openWorld();
  for (let index = 0; index < 5; index += 1)
    await world.won(`w${index}`, index < 4 ? 'ann' : 'bob', '2026-10-15');
  await world.deal({
    id: 'o',
    owner: 'ann',
    created: '2026-11-01T18:00:00Z',
    moves: [['Proposal', '2026-11-01T18:00:00Z']],
  });
  await world.call('o', '2026-11-05T18:00:00Z');
});
afterEach(async () => world.mirror.close());

const rows = async (): Promise<Row[]> =>
  world.mirror.all<Row>(`SELECT * FROM ${await scorecards(world.mirror)} ORDER BY "Key__c"`);
const broken = (id: string, value: string): readonly Metric[] =>
  metrics.map((metric) => (metric.id === id ? { ...metric, columns: { ...metric.columns, value } } : metric));

test('a metric that fails is null with a warning; the others of its view survive', async () => {
  const warnings = await computeMetrics(
    world.mirror,
    world.context('2026-11-20'),
    broken('win-rate', `max('x'::INTEGER)`),
  );
  expect(warnings).toEqual([
    {
      code: 'metricFailed',
      params: { metric: 'win-rate' },
      message: expect.stringContaining('win-rate could not be computed'),
    },
  ]);
  const row = await world.scorecard(organisation);
  expect(row).toMatchObject({
    Win_Rate__c: null,
    Win_Rate_N__c: null,
    Average_Selling_Price__c: 1000,
    Sales_Velocity__c: null,
  });
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'win-rate')).toMatchObject({
    ids: [],
    n: 0,
    marks: { failed: 'error' },
  });
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'average-selling-price').ids).toHaveLength(5);
});

test('so is one that is computed from others', async () => {
  const warnings = await computeMetrics(
    world.mirror,
    world.context('2026-11-20'),
    broken('sales-velocity', 'no_such_lever'),
  );
  expect(warnings.map(({ params }) => params)).toEqual([{ metric: 'sales-velocity' }]);
  expect(await world.scorecard(organisation)).toMatchObject({
    Sales_Velocity__c: null,
    Win_Rate__c: 100,
    Qualified_Worked__c: 1,
  });
});

test('batches change nothing', async () => {
  await world.compute('2026-11-20');
  const atOnce = await rows();
  await world.compute('2026-11-20', { batchRows: 1 });
  expect(await rows()).toEqual(atOnce);
  await world.compute('2026-11-20');
  expect(await rows()).toEqual(atOnce);
});

test('evidence carries the smallest ids up to the cap, and the true number', async () => {
  await world.compute('2026-11-20', { evidenceIds: 2 });
  const row = await world.scorecard(organisation);
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'win-rate')).toMatchObject({
    ids: [expect.stringContaining('w0'), expect.stringContaining('w1')],
    n: 5,
  });
});

test('metrics that rest on the same records list them once', async () => {
  await world.compute('2026-11-20');
  const row = await world.scorecard(organisation);
  const velocity = JSON.parse(String(row['Velocity_Evidence__c'])) as Record<string, object>;
  expect(velocity['average-selling-price']).toMatchObject({ ids: expect.any(Array), n: 5 });
  expect(velocity['median-selling-price']).toMatchObject({ idsOf: 'average-selling-price', n: 5 });
  expect(velocity['median-selling-price']).not.toHaveProperty('ids');
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'median-selling-price').ids).toHaveLength(5);
});

test('evidence is sorted by key throughout', async () => {
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  for (const field of Object.keys(row).filter(
    (name) => name.endsWith('_Evidence__c') && row[name] !== null,
  )) {
    const sorted = JSON.stringify(JSON.parse(String(row[field])), (_key, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
    expect(row[field]).toBe(sorted);
  }
});

test('settings are checked by name', () => {
  expect(() => readSettings({ window: 0 })).toThrow('window');
  expect(() => readSettings({ windows: 1 } as never)).toThrow('windows');
});
