import { assess } from '../../extract/availability.ts';
import { ExtractError } from '../../extract/errors.ts';
import { objects } from '../../extract/objects.ts';
import type { Check, Finding } from '../check.ts';
import { fail, ok, warn } from '../check.ts';

const standard = objects.filter((plan) => !plan.own);

/** Can the deals, people and activities be read, and what is lost where not? */
const check: Check = {
  id: 'crm-fields',
  asks: 'Can deals, people and activities be read, and what is lost where not?',
  async run({ tables, describe }): Promise<Finding[]> {
    const described = new Map<string, { fields: Set<string> } | null>();
    for (const { sObject } of standard) {
      const rights = await describe(sObject);
      described.set(sObject, rights && { fields: new Set(rights.fields.map((field) => field.name)) });
    }
    try {
      const { warnings } = assess(standard, tables, described);
      if (warnings.length === 0)
        return [ok('Deals, people and activities can be read with all their fields.')];
      return warnings.map(({ message }) => {
        const [finding = message, fix = 'Check the permissions of the integration user.'] =
          message.split(' Fix: ');
        return warn(finding, fix);
      });
    } catch (cause) {
      if (!(cause instanceof ExtractError)) throw cause;
      return cause.problems.map((problem) => {
        const [finding = problem, fix = ''] = problem.split(' Fix: ');
        return fail(finding, fix);
      });
    }
  },
};
export default check;
