import type { Check } from '../check.ts';
import { warn } from '../check.ts';

/** Which page an app shows cannot be asked through the API. */
const check: Check = {
  id: 'page-activation',
  run: () =>
    Promise.resolve([
      warn(
        'Whether the pages are activated cannot be read through the API.',
        'By hand: open an opportunity and look for the deal review; if it is not there, add the Touchline component to ' +
          'your Opportunity record page (Setup, Lightning App Builder) and activate it. The Touchline app opens the team page.',
      ),
    ]),
};
export default check;
