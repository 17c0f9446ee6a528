/** Close dates moved away, counted net per local day (R5). */
import type { Calendar } from './calendar.ts';
import type { Deal, State } from './timeline.ts';

export interface Push {
  day: number;
  /** By how many days. */
  days: number;
  /** Moment of the day's last open row: its owner pushed. */
  at: number;
}

/** The last open row of each local day against the last open row before that day. */
export function pushesOf(deal: Deal, until: number, calendar: Calendar, step = 7): Push[] {
  const lastOfDay = new Map<number, State>();
  for (const state of deal.history(until))
    if (!state.stage.isClosed) lastOfDay.set(calendar.dayOf(state.at), state);
  const days = [...lastOfDay].sort(([a], [b]) => a - b);
  return days.flatMap(([day, state], index) => {
    const before = days[index - 1]?.[1].closeDay ?? null;
    if (before === null || state.closeDay === null || state.closeDay - before <= step) return [];
    return [{ day, days: state.closeDay - before, at: state.at }];
  });
}
