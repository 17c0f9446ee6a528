import type { Check } from '../check.ts';
import { fail, ok, warn } from '../check.ts';

type Limits = Record<string, { Max: number; Remaining: number } | undefined>;

/** A run with few changes needs about 25 calls, a first one up to a hundred. */
const fewest = 100;

const check: Check = {
  id: 'api-limit',
  asks: 'Are there API calls left today?',
  async run({ connection }) {
    const { body } = await connection.request<Limits>({ path: '/limits' });
    const daily = body['DailyApiRequests'];
    if (!daily) return [ok('The org names no daily limit of API calls.')];
    const line = `${daily.Remaining} of ${daily.Max} API calls are left today.`;
    if (daily.Remaining < fewest)
      return [
        fail(
          line,
          'Wait for tomorrow, or ask Salesforce for more calls: a run would break off in the middle.',
        ),
      ];
    if (daily.Remaining >= 1000 || daily.Remaining > daily.Max / 10) return [ok(line)];
    return [warn(line, 'Run the service less often, or ask Salesforce for more calls.')];
  },
};
export default check;
