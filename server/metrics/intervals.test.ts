import { jeffreys, studentQuantile } from './intervals.ts';

// Brown, Cai, DasGupta (2001), table 5: limits of the 95 % Jeffreys interval.
test.each([
  [0, 7, 0, 0.292],
  [1, 7, 0.016, 0.501],
  [7, 7, 0.708, 1],
])('Jeffreys interval of %i in %i', (successes, trials, low, high) => {
  const interval = jeffreys(successes, trials);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

test.each([
  [2, 12.706],
  [5, 2.776],
  [31, 2.042],
])('Student quantile of %i values, as in every table', (n, t) => {
  expect(studentQuantile(n)).toBeCloseTo(t, 3);
});

test('one value has no interval', () => {
  expect(studentQuantile(1)).toBeNull();
});
