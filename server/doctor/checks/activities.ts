import type { Check } from '../check.ts';
import { ok, warn } from '../check.ts';

/** Are calls and meetings visible at all? Without them nobody may be called inactive (C15). */
const check: Check = {
  id: 'activities',
  asks: 'Are calls, mails and meetings visible at all (C15)?',
  async run({ count, describe }) {
    const visible: string[] = [];
    const empty: string[] = [];
    for (const sObject of ['Task', 'Event']) {
      const isVisible = (await describe(sObject)) !== null;
      const rows = isVisible ? await count(`${sObject} WHERE CreatedDate = LAST_N_DAYS:365`) : 0;
      if (rows > 0) visible.push(`${rows} ${sObject} rows of the last year`);
      else empty.push(sObject);
    }
    if (empty.length === 0) return [ok(`Visible: ${visible.join(' and ')}.`)];
    return [
      warn(
        `No ${empty.join(' and no ')} row of the last year is visible. ` +
          'Flags and measures that rest on touches stay "not enough activity data".',
        'Check that people log activities (Einstein Activity Capture may keep them outside Salesforce), and that the ' +
          'integration user may see them ("View All Activities", or activity visibility through the role hierarchy).',
      ),
    ];
  },
};
export default check;
