import type { Check } from '../check.ts';
import { fail, ok, some } from '../check.ts';

/** Are our objects there, with every field the service reads and writes? */
const check: Check = {
  id: 'package-objects',
  asks: 'Is the package there, with every field the service reads and writes?',
  async run({ tables, describe }) {
    const own = [...tables.values()].filter((table) => /^Touchline_.*__(c|mdt)$/.test(table.sObject));
    const absent: string[] = [];
    const hidden: string[] = [];
    for (const table of own) {
      const rights = await describe(table.sObject);
      if (!rights) absent.push(table.sObject);
      const seen = new Set(rights?.fields.map((field) => field.name));
      if (rights) {
        const missing = table.columns.filter((column) => !seen.has(column.name));
        hidden.push(...missing.map((column) => `${table.sObject}.${column.name}`));
      }
    }
    if (absent.length === own.length) {
      return [
        fail(
          'The package is not deployed, or the integration user sees none of it.',
          'sf project deploy start --source-dir force-app, then sf org assign permset --name Touchline_Integration',
        ),
      ];
    }
    if (absent.length > 0 || hidden.length > 0) {
      return [
        fail(
          `Not there or not visible: ${some([...absent, ...hidden])}.`,
          'Deploy this version of the package, and assign Touchline_Integration to the integration user.',
        ),
      ];
    }
    return [ok(`All ${own.length} Touchline objects are there with their fields.`)];
  },
};
export default check;
