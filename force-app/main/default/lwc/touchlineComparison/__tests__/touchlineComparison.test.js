import { againstOthers, againstPast, deviationsOf } from 'c/touchlineComparison';
import { readings } from 'c/touchlineKpi';
import { kpis } from 'c/testRows';

const ASOF = '2026-11-20T22:00:00Z';
const METRICS = [
  ...['untouched-opportunities', 'stuck-opportunities', 'days-between-touches', 'touch-rate'],
  ...['next-meeting-coverage', 'contact-coverage', 'average-days-in-stage', 'average-open-age'],
  ...['opportunities-advanced', 'opportunities-regressed', 'close-date-pushes', 'opportunities-created'],
  ...['activities-per-week', 'meetings-per-week', 'new-pipeline-per-week', 'follow-up-ratio'],
  ...['qualified-worked', 'win-rate', 'average-selling-price', 'average-sales-cycle'],
  ...['open-opportunities', 'open-pipeline'],
];
const of = (overrides) => readings(kpis(overrides), METRICS);
const four = (overrides) => [1, 2, 3, 4].map(() => of(overrides));
const touch = (num, den) => ({
  'touch-rate': { value: (100 * num) / den, num, den, n: den, low: null, high: null },
});
const card = (start, end, overrides) => ({
  period: { type: 'fiscal-quarter', start, end },
  readings: of(overrides),
});

describe('against the others', () => {
  it('takes their sum over their sum, not the mean of their rates', () => {
    // 9 of 10, 1 of 40, 5 of 25 and 5 of 25: 20 of 100.
    const others = [of(touch(9, 10)), of(touch(1, 40)), of(touch(5, 25)), of(touch(5, 25))];
    expect(againstOthers('touch-rate', of(touch(10, 20)), others)).toMatchObject({
      value: 50,
      reference: 20,
      referenceText: '20%',
      count: 4,
      isBetter: true,
    });
  });

  it('compares a count of deals as a share of the open ones', () => {
    const own = of({ 'untouched-opportunities': { value: 6, n: 10 } });
    const others = four({ 'untouched-opportunities': { value: 2, n: 20 } });
    expect(againstOthers('untouched-opportunities', own, others)).toMatchObject({
      valueText: '60%',
      referenceText: '10%',
      isWorse: true,
      isNoise: false,
    });
  });

  it('compares what happened with a mean per person', () => {
    const others = [2, 4, 6, 8].map((value) => of({ 'opportunities-advanced': { value } }));
    expect(
      againstOthers('opportunities-advanced', of({ 'opportunities-advanced': { value: 5 } }), others),
    ).toMatchObject({ reference: 5, isWorse: false, isBetter: false });
  });

  it('says nothing with three others, and counts only those who have the number', () => {
    expect(againstOthers('touch-rate', of(), four().slice(1))).toBeNull();
    const none = of({ 'touch-rate': { value: null, num: 0, den: 0, n: 0 } });
    expect(againstOthers('touch-rate', of(), [...four().slice(1), none])).toBeNull();
    expect(againstOthers('touch-rate', none, four())).toBeNull();
  });

  it('calls a difference inside the own interval possible noise', () => {
    const others = four({ 'win-rate': { num: 30, den: 100 } });
    const own = (low, high) => of({ 'win-rate': { value: 20, num: 4, den: 20, n: 20, low, high } });
    expect(againstOthers('win-rate', own(7, 41), others).isNoise).toBe(true);
    // One and a half half widths away: twenty measures asked at once would often show one that is just outside.
    expect(againstOthers('win-rate', own(12, 29), others).isNoise).toBe(true);
    expect(againstOthers('win-rate', own(12, 26), others).isNoise).toBe(false);
  });

  it('without an interval asks whether one of the others could have had the value', () => {
    const others = [6, 7, 8, 9].map((value) =>
      of({ 'days-between-touches': { value, num: value * 10, den: 10, n: 10 } }),
    );
    const own = (value) => of({ 'days-between-touches': { value, num: value * 10, den: 10, n: 10 } });
    // Mean 7.5, standard deviation 1.29, t(3) 3.18: a fifth lies within 4.6 of it, one of twenty within 7.1.
    expect(againstOthers('days-between-touches', own(14), others)).toMatchObject({
      isWorse: true,
      isNoise: true,
    });
    expect(againstOthers('days-between-touches', own(15), others)).toMatchObject({
      isWorse: true,
      isNoise: false,
    });
  });

  it('never judges a neutral number or one within a tenth', () => {
    const others = four({ 'open-opportunities': { value: 30 } });
    expect(againstOthers('open-opportunities', of(), others)).toMatchObject({
      isWorse: false,
      isBetter: false,
    });
    expect(againstOthers('touch-rate', of(touch(55, 100)), four(touch(6, 10)))).toMatchObject({
      isWorse: false,
    });
  });
});

describe('against the own past', () => {
  const past = [
    ['2026-07-01', '2026-09-30'],
    ['2026-04-01', '2026-06-30'],
    ['2026-01-01', '2026-03-31'],
    ['2025-10-01', '2025-12-31'],
    ['2025-07-01', '2025-09-30'],
    ['2025-04-01', '2025-06-30'],
    ['2025-01-01', '2025-03-31'],
  ];
  const now = (overrides) => card('2026-10-01', '2026-12-31', overrides);

  it('needs four periods, takes six at most', () => {
    const cards = past.map(([start, end], index) => card(start, end, touch(index === 6 ? 100 : 50, 100)));
    expect(againstPast('touch-rate', [now(touch(20, 100)), ...cards.slice(0, 3)], ASOF)).toBeNull();
    expect(againstPast('touch-rate', [now(touch(20, 100)), ...cards.slice(0, 4)], ASOF)).toMatchObject({
      reference: 50,
      count: 4,
      isWorse: true,
    });
    expect(againstPast('touch-rate', [now(touch(20, 100)), ...cards], ASOF)).toMatchObject({
      reference: 50,
      count: 6,
    });
  });

  it('takes what happened per week, because the present period still runs', () => {
    const created = (value) => ({ 'opportunities-created': { value } });
    // 92, 91, 90 and 92 days: 26 a quarter is 2 a week. 15 in 50.9 days is 2.06 a week.
    const cards = past.slice(0, 4).map(([start, end]) => card(start, end, created(26)));
    expect(againstPast('opportunities-created', [now(created(15)), ...cards], ASOF)).toMatchObject({
      valueText: '2.1/wk',
      referenceText: '2/wk',
      isWorse: false,
      isBetter: false,
    });
  });
});

describe('deviations', () => {
  it('come worst first, one entry per number with all it differs from', () => {
    const others = four();
    const own = card('2026-10-01', '2026-12-31', {
      'untouched-opportunities': { value: 9, n: 9 },
      'win-rate': { value: 22, num: 3, den: 14, n: 14, low: 6, high: 50 },
    });
    const found = deviationsOf('isWorse', [own], others, ASOF);
    expect(found.map(({ id }) => id)).toEqual(['untouched-opportunities', 'win-rate']);
    expect(found[0].kinds).toEqual([expect.objectContaining({ kind: 'Others', isNoise: false })]);
    expect(found[1].kinds[0].isNoise).toBe(true);
  });

  it('are none where nobody is there to compare with', () => {
    expect(deviationsOf('isWorse', [card('2026-10-01', '2026-12-31')], [], ASOF)).toEqual([]);
  });
});
