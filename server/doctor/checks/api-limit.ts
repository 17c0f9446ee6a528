import type { Check } from '../check.ts';
import { ok, warn } from '../check.ts';

type Limits = Record<string, { Max: number; Remaining: number } | undefined>;

/** Are there calls left today? A run with few changes needs about 25. */
const check: Check = {
  id: 'api-limit',
  async run({ connection }) {
    const { body } = await connection.request<Limits>({ path: '/limits' });
    const daily = body['DailyApiRequests'];
    if (!daily) return [ok('The org names no daily limit of API calls.')];
    const line = `${daily.Remaining} of ${daily.Max} API calls are left today.`;
    if (daily.Remaining >= 1000 || daily.Remaining > daily.Max / 10) return [ok(line)];
    return [warn(line, 'Run the service less often, or ask Salesforce for more calls.')];
  },
};
export default check;
