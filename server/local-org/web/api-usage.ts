import type { Org } from '../types.ts';

/** What an Enterprise org with a hundred users may call in a day. */
export const dailyApiRequests = 100_000;

const usage = (org: Org) => org.state('api-usage', () => ({ count: 0 }));

/** Counts one call and gives `used/allowed`, as Sforce-Limit-Info says it. Nothing is refused when it is used up. */
export function countApiCall(org: Org): string {
  const used = ++usage(org).count;
  return `${used}/${dailyApiRequests}`;
}

export function remainingApiCalls(org: Org): number {
  return Math.max(0, dailyApiRequests - usage(org).count);
}

/** As if earlier calls of the day had left so many. */
export function leaveApiCalls(org: Org, left: number): void {
  usage(org).count = Math.max(0, dailyApiRequests - left);
}
