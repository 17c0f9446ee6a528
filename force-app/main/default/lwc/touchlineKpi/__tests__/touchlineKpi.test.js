import CATALOG from 'c/touchlineKpiCatalog';
import { kpi, reading, readings, selection } from 'c/touchlineKpi';
import { kpis } from 'c/testRows';

const without = (figures) => reading(kpis({ 'win-rate': { value: null, ...figures } }), 'win-rate');

describe('c/touchlineKpi', () => {
  it('has name, meaning and formula for every metric of the catalogue', () => {
    for (const { id } of CATALOG) {
      const { name, meaning, formula } = kpi(id);
      expect([id, name, meaning, formula]).toEqual([
        id,
        ...[name, meaning, formula].map(() => expect.any(String)),
      ]);
    }
  });

  it('has words for every stored numerator and denominator', () => {
    for (const { id, columns } of CATALOG) {
      expect([id, Boolean(columns.num), Boolean(columns.den)]).toEqual([
        id,
        Boolean(kpi(id).numerator),
        Boolean(kpi(id).denominator),
      ]);
    }
  });

  it('asks for every column of a metric', () => {
    expect(selection(['win-rate']).split('\n')).toHaveLength(6);
    expect(selection(['win-rate'])).toContain('Win_Rate_Low__c { value }');
  });

  it('refuses an id that the catalogue does not have', () => {
    expect(() => kpi('no-such-metric')).toThrow('no-such-metric');
  });

  it('reads value, parts and interval', () => {
    expect(reading(kpis(), 'win-rate')).toMatchObject({
      value: 25,
      num: 3,
      den: 12,
      n: 12,
      low: 8.1,
      high: 53.4,
    });
  });

  it('tells zero from nothing', () => {
    expect(reading(kpis({ bookings: { value: 0 } }), 'bookings')).toMatchObject({ text: '$0', reason: null });
  });

  it.each([
    ['4 cases', { n: 4 }, '4 of 5 needed', true],
    ['no cases', { n: 0, num: 0, den: 0 }, '0 of 5 needed', true],
    ['no data at all', { n: null, num: null, den: null }, 'Not available', false],
  ])('says why there is no rate with %s', (_, figures, reason, small) => {
    expect(without(figures)).toMatchObject({ reason, small, text: '—' });
  });

  it.each([
    ['pipeline-coverage', { value: null, num: 5, den: -10 }, 'Target met'],
    ['pipeline-coverage', { value: null, num: 5, den: null }, 'No quota for this period'],
    ['required-coverage', { value: null, num: 0, den: 0, n: 0 }, 'No decided deals to learn from'],
    ['follow-up-ratio', { value: null, num: 0, den: 0, n: 0 }, 'No first meeting old enough'],
    ['average-open-age', { value: null, num: 0, den: 0, n: 0 }, 'No open deals'],
    ['touch-rate', { value: null, num: 0, den: 0, n: 0 }, 'Too little activity logged'],
  ])('says why there is no %s from %j', (id, figures, reason) => {
    expect(reading(kpis({ [id]: figures }), id).reason).toBe(reason);
  });

  it('writes money over money as a multiple and counts over counts as a number', () => {
    expect(reading(kpis(), 'required-coverage').shortText).toBe('3.5x');
    expect(reading(kpis(), 'follow-up-ratio').text).toBe('0.75');
  });

  it('reads nothing from a row that is not there', () => {
    expect(Object.values(readings(null, ['win-rate', 'bookings'])).map(({ text }) => text)).toEqual([
      '—',
      '—',
    ]);
  });
});
