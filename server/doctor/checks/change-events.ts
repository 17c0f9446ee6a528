import type { Check } from '../check.ts';
import { look, ok, some } from '../check.ts';

/** The service asks on a schedule what changed; change data capture costs allocations and is not used. */
const check: Check = {
  id: 'change-events',
  asks: 'Which objects are selected for change events?',
  async run({ tooling }) {
    const selected = await tooling<{ SelectedEntity: string }>(
      "SELECT SelectedEntity FROM PlatformEventChannelMember WHERE EventChannel = 'ChangeEvents'",
    );
    const unneeded = 'none is needed: the service asks on a schedule what changed';
    if (selected === null) {
      return [
        look(
          `Which change events are selected cannot be read by this user; ${unneeded}.`,
          'Nothing to do. Setup, Change Data Capture shows the selection.',
        ),
      ];
    }
    if (selected.length === 0) return [ok(`No object is selected for change events; ${unneeded}.`)];
    const names = selected.map(({ SelectedEntity }) => SelectedEntity).sort();
    return [ok(`Selected for change events: ${some(names)}; ${unneeded}.`)];
  },
};
export default check;
