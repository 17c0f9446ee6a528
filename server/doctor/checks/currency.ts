import type { Check } from '../check.ts';
import { fail, ok, some } from '../check.ts';

/** Amounts in several currencies must be converted before they are added up, and that is not built (C10). */
const check: Check = {
  id: 'currency',
  asks: 'Are all deals in one currency (C10)?',
  async run({ query, describe }) {
    const fields = (await describe('Opportunity'))?.fields ?? [];
    if (!fields.some(({ name }) => name === 'CurrencyIsoCode')) return [ok('The org has one currency.')];
    const used = await query<{ CurrencyIsoCode: string; deals: number }>(
      'SELECT CurrencyIsoCode, COUNT(Id) deals FROM Opportunity GROUP BY CurrencyIsoCode',
    );
    if (used.length <= 1) return [ok(`All deals are in ${used[0]?.CurrencyIsoCode ?? 'one currency'}.`)];
    const list = used.map(({ CurrencyIsoCode, deals }) => `${CurrencyIsoCode} (${deals})`);
    return [
      fail(
        `Deals are in ${used.length} currencies: ${some(list)}. Amounts are not converted yet, so a run is refused.`,
        'Wait for a version that converts, or let the integration user see the deals of one currency only.',
      ),
    ];
  },
};
export default check;
