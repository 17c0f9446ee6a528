import { Aggregates } from './aggregates.ts';
import { metrics } from './index.ts';

test('counts, sums and extremes of owners are added up; the rest of an expression stays', () => {
  const aggregates = new Aggregates();
  expect(aggregates.taken(`100 * count(*) / nullif(max(weeks), 0) + coalesce(sum(amount), 0)`)).toBe(
    `100 * "part:0" / nullif("part:1", 0) + coalesce("part:2", 0)`,
  );
  expect(aggregates.owned).toEqual([
    `count(*) AS "part:0"`,
    `max(weeks) AS "part:1"`,
    `sum(amount) AS "part:2"`,
  ]);
  expect(aggregates.rolled).toEqual([
    `coalesce(sum("part:0"), 0)::BIGINT AS "part:0"`,
    `max("part:1") AS "part:1"`,
    `sum("part:2") AS "part:2"`,
  ]);
  expect(aggregates.whole).toEqual([]);
});

test('what does not add up is taken from the rows', () => {
  const aggregates = new Aggregates();
  expect(aggregates.taken('median(age_days) / count(age_days)')).toBe('"part:0" / "part:1"');
  expect(aggregates.whole).toEqual(['median(age_days) AS "part:0"']);
  expect(aggregates.owned).toEqual(['count(age_days) AS "part:1"']);
});

test('a filter becomes a condition on what is counted, and one aggregate stands once', () => {
  const aggregates = new Aggregates();
  const counted = `count(*) FILTER (WHERE kind = '(created)' AND (a OR b))`;
  expect(aggregates.taken(`${counted} + ${counted}`)).toBe('"part:0" + "part:0"');
  aggregates.taken('count(DISTINCT deal_no) FILTER (WHERE a)');
  aggregates.taken('sum(coalesce(amount, 0)) FILTER (WHERE a)');
  expect(aggregates.owned).toEqual([
    `count(CASE WHEN kind = '(created)' AND (a OR b) THEN 1 END) AS "part:0"`,
    `count(DISTINCT CASE WHEN a THEN deal_no END) AS "part:1"`,
    `sum(CASE WHEN a THEN coalesce(amount, 0) END) AS "part:2"`,
  ]);
});

test('a bracket that does not close is said', () => {
  expect(() => new Aggregates().taken('sum(amount')).toThrow('does not close');
});

test('every metric is made of aggregates that are known', () => {
  const rows = metrics.filter((metric) => metric.view !== 'levers');
  expect(rows.length).toBeGreaterThan(20);
  for (const metric of rows) {
    for (const expression of Object.values(metric.columns) as string[]) {
      const rest = new Aggregates().taken(expression);
      expect(rest).toContain('"part:');
      expect(rest).not.toMatch(/\b(avg|any_value|bool_or|bool_and|mode|quantile_cont|first|last|list)\(/);
    }
  }
});
