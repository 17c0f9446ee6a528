import type { Check } from '../check.ts';
import { ok, warn } from '../check.ts';

/** The platform takes a signed login that is three minutes old. Runs go by the org's clock, not by this machine's. */
const tolerated = 120;

const check: Check = {
  id: 'clock',
  asks: 'Does this machine have the time the org has?',
  run({ connection, now }) {
    if (!connection.serverTime) return Promise.resolve([ok('The org names no time.')]);
    const seconds = Math.round((now.getTime() - connection.serverTime.getTime()) / 1000);
    if (Math.abs(seconds) <= tolerated)
      return Promise.resolve([ok('This machine and the org agree on the time.')]);
    return Promise.resolve([
      warn(
        `This machine's clock is ${span(Math.abs(seconds))} ${seconds > 0 ? 'ahead of' : 'behind'} the org's; a login by JWT would be refused.`,
        'Set the clock of this machine (NTP).',
      ),
    ]);
  },
};
export default check;

function span(seconds: number): string {
  if (seconds < 2 * 3600) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 2 * 86_400
    ? `${Math.round(seconds / 3600)} hours`
    : `${Math.round(seconds / 86_400)} days`;
}
