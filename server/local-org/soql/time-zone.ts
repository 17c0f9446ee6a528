/** Local calendar days of a time zone. Days are 'YYYY-MM-DD', instants canonical UTC text. */

const HOUR = 3_600_000;
const QUARTER_HOUR = 900_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, found);
  }
  return found;
}

/** Offset of the zone at an instant, in milliseconds east of UTC. Zones change on quarter hours, so that is what is remembered. */
export function offsetAt(zone: string, instant: number): number {
  if (zone === 'UTC' || zone === 'GMT') return 0;
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map()));
  const slot = Math.floor(instant / QUARTER_HOUR) * QUARTER_HOUR;
  let offset = known.get(slot);
  if (offset === undefined) {
    const part: Record<string, number> = {};
    for (const { type, value } of format(zone).formatToParts(slot)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    offset = Date.UTC(year, month - 1, day, hour, minute, second) - slot;
    known.set(slot, offset);
  }
  return offset;
}

/** The instant moved so that its UTC fields read as local ones. */
export function toLocal(zone: string, instant: number): number {
  return instant + offsetAt(zone, instant);
}

/** First instant of a local day. Where midnight does not exist (clocks moved over it) the day starts at the gap's end. */
export function startOfDay(zone: string, day: string): string {
  const wall = Date.parse(`${day}T00:00:00.000Z`);
  const candidates = [wall - offsetAt(zone, wall - 24 * HOUR), wall - offsetAt(zone, wall + 24 * HOUR)];
  const exact = candidates.filter((instant) => toLocal(zone, instant) === wall);
  const instant = exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
  return new Date(instant).toISOString();
}

export function localDay(zone: string, instant: Date): string {
  return new Date(toLocal(zone, instant.getTime())).toISOString().slice(0, 10);
}
