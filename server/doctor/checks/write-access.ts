import type { Check } from '../check.ts';
import { fail, ok, some } from '../check.ts';

const written = [
  'Touchline_Subject__c',
  'Touchline_Scorecard__c',
  'Touchline_Deal_Review__c',
  'Touchline_Sync_Run__c',
];
/** Entered by admins; the service never writes them. */
const adminFields = new Set(['Role__c', 'Segment__c', 'Start_Date__c', 'Ramp_Months__c']);

/** May the integration user write what the service computes? */
const check: Check = {
  id: 'write-access',
  asks: 'May the integration user write what the service computes?',
  async run({ tables, describe }) {
    const refused: string[] = [];
    let seen = 0;
    for (const sObject of written) {
      const rights = await describe(sObject);
      if (!rights) continue;
      seen += 1;
      if (!rights.createable) refused.push(`create ${sObject}`);
      if (!rights.updateable) refused.push(`edit ${sObject}`);
      if (!rights.deletable) refused.push(`delete ${sObject}`);
      const columns = new Set(tables.get(sObject)?.columns.map((column) => column.name));
      for (const field of rights.fields) {
        const ours = field.name.endsWith('__c') && columns.has(field.name);
        const byAdmins = sObject === 'Touchline_Subject__c' && adminFields.has(field.name);
        if (ours && !byAdmins && !field.createable) refused.push(`${sObject}.${field.name}`);
      }
    }
    // Nothing there to write to: the check before this one says so.
    if (seen === 0) return [];
    if (refused.length === 0) return [ok('The integration user may write all results.')];
    return [
      fail(
        `The integration user may not write: ${some(refused)}.`,
        'Assign the permission set Touchline_Integration to it (sf org assign permset --name Touchline_Integration).',
      ),
    ];
  },
};
export default check;
