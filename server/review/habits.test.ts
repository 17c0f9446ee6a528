import { metrics } from '../metrics/index.ts';
import { habitsOf } from './habits.ts';
import type { Member } from './peers.ts';

/** Four quarters of ten people under two managers; everybody pushes a date five or six times a quarter. */
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
type Change = (name: string, quarter: number) => Partial<Member>;
const company = (change: Change): Member[][] =>
  [0, 1, 2, 3].map((quarter) =>
    names.map((key, index) => ({
      key,
      peers: index < 5 ? 'west' : 'east',
      'opportunities-worked:value': 20,
      'touch-rate:value': 70,
      'close-date-pushes:value': 5 + ((index + quarter) % 2),
      'contact-coverage:num': 6 + (index % 2),
      'contact-coverage:den': 12,
      'contact-coverage:value': 50,
      'activities-per-week:num': 200 + index,
      'activities-per-week:den': 13,
      'activities-per-week:value': 15,
      ...(change(key, quarter) as object),
    })),
  );
const of = (change: Change) => Object.fromEntries(habitsOf(company(change), metrics));

test('nobody stands out where all are alike', () => {
  expect(of(() => ({}))).toEqual({});
});

test('what somebody does otherwise in every quarter is a habit, told with the others’ median', () => {
  const found = of((name) => (name === 'b' ? { 'close-date-pushes:value': 30 } : {}));
  expect(found).toEqual({
    b: {
      metric: 'close-date-pushes',
      value: 30,
      reference: 5.5,
      quarters: 4,
      strength: expect.any(Number) as number,
    },
  });
  expect(found['b']!.strength).toBeGreaterThan(3.02);
});

test('shares are pooled: the sum over the sum of the quarters', () => {
  const found = of((name, quarter) =>
    name === 'h' ? { 'contact-coverage:num': quarter === 0 ? 0 : 1, 'contact-coverage:den': 10 } : {},
  );
  expect(found['h']).toMatchObject({ metric: 'contact-coverage', value: 7.5, quarters: 4 });
});

test('one odd quarter is no habit, and being better is none', () => {
  expect(
    of((name, quarter) => (name === 'b' && quarter === 2 ? { 'close-date-pushes:value': 7 } : {})),
  ).toEqual({});
  expect(of((name) => (name === 'b' ? { 'close-date-pushes:value': 0 } : {}))).toEqual({});
});

test('whoever came lately is left alone, and is nobody’s measure', () => {
  const late: Change = (name, quarter) =>
    name === 'c'
      ? {
          'opportunities-worked:value': quarter < 2 ? 0 : 5,
          'contact-coverage:num': 0,
          'close-date-pushes:value': 90,
        }
      : {};
  expect(of(late)).toEqual({});
});

test('where activity is not logged nobody is said to do little', () => {
  const idle: Change = (name) => (name === 'd' ? { 'activities-per-week:num': 20 } : {});
  expect(of(idle)['d']?.metric).toBe('activities-per-week');
  expect(of((name, quarter) => ({ ...idle(name, quarter), 'touch-rate:value': null }))).toEqual({});
});

test('three others are no reference', () => {
  const few = company((name) => (name === 'b' ? { 'close-date-pushes:value': 30 } : {}));
  const without = few.map((members) => members.filter(({ key }) => key !== 'c'));
  expect(habitsOf(without, metrics).get('b')).toBeUndefined();
});
