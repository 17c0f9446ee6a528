/** Sums, medians and intervals the slow way. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const present = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);

export const median = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export const ratio = (num: number | null, den: number | null): number | null =>
  num === null || den === null || den === 0 ? null : num / den;

/** 95 % interval of k successes in n trials, in percent: the quantiles of Beta(k + 1/2, n - k + 1/2), closed at the ends. */
export function jeffreys(k: number, n: number): { low: number; high: number } {
  const quantile = (share: number): number => {
    let [low, high] = [0, 1];
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2;
      if (incompleteBeta(middle, k + 0.5, n - k + 0.5) < share) low = middle;
      else high = middle;
    }
    return 100 * low;
  };
  return { low: k === 0 ? 0 : quantile(0.025), high: k === n ? 100 : quantile(0.975) };
}

/** Half the width of the 95 % interval of a mean: Student's t times the standard error. */
export function studentHalfWidth(values: readonly number[]): number | null {
  const n = values.length;
  if (n < 2) return null;
  const mean = sum(values) / n;
  const spread = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (n - 1));
  const freedom = n - 1;
  let [low, high] = [0, 20];
  for (let step = 0; step < 60; step += 1) {
    const t = (low + high) / 2;
    if (1 - incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) < 0.95) low = t;
    else high = t;
  }
  return (low * spread) / Math.sqrt(n);
}

/** Regularised incomplete beta function by its continued fraction (Numerical Recipes, 6.4). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  let [c, d] = [1, 1 - ((a + b) * x) / (a + 1)];
  d = 1 / d;
  let fraction = d;
  for (let m = 1; m < 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return (front * fraction) / a;
}

/** Stirling's series, shifted to where it is good to fifteen digits. */
function logGamma(x: number): number {
  if (x < 15) return logGamma(x + 1) - Math.log(x);
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5) - 1 / (1680 * x ** 7);
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series;
}
