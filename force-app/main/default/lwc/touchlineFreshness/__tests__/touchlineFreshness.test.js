import TouchlineFreshness from 'c/touchlineFreshness';
import { mount, one, textOf, violations } from 'c/testMount';

const success = {
  asOf: '2026-11-20T10:00:00Z',
  startedAt: '2026-11-20T10:00:00Z',
  finishedAt: '2026-11-20T10:05:00Z',
  status: 'succeeded',
};
const show = (now, run, last) => {
  jest.useFakeTimers({ now: Date.parse(now) });
  return mount('c-touchline-freshness', TouchlineFreshness, { run, success: last });
};

afterEach(() => jest.useRealTimers());

describe('c-touchline-freshness', () => {
  it('says the as-of and nothing more while numbers are fresh', () => {
    const element = show('2026-11-21T12:00:00Z', success, success);
    expect(textOf(element)).toMatch(/^As of Nov 20, 2026/);
    expect(one(element, '.banner')).toBeNull();
  });

  it('warns 26 hours after the last success, not before', () => {
    expect(one(show('2026-11-21T12:05:00Z', success, success), '.banner')).toBeNull();
    expect(textOf(show('2026-11-21T12:06:00Z', success, success))).toContain('more than 26 hours');
  });

  it('warns about a failed run and says whose numbers these are', () => {
    const failed = { ...success, status: 'failed', finishedAt: null, startedAt: '2026-11-20T11:00:00Z' };
    const text = textOf(show('2026-11-20T12:00:00Z', failed, success));
    expect(text).toContain('The last run failed 1 hour ago. You see the numbers of Nov 20, 2026');
  });

  it('warns when no run ever succeeded', () => {
    expect(textOf(show('2026-11-20T12:00:00Z', null, null))).toBe('No run has succeeded yet.');
  });

  it('has no accessibility violation', async () => {
    const element = mount('c-touchline-freshness', TouchlineFreshness, { run: null, success: null });
    expect(await violations(element)).toEqual([]);
  });
});
