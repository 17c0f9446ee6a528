import type { Check } from '../check.ts';
import { ok, some, warn } from '../check.ts';

/** Objects of which this version knows every field, because it makes them. */
const generated = ['Touchline_Scorecard__c', 'Touchline_Deal_Review__c'];

const check: Check = {
  id: 'package-version',
  asks: 'Is the package on the org the one this service was made with?',
  async run({ tables, describe }) {
    const unknown: string[] = [];
    let seen = 0;
    for (const sObject of generated) {
      const rights = await describe(sObject);
      const columns = new Set(tables.get(sObject)?.columns.map(({ name }) => name));
      const custom = rights?.fields.filter(({ name }) => name.endsWith('__c')) ?? [];
      seen += custom.length;
      unknown.push(
        ...custom.filter(({ name }) => !columns.has(name)).map(({ name }) => `${sObject}.${name}`),
      );
    }
    // Fields that are missing are the business of the check before this one.
    if (seen === 0) return [];
    if (unknown.length === 0) return [ok('The org has no field that this version does not know.')];
    return [
      warn(
        `Not known to this version, so never written: ${some(unknown)}.`,
        'Update the service if the package is newer; if it is older, these are retired fields or your own, and may stay.',
      ),
    ];
  },
};
export default check;
