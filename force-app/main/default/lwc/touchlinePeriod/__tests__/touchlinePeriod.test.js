import { periodName, elapsedShare, isFinished } from 'c/touchlinePeriod';

const plain = (text) => text.replace(/[\u2009\u202f\u00a0]/g, ' ');

describe('c/touchlinePeriod', () => {
  it.each([
    ['week', '2026-11-16', '2026-11-22', 'Week of Nov 16, 2026'],
    ['fiscal-month', '2026-11-01', '2026-11-30', 'November 2026'],
    ['fiscal-quarter', '2026-10-01', '2026-12-31', 'Oct – Dec 2026'],
    ['fiscal-quarter', '2026-11-01', '2027-01-31', 'Nov 2026 – Jan 2027'],
    ['fiscal-month', '2026-02-01', '2026-02-28', 'February 2026'],
    ['fiscal-month', '2026-10-26', '2026-11-22', 'Oct 26 – Nov 22, 2026'],
  ])('names a %s from %s to %s', (type, start, end, name) => {
    expect(plain(periodName({ type, start, end }))).toBe(name);
  });

  it('counts working days, today included', () => {
    const week = { start: '2026-11-16', end: '2026-11-22' };
    expect(elapsedShare(week, '2026-11-16T20:00:00Z')).toBe(0.2);
    expect(elapsedShare(week, '2026-11-18')).toBe(0.6);
    expect(elapsedShare(week, '2026-11-21')).toBe(1);
    expect(elapsedShare(week, '2026-12-01')).toBe(1);
  });

  it('is finished after its last day, not on it', () => {
    const week = { start: '2026-11-16', end: '2026-11-22' };
    expect(isFinished(week, '2026-11-22T20:00:00Z')).toBe(false);
    expect(isFinished(week, '2026-11-23T20:00:00Z')).toBe(true);
  });

  it('is zero before the period and unknown without an as-of', () => {
    expect(elapsedShare({ start: '2026-11-16', end: '2026-11-22' }, '2026-11-10')).toBe(0);
    expect(elapsedShare({ start: '2026-11-16', end: '2026-11-22' }, null)).toBeNull();
  });
});
