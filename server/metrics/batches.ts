/** Which slots of a view are measured at a time. */
import type { Mirror } from '../mirror/mirror.ts';
import type { Settings } from './settings.ts';
import type { View } from './views/sources.ts';

interface Batch {
  slots: number[];
  /** The slots of periods that are not over: what they rest on is what a coach opens. */
  isRunning: boolean;
}

/**
 * Slots packed so that one batch stays under the row budget, those of running periods apart; always at least one, so
 * that the table exists.
 */
export async function batches(
  mirror: Mirror,
  view: View,
  settings: Settings,
  only?: readonly number[],
): Promise<Batch[]> {
  const running =
    view.slot === 'period'
      ? 'SELECT period_no FROM fact.period WHERE is_current'
      : 'SELECT max(end_no) FROM fact.ending';
  const sizes = await mirror.all<{ slot: number; size: number; is_running: boolean }>(`
    SELECT slot, count(*) AS size, slot IN (${running}) AS is_running
    FROM (${view.sql}) ${only ? `WHERE slot IN (${only.join(', ')})` : ''} GROUP BY slot ORDER BY is_running, slot`);
  const packed: Batch[] = [];
  let room = 0;
  for (const { slot, size, is_running: isRunning } of sizes) {
    if (size > room || packed.at(-1)?.isRunning !== isRunning) {
      packed.push({ slots: [], isRunning });
      room = settings.batchRows;
    }
    packed.at(-1)!.slots.push(slot);
    room -= size;
  }
  return packed.length === 0 ? [{ slots: [0], isRunning: false }] : packed;
}
