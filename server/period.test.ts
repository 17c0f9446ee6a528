import {
  endOfLocalDay,
  fiscalCalendar,
  localDay,
  offsetTransitions,
  parseAsOf,
  reportingPeriods,
  startOfLocalDay,
  weekOf,
  workingDaysElapsed,
} from './period.ts';

test('a date as of means the end of that local day', () => {
  expect(parseAsOf('2026-11-20', 'America/Los_Angeles').toISOString()).toBe('2026-11-21T07:59:59.999Z');
  expect(parseAsOf('2026-11-20', 'Asia/Kolkata').toISOString()).toBe('2026-11-20T18:29:59.999Z');
  expect(parseAsOf('2026-11-20T17:00:00+05:30', 'Asia/Kolkata').toISOString()).toBe(
    '2026-11-20T11:30:00.000Z',
  );
});

test.each(['2026-02-30', '20.11.2026', '2026-11-20T17:00:00', 'yesterday'])(
  'as of %s is refused by name',
  (text) => {
    expect(() => parseAsOf(text, 'UTC')).toThrow(`--as-of "${text}" is neither a date`);
  },
);

test('days of 23, 24 and 25 hours begin and end where the clock says', () => {
  const hours = (day: string): number =>
    (endOfLocalDay(day, 'America/Los_Angeles').getTime() +
      1 -
      startOfLocalDay(day, 'America/Los_Angeles').getTime()) /
    3_600_000;
  expect([hours('2026-03-07'), hours('2026-03-08'), hours('2026-11-01')]).toEqual([24, 23, 25]);
  // São Paulo once jumped over midnight: the day began at one o'clock.
  expect(startOfLocalDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
});

test.each([
  ['America/Los_Angeles', '2026-11-20T07:30:00Z', '2026-11-19'],
  ['America/Los_Angeles', '2026-11-20T08:30:00Z', '2026-11-20'],
  ['Asia/Kolkata', '2026-11-19T18:29:59Z', '2026-11-19'],
  ['Asia/Kolkata', '2026-11-19T18:30:00Z', '2026-11-20'],
])('local day in %s of %s', (zone, at, day) => {
  expect(localDay(new Date(at), zone)).toBe(day);
});

test('lists every change of offset', () => {
  const changes = offsetTransitions('America/Los_Angeles', new Date('2026-01-01Z'), new Date('2027-01-01Z'));
  expect(changes.map(({ at, offset }) => [at.toISOString(), offset])).toEqual([
    ['2026-01-01T00:00:00.000Z', -480],
    ['2026-03-08T10:00:00.000Z', -420],
    ['2026-11-01T09:00:00.000Z', -480],
  ]);
});

test('weeks begin on Monday unless told otherwise', () => {
  expect(weekOf('2026-11-22')).toEqual({ start: '2026-11-16', end: '2026-11-22' });
  expect(weekOf('2026-11-22', 0)).toEqual({ start: '2026-11-22', end: '2026-11-28' });
});

test('fiscal quarters follow the first month of the fiscal year', () => {
  const { quarters } = fiscalCalendar([], 2, { start: '2026-01-10', end: '2026-06-01' });
  expect(quarters).toEqual([
    { start: '2025-11-01', end: '2026-01-31' },
    { start: '2026-02-01', end: '2026-04-30' },
    { start: '2026-05-01', end: '2026-07-31' },
  ]);
});

test('Period rows win over the calendar, which fills what they do not reach', () => {
  const rows = [{ type: 'Month', start: '2026-02-02', end: '2026-03-01' }];
  const { months } = fiscalCalendar(rows, 1, { start: '2026-02-10', end: '2026-04-05' });
  expect(months).toEqual([
    { start: '2026-02-02', end: '2026-03-01' },
    { start: '2026-04-01', end: '2026-04-30' },
  ]);
});

function report(asOf: string, firstDay = '2020-01-01') {
  const range = { start: '2025-01-01', end: '2027-03-01' };
  return reportingPeriods({
    asOf: new Date(asOf),
    timeZone: 'America/Los_Angeles',
    calendar: fiscalCalendar([], 1, range),
    counts: { weeks: 13, months: 13, quarters: 5 },
    weekStart: 1,
    firstDay,
  });
}

test('reports the current period and those before it; an unfinished one is known up to now', () => {
  const periods = report('2026-11-20T20:00:00Z');
  expect(periods).toHaveLength(31);
  expect(periods[0]).toEqual({
    type: 'week',
    start: '2026-11-16',
    end: '2026-11-22',
    current: true,
    day: '2026-11-20',
    at: new Date('2026-11-20T20:00:00Z'),
  });
  expect(periods[1]).toMatchObject({
    start: '2026-11-09',
    day: '2026-11-15',
    at: new Date('2026-11-16T07:59:59.999Z'),
  });
  expect(periods.filter(({ type }) => type === 'fiscal-quarter').map(({ start }) => start)).toEqual([
    '2026-10-01',
    '2026-07-01',
    '2026-04-01',
    '2026-01-01',
    '2025-10-01',
  ]);
});

test('periods that ended before the first record are not reported', () => {
  const starts = report('2026-11-20T20:00:00Z', '2026-11-15').map(({ type, start }) => `${type} ${start}`);
  expect(starts).toEqual([
    'week 2026-11-16',
    'week 2026-11-09',
    'fiscal-month 2026-11-01',
    'fiscal-quarter 2026-10-01',
  ]);
});

test('counts working days with today', () => {
  const november = { start: '2026-11-01', end: '2026-11-30' };
  expect(workingDaysElapsed(november, '2026-11-01')).toBe(0);
  expect(workingDaysElapsed(november, '2026-11-20')).toBeCloseTo(15 / 21);
  expect(workingDaysElapsed(november, '2026-12-24')).toBe(1);
});
