import type { Metric, MetricDefinition } from '../metrics/define.ts';
import { defineMetric } from '../metrics/define.ts';
import { focusOf } from './focus.ts';
import type { FocusItem } from './focus.ts';
import type { Member } from './peers.ts';

function metric(id: string, more: Partial<MetricDefinition>): Metric {
  return defineMetric({
    id,
    label: id,
    description: '',
    formula: '',
    unit: 'count',
    better: 'higher',
    controllable: true,
    group: 'hygiene',
    source: 'S0.14',
    view: 'open',
    columns: { value: '' },
    evidence: { where: '', code: '', params: 'at' },
    needs: [],
    ...more,
  });
}

const rate = {
  unit: 'percent',
  columns: { value: '', num: '', den: '', n: '' },
  interval: { kind: 'jeffreys' },
} as const;
const perWeek = {
  unit: 'count-per-week',
  columns: { value: '', num: '', den: '', n: '' },
  partUnits: { num: 'count', den: 'weeks' },
} as const;
const metrics = [
  metric('win-rate', rate),
  metric('contact-coverage', rate),
  metric('touch-rate', rate),
  metric('activities-per-week', perWeek),
  metric('qualified-worked', {}),
  metric('open-opportunities', { better: 'neutral' }),
  metric('average-sales-cycle', {
    unit: 'days',
    better: 'lower',
    columns: { value: '', num: '', den: '', n: '' },
  }),
  metric('average-days-in-stage', {
    unit: 'days',
    better: 'lower',
    columns: { value: '', num: '', den: '', n: '' },
  }),
];

type Numbers = Record<string, [num: number, den: number, half?: number] | number | null>;

/** A person of the team: counts as numbers, others as numerator and denominator, rates with half an interval. */
function person(key: string, numbers: Numbers): Member {
  const member: Member = { key, peers: 'team' };
  for (const [id, given] of Object.entries(numbers)) {
    if (!Array.isArray(given)) {
      member[`${id}:value`] = given;
      continue;
    }
    const [num, den, half] = given;
    const value = ((metrics.find((one) => one.id === id)!.unit === 'percent' ? 100 : 1) * num) / den;
    Object.assign(member, {
      [`${id}:value`]: value,
      [`${id}:num`]: num,
      [`${id}:den`]: den,
      [`${id}:n`]: den,
    });
    if (half !== undefined)
      Object.assign(member, { [`${id}:low`]: value - half, [`${id}:high`]: value + half });
  }
  return member;
}

const team = (ann: Numbers, others: Numbers): FocusItem[] =>
  focusOf([person('ann', ann), person('bob', others), person('cid', others)], metrics, 0);

test('a lever clearly below names the driver that is behind most', () => {
  const items = team(
    { 'win-rate': [4, 20, 10], 'contact-coverage': [1, 10, 15] },
    { 'win-rate': [12, 20, 10], 'contact-coverage': [6, 10, 25] },
  );
  expect(items).toEqual([
    {
      code: 'leverWithDriver',
      subjectKey: 'ann',
      params: {
        metric: 'win-rate',
        n: 20,
        reference: 60,
        value: 20,
        driver: 'contact-coverage',
        driverReference: 60,
        driverValue: 10,
      },
    },
  ]);
});

test('a driver that could be chance is not named', () => {
  const [item] = team(
    { 'win-rate': [4, 20, 10], 'contact-coverage': [4, 10, 30] },
    { 'win-rate': [12, 20, 10], 'contact-coverage': [6, 10, 25] },
  );
  expect(item).toMatchObject({ code: 'leverBelow' });
});

test('without a clear lever, a clear driver on a lever of the bad side; on the good side nothing', () => {
  const drivers = { 'contact-coverage': [1, 10, 15] } satisfies Numbers;
  const others = { 'win-rate': [12, 20, 20], 'contact-coverage': [6, 10, 25] } satisfies Numbers;
  expect(team({ ...drivers, 'win-rate': [10, 20, 20] }, others)).toEqual([
    {
      code: 'driverBelow',
      subjectKey: 'ann',
      params: { driver: 'contact-coverage', driverReference: 60, driverValue: 10, lever: 'win-rate' },
    },
  ]);
  expect(team({ ...drivers, 'win-rate': [14, 20, 20] }, others)).toEqual([]);
});

const quiet = { 'activities-per-week': [20, 4], 'qualified-worked': 5 } satisfies Numbers;
const busy = {
  'activities-per-week': [80, 4],
  'qualified-worked': 10,
  'touch-rate': [5, 10, 30],
  'open-opportunities': 20,
} satisfies Numbers;

test('low activity is effort only where activity is logged', () => {
  expect(team({ ...quiet, 'touch-rate': [5, 10, 30], 'open-opportunities': 18 }, busy)).toMatchObject([
    { code: 'driverBelow', params: { driver: 'activities-per-week', driverReference: 20, driverValue: 5 } },
  ]);
  expect(team({ ...quiet, 'touch-rate': null, 'open-opportunities': 18 }, busy)).toEqual([]);
});

test('few deals are named before effort', () => {
  expect(team({ ...quiet, 'touch-rate': [2, 4, 40], 'open-opportunities': 4 }, busy)).toEqual([
    {
      code: 'fewDeals',
      subjectKey: 'ann',
      params: { driver: 'open-opportunities', driverReference: 20, driverValue: 4 },
    },
  ]);
});

test('without an interval: worse than each of the others, by a fifth, on five cases', () => {
  const cycle = { 'average-sales-cycle': [500, 5] } satisfies Numbers;
  const others = { 'average-sales-cycle': [400, 5], 'average-days-in-stage': [100, 10] } satisfies Numbers;
  const days = (sum: number, deals: number): FocusItem[] =>
    team({ ...cycle, 'average-days-in-stage': [sum, deals] }, others);
  expect(days(60, 5)).toMatchObject([{ code: 'driverBelow', params: { lever: 'average-sales-cycle' } }]);
  expect(days(59, 5)).toEqual([]);
  expect(days(48, 4)).toEqual([]);
  const [ann, bob] = [person('ann', { ...cycle, 'average-days-in-stage': [60, 5] }), person('bob', others)];
  const slower = person('cid', { ...cycle, 'average-days-in-stage': [70, 5] });
  expect(focusOf([ann, bob, slower], metrics, 0).filter(({ subjectKey }) => subjectKey === 'ann')).toEqual(
    [],
  );
  expect(focusOf([ann, bob], metrics, 0)).toEqual([]);
});
