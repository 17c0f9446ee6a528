import type { Check } from '../check.ts';
import { ok, warn } from '../check.ts';

/** Are calls and meetings visible at all? Without them nobody may be called inactive (C15). */
const check: Check = {
  id: 'activities',
  async run({ count, describe }) {
    const visible: string[] = [];
    const empty: string[] = [];
    for (const sObject of ['Task', 'Event']) {
      if (!(await describe(sObject))) continue;
      const rows = await count(`${sObject} WHERE CreatedDate = LAST_N_DAYS:365`);
      if (rows > 0) visible.push(`${rows} ${sObject} rows of the last year`);
      else empty.push(sObject);
    }
    if (empty.length === 0 && visible.length > 0) return [ok(`Visible: ${visible.join(' and ')}.`)];
    return [
      warn(
        `No ${empty.join(' and no ') || 'Task and no Event'} row of the last year is visible. ` +
          'Flags and measures that rest on touches stay "not enough activity data".',
        'Check that people log activities (Einstein Activity Capture may keep them outside Salesforce), and that the ' +
          'integration user may see them ("View All Data", or activity visibility through the role hierarchy).',
      ),
    ];
  },
};
export default check;
