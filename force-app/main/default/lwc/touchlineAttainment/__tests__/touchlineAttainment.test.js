import TouchlineAttainment from 'c/touchlineAttainment';
import { reading } from 'c/touchlineKpi';
import { mount, one, textOf, violations } from 'c/testMount';
import { kpis } from 'c/testRows';

const context = { subjectName: 'West', scorecardId: 'a', period: {}, asOf: null };
const show = (figures = {}, properties = {}) =>
  mount('c-touchline-attainment', TouchlineAttainment, {
    attainment: reading(kpis({ attainment: figures }), 'attainment'),
    bookings: reading(kpis(), 'bookings'),
    context,
    elapsed: 0.5,
    ...properties,
  });

describe('c-touchline-attainment', () => {
  it('shows attainment, bookings of target and the time gone', () => {
    const element = show();
    expect(textOf(element)).toContain('80% $80K of $100K 50% of working days gone');
    expect(one(element, '.fill').getAttribute('style')).toContain('80%');
    expect(one(element, '.marker').getAttribute('style')).toContain('50%');
  });

  it('keeps the bar inside its frame above 100 % and below zero', () => {
    expect(one(show({ value: 160 }), '.fill').getAttribute('style')).toContain('100%');
    expect(one(show({ value: -20 }), '.fill').getAttribute('style')).toContain(' 0%');
  });

  it('shows bookings without a bar where there is no quota', () => {
    const element = show({ value: null, den: null });
    expect(textOf(element)).toContain('No quota for this period');
    expect(textOf(element)).toContain('$80K booked');
    expect(one(element, '.bar')).toBeNull();
  });

  it('says when the period is over, and nothing when the as-of is unknown', () => {
    expect(textOf(show({}, { elapsed: 1 }))).toContain('100% of working days gone');
    const over = show({}, { elapsed: 1, finished: true });
    expect(textOf(over)).toContain('Period finished');
    expect(one(over, '.marker')).toBeNull();
    expect(textOf(show({}, { elapsed: null }))).not.toMatch(/working days|finished/);
  });

  it('has no accessibility violation', async () => {
    const previous = { reading: reading(kpis(), 'attainment'), context };
    expect(await violations(show({}, { previous }))).toEqual([]);
  });
});
