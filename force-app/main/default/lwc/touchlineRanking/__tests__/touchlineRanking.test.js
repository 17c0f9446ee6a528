import TouchlineRanking from 'c/touchlineRanking';
import { readings } from 'c/touchlineKpi';
import { RANKING_METRICS } from 'c/touchlineRankingCells';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { kpis } from 'c/testRows';

const row = (name, overrides = {}, more = {}) => ({
  id: name,
  name,
  inactive: false,
  isTeam: false,
  scorecardId: `card-${name}`,
  readings: readings(kpis(overrides), RANKING_METRICS),
  ...more,
});
const rows = [
  row('Cid', { attainment: { value: 55 }, 'win-rate': { value: null, n: 3, low: null, high: null } }),
  row('Ana', { attainment: { value: 120 } }),
  row('Ben', { attainment: { value: null, num: 1, den: null } }, { inactive: true }),
];
const show = (properties = {}) =>
  mount('c-touchline-ranking', TouchlineRanking, {
    heading: 'People',
    rows,
    total: row('West'),
    context: { period: {}, asOf: null },
    ...properties,
  });
const names = (element) => all(element, 'tbody button.name').map(({ textContent }) => textContent.trim());
const header = (element, label) =>
  all(element, 'thead th').find(({ textContent }) => textContent.trim() === label);

describe('c-touchline-ranking', () => {
  it('ranks by attainment, highest first, and puts people without a value last', () => {
    const element = show();
    expect(names(element)).toEqual(['Ana', 'Cid', 'Ben']);
    expect(header(element, 'Attainment').getAttribute('aria-sort')).toBe('descending');
    expect(header(element, 'Win rate').getAttribute('aria-sort')).toBe('none');
    expect(textOf(one(element, 'caption'))).toBe('People, ranked by Attainment, highest first');
  });

  it('turns the order round on a second press, people without a value still last', async () => {
    const element = show();
    header(element, 'Attainment').querySelector('button').click();
    await flush();
    expect(names(element)).toEqual(['Cid', 'Ana', 'Ben']);
    expect(header(element, 'Attainment').getAttribute('aria-sort')).toBe('ascending');
    expect(textOf(one(element, '[aria-live]'))).toBe('People, ranked by Attainment, lowest first');
  });

  it('sorts by name in the order of the alphabet', async () => {
    const element = show();
    header(element, 'Name').querySelector('button').click();
    await flush();
    expect(names(element)).toEqual(['Ana', 'Ben', 'Cid']);
  });

  it('shows n and an interval only where the sample carries one, else what is missing', () => {
    const [, cid] = all(show(), 'tbody tr').map(textOf);
    expect(cid).toContain('3 of 5 needed');
    const [ana] = all(show(), 'tbody tr').map(textOf);
    expect(ana).toContain('n 12');
    expect(ana).toContain('95% interval 8% – 53%, team 25%');
  });

  it('marks people who left, ends with the whole team and says how many are not listed', () => {
    const element = show({ unlisted: 3 });
    expect(textOf(all(element, 'tbody tr')[2])).toContain('Inactive');
    expect(textOf(one(element, 'tfoot th'))).toBe('All together');
    expect(textOf(element)).toContain('3 more are not listed.');
  });

  it('asks to open a person', () => {
    const element = show();
    const drill = jest.fn();
    element.addEventListener('drill', drill);
    all(element, 'tbody button.name')[0].click();
    expect(drill.mock.calls[0][0].detail).toEqual({ id: 'Ana', name: 'Ana' });
  });

  it('shows names with quotes, commas, line breaks and markup as text', () => {
    const name = `O'Neil, "Jo"\n<script>alert(1)</script>`;
    const element = show({ rows: [row(name)] });
    expect(one(element, 'tbody button.name').textContent).toContain('<script>alert(1)</script>');
    expect(all(element, 'script')).toHaveLength(0);
  });

  it('has no accessibility violation', async () => {
    expect(await violations(show())).toEqual([]);
  });
});
