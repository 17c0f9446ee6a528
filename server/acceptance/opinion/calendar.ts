/** Days of one time zone as whole numbers since 1970-01-01. */
export class Calendar {
  readonly #format: Intl.DateTimeFormat;
  readonly #cache = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  /** Local day of an instant in milliseconds. */
  dayOf(instant: number): number {
    // No zone changes its offset within a quarter of an hour, so quarters share their day.
    const quarter = Math.floor(instant / 900_000);
    let day = this.#cache.get(quarter);
    if (day === undefined) {
      day = dayNumber(this.#format.format(quarter * 900_000));
      this.#cache.set(quarter, day);
    }
    return day;
  }

  /** First instant of a local day. */
  startOf(day: number): number {
    let low = (day - 1) * 86_400_000;
    let high = (day + 1) * 86_400_000;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.dayOf(middle) >= day) high = middle;
      else low = middle;
    }
    return high;
  }

  endOf(day: number): number {
    return this.startOf(day + 1) - 1;
  }
}

export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
export const dateText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
/** Months since year 0 of a day. */
export const monthNumber = (day: number): number => {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
