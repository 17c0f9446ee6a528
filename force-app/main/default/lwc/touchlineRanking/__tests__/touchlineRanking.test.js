import TouchlineRanking from 'c/touchlineRanking';
import { readings } from 'c/touchlineKpi';
import { RANKING_METRICS } from 'c/touchlineRankingCells';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { kpis } from 'c/testRows';

const row = (name, overrides = {}, more = {}) => ({
  id: name,
  key: `person:${name}`,
  kind: 'person',
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
const names = (element) => all(element, 'tbody .name').map(({ textContent }) => textContent.trim());
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
    const element = show({ period: { type: 'week', start: null } });
    const drill = jest.fn();
    element.addEventListener('drill', drill);
    const link = one(element, 'tbody a.name');
    expect(link.getAttribute('href')).toBe('/lightning/r/Touchline_Subject__c/Ana/view?c__period=week');
    link.click();
    expect(drill.mock.calls[0][0].detail).toEqual({
      id: 'Ana',
      key: 'person:Ana',
      kind: 'person',
      name: 'Ana',
    });
  });

  it('leaves a click for a new tab to the browser, and opens a team on the page itself', () => {
    const element = show({ rows: [row('Ana'), row('West', {}, { kind: 'team', isTeam: true })] });
    const drill = jest.fn();
    element.addEventListener('drill', drill);
    const click = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true, composed: true });
    // The browser would open the tab; here nobody can.
    element.addEventListener('click', (event) => event.preventDefault());
    one(element, 'tbody a.name').dispatchEvent(click);
    expect(drill).not.toHaveBeenCalled();
    one(element, 'tbody button.name').click();
    expect(drill.mock.calls[0][0].detail).toMatchObject({ kind: 'team', name: 'West' });
  });

  it('shows other columns, and ranks by the first of them when the old one is gone', async () => {
    const element = show();
    const choose = async (value) => {
      one(element, 'lightning-radio-group').dispatchEvent(new CustomEvent('change', { detail: { value } }));
      await flush();
    };
    await choose('pipeline');
    expect(header(element, 'Attainment')).toBeUndefined();
    expect(header(element, 'Open pipeline').getAttribute('aria-sort')).toBe('descending');
    expect(textOf(all(element, 'tbody tr')[0])).toContain('2x needs 3.5x');
    header(element, 'Name').querySelector('button').click();
    await choose('effort');
    expect(header(element, 'Name').getAttribute('aria-sort')).toBe('ascending');
    expect(textOf(all(element, 'tbody tr')[0])).toContain('5 1 moved back');
  });

  it('shows names with quotes, commas, line breaks and markup as text', () => {
    const name = `O'Neil, "Jo"\n<script>alert(1)</script>`;
    const element = show({ rows: [row(name)] });
    expect(one(element, 'tbody a.name').textContent).toContain('<script>alert(1)</script>');
    expect(all(element, 'script')).toHaveLength(0);
  });

  it('has no accessibility violation', async () => {
    expect(await violations(show())).toEqual([]);
  });
});
