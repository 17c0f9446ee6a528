import * as format from 'c/touchlineFormat';

const plain = (text) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('c/touchlineFormat', () => {
  it('fills parameters, leaves missing ones empty and never interprets what it fills in', () => {
    expect(format.fill('{0} of {1}, {2}', 'a', 'b')).toBe('a of b, ');
    expect(format.fill('{0}', '{1} $& <script>')).toBe('{1} $& <script>');
  });

  it('chooses the plural form by the language', () => {
    const texts = { Deal_one: 'one', Deal_other: 'other' };
    expect([0, 1, 2].map((count) => format.plural(texts, 'Deal', count))).toEqual(['other', 'one', 'other']);
  });

  it.each([
    ['percent', 25, false, '25%'],
    ['percent', 33.3333, false, '33.3%'],
    ['percent', 33.3333, true, '33%'],
    ['count', 1234, false, '1,234'],
    ['currency', 1234567.5, false, '$1,234,568'],
    ['currency', 1234567.5, true, '$1.23M'],
    ['currency', 950, true, '$950'],
    ['currency', 12.5, false, '$12.50'],
    ['currency', -2500, true, '-$2.5K'],
    ['currency-per-day', 3333.33, false, '$3,333 per day'],
    ['currency-per-day', 3333.33, true, '$3.33K/day'],
    ['days', 61.25, false, '61.3 days'],
    ['days', 1, false, '1 day'],
    ['currency', 0, true, '$0'],
    ['ratio', 1.83, false, '1.83x'],
    ['ratio', 1.83, true, '1.8x'],
    ['ratio', 3, true, '3x'],
    ['ratio', 1234.5, true, '1,234.5x'],
    ['ratio-of-counts', 0.67, false, '0.67'],
    ['ratio-of-counts', 0.67, true, '0.7'],
    ['weeks', 7.43, false, '7.4 weeks'],
    ['weeks', 1, false, '1 week'],
    ['weeks', 13, true, '13 wks'],
    ['count-per-week', 12.43, false, '12.4 per week'],
    ['count-per-week', 12.43, true, '12.4/wk'],
    ['count-per-week', 0, true, '0/wk'],
    ['currency-per-week', 41250.5, false, '$41,251 per week'],
    ['currency-per-week', 41250.5, true, '$41.3K/wk'],
  ])('writes %s %d (short: %s) as %s', (unit, value, short, text) => {
    expect(plain(format.quantity(unit, value, short))).toBe(text);
  });

  it.each([
    ['percent', 8.13, 53.4, true, '8% – 53%'],
    ['percent', 8.13, 53.4, false, '8.1% – 53.4%'],
    ['days', 41.2, 79, true, '41–79 days'],
    ['currency', 16500, 34900, true, '$16.5–34.9K'],
    ['currency', 16500, 34900, false, '$16,500 – $34,900'],
    ['count', 2, 9, true, '2–9'],
  ])('writes a range of %s from %d to %d (short: %s) as %s', (unit, low, high, short, text) => {
    expect(plain(format.range(unit, low, high, short))).toBe(text);
  });

  it('shows a calendar date as that date in every zone', () => {
    expect(plain(format.date('2026-11-01'))).toBe('Nov 1, 2026');
  });

  it('counts whole calendar days from the as-of', () => {
    expect(format.relativeDay('2026-11-08', '2026-11-20T20:00:00Z')).toBe('12 days ago');
    expect(format.relativeDay('2026-11-19', '2026-11-20T20:00:00Z')).toBe('yesterday');
    expect(format.relativeDay('2026-11-23', '2026-11-20T20:00:00Z')).toBe('in 3 days');
  });

  it('says how long ago a run was in the unit that fits', () => {
    const now = Date.parse('2026-11-20T12:00:00Z');
    expect(format.relativeTime('2026-11-20T11:55:00Z', now)).toBe('5 minutes ago');
    expect(format.relativeTime('2026-11-20T02:00:00Z', now)).toBe('10 hours ago');
    expect(format.relativeTime('2026-11-15T12:00:00Z', now)).toBe('5 days ago');
    expect(format.relativeTime('2026-11-20T12:07:00Z', now)).toBe('this minute');
  });
});
