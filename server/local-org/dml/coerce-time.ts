/** `YYYY-MM-DD` of a real calendar day between the years the platform takes; a datetime gives its day. */
export function parseDate(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/.exec(text.trim());
  if (!match) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  if (match[4] !== undefined && parseDateTime(text) === null) return null;
  const year = Number(match[1]);
  return year >= 1700 && year <= 4000 && isRealDay(day) ? day : null;
}

/** An ISO datetime with its offset (Z, +0000, +00:00), or a bare date as midnight UTC; kept in whole seconds of UTC. */
export function parseDateTime(text: string): string | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?(Z|[+-]\d{2}:?\d{2}))?$/.exec(
      text.trim(),
    );
  if (!match || !isRealDay(match[1] ?? '')) return null;
  const clock = (match[2] ?? '00:00').padEnd(8, ':00');
  const offset = (match[3] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const time = Date.parse(`${match[1]}T${clock}${offset}`);
  return Number.isNaN(time) ? null : `${new Date(time).toISOString().slice(0, 19)}.000Z`;
}

/** `HH:mm:ss.SSSZ`. */
export function parseTime(text: string): string | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?Z?$/.exec(text.trim());
  return match ? `${match[1]}:${match[2]}:${match[3] ?? '00'}.${(match[4] ?? '0').padEnd(3, '0')}Z` : null;
}

function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
