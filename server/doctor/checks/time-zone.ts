import type { Check } from '../check.ts';
import { ok, warn } from '../check.ts';

/** Every local day, so every window and every period, begins at midnight there. */
const check: Check = {
  id: 'time-zone',
  asks: 'In which time zone do days begin (C11)?',
  async run({ query, describe }) {
    const fields = (await describe('Organization'))?.fields ?? [];
    const [organization] = fields.some(({ name }) => name === 'TimeZoneSidKey')
      ? await query<{ TimeZoneSidKey: string | null }>('SELECT TimeZoneSidKey FROM Organization')
      : [];
    if (organization?.TimeZoneSidKey) return [ok(`Days begin in ${organization.TimeZoneSidKey}.`)];
    return [
      warn(
        "The org's time zone cannot be read; the integration user's own is used.",
        'Set the time zone of the integration user to that of the company.',
      ),
    ];
  },
};
export default check;
