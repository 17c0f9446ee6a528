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

// Simpson integration of the density and bisection give the same digits; 2 and 3 have closed forms.
test.each([
  [2, 12.706204736175],
  [3, 4.302652729749],
  [5, 2.776445105198],
  [21, 2.085963447266],
  [61, 2.000297822014],
])('Student quantile of %i values is exact to the cents of large amounts', (n, t) => {
  expect(studentQuantile(n)).toBeCloseTo(t, 10);
});

test('one value has no interval', () => {
  expect(studentQuantile(1)).toBeNull();
});
