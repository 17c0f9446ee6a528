import type { Mirror } from '../../mirror/mirror.ts';
import type { ViewName } from '../define.ts';

export type MeasuredView = Exclude<ViewName, 'levers'>;

/** The slots of every view, by number, in which something is not as it was. */
export class Differing {
  readonly #slots = new Map<MeasuredView, Set<number>>();

  of(view: MeasuredView): number[] {
    return [...(this.#slots.get(view) ?? [])].sort((a, b) => a - b);
  }

  add(view: MeasuredView, slots: Iterable<number>): void {
    const found = this.#slots.get(view) ?? new Set();
    for (const slot of slots) found.add(slot);
    this.#slots.set(view, found);
  }

  /** @param select SQL of one column: the slots. */
  async find(mirror: Mirror, view: MeasuredView, select: string): Promise<void> {
    const rows = await mirror.all<{ no: number }>(`SELECT DISTINCT no FROM (${select}) found(no)`);
    this.add(
      view,
      rows.map(({ no }) => no),
    );
  }

  /** Numbers of the periods that any view says something else of. */
  async periods(mirror: Mirror, slotOf: (view: MeasuredView) => 'period' | 'ending'): Promise<number[]> {
    const list = (slot: 'period' | 'ending'): string =>
      [...this.#slots]
        .filter(([view]) => slotOf(view) === slot)
        .flatMap(([, slots]) => [...slots])
        .concat(0)
        .join(', ');
    const rows = await mirror.all<{ period_no: number }>(`
      SELECT period_no FROM fact.period
      WHERE period_no IN (${list('period')}) OR end_no IN (${list('ending')}) ORDER BY period_no`);
    return rows.map((row) => row.period_no);
  }
}
