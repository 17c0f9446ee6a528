import TouchlineKpiTile from 'c/touchlineKpiTile';
import { reading } from 'c/touchlineKpi';
import { mount, all, textOf, violations } from 'c/testMount';
import { kpis } from 'c/testRows';

const context = { subjectName: 'West', scorecardId: 'a', period: {}, asOf: null };
const show = (id, figures = {}, properties = {}) =>
  mount('c-touchline-kpi-tile', TouchlineKpiTile, {
    reading: reading(kpis({ [id]: figures }), id),
    context,
    ...properties,
  });

describe('c-touchline-kpi-tile', () => {
  it('shows name, value, n and interval', () => {
    expect(textOf(show('win-rate'))).toMatch(/^Win rate 25% n 12 · 95% interval 8% – 53%/);
  });

  it('does not repeat a count as its own n', () => {
    expect(textOf(show('untouched-opportunities'))).not.toContain('n 9');
  });

  it('leaves n to a companion that says it', () => {
    expect(textOf(show('open-pipeline', {}, { hidesCases: true }))).not.toContain('n 9');
    expect(textOf(show('open-pipeline'))).toContain('n 9');
  });

  it('shows no n beside a missing value: the reason says it', () => {
    const text = textOf(show('win-rate', { value: null, n: 2, low: null, high: null }));
    expect(text).toContain('2 of 5 needed');
    expect(text).not.toContain('n 2');
  });

  it('tells its companions in a phrase, each number a button of its own', () => {
    const companions = [
      { key: 'm', template: 'Median {0} days', reading: reading(kpis(), 'median-sales-cycle'), context },
    ];
    const element = show('average-sales-cycle', {}, { companions });
    expect(textOf(element)).toContain('Median 55 days');
    expect(all(element, 'button')).toHaveLength(2);
  });

  it('has no accessibility violation', async () => {
    expect(await violations(show('win-rate'))).toEqual([]);
  });
});
