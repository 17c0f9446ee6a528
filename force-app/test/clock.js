/** The day the rows of these tests belong to. Only the date stands still; a test that wants to move time takes its own timers. */
const realTimers = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
];

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-20T23:00:00Z'), doNotFake: realTimers });
});
afterEach(() => {
  jest.useRealTimers();
});
