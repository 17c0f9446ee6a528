import type { Check } from '../check.ts';
import { look, some, warn } from '../check.ts';

/** Pages that are deployed can be listed; which page an app or a record shows cannot be asked through the API. */
const check: Check = {
  id: 'page-activation',
  asks: 'Are the pages deployed and shown?',
  async run({ tooling }) {
    const pages = await tooling<{ DeveloperName: string }>(
      "SELECT DeveloperName FROM FlexiPage WHERE DeveloperName LIKE 'Touchline%' ORDER BY DeveloperName",
    );
    if (pages?.length === 0) {
      return [warn('None of the pages is deployed.', 'sf project deploy start --source-dir force-app')];
    }
    const there = pages
      ? `Deployed: ${some(
          pages.map(({ DeveloperName }) => DeveloperName),
          10,
        )}. `
      : 'Which pages are deployed cannot be read by this user. ';
    return [
      look(
        `${there}Whether they are activated cannot be read through the API.`,
        'Open an opportunity and look for the deal review; if it is not there, put Touchline Deal Review on your ' +
          'Opportunity record page (Setup, Lightning App Builder) and activate it. The Touchline app holds the other pages.',
      ),
    ];
  },
};
export default check;
