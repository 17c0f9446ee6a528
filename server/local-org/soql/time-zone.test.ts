import { localDay, startOfDay } from './time-zone.ts';

test.each([
  ['UTC', '2026-11-19', '2026-11-19T00:00:00.000Z'],
  ['America/New_York', '2026-11-19', '2026-11-19T05:00:00.000Z'],
  ['America/New_York', '2026-07-01', '2026-07-01T04:00:00.000Z'],
  ['Asia/Kolkata', '2026-11-19', '2026-11-18T18:30:00.000Z'],
  // The days clocks move: the day still starts at its own midnight.
  ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z'],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
  // Where midnight is skipped the day starts at one o'clock.
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
])('%s %s starts at %s', (zone, day, instant) => {
  expect(startOfDay(zone, day)).toBe(instant);
  expect(localDay(zone, new Date(instant))).toBe(day);
  expect(localDay(zone, new Date(Date.parse(instant) - 1))).not.toBe(day);
});
