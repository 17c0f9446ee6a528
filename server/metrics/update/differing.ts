import type { Mirror } from '../../mirror/mirror.ts';
import type { ViewName } from '../define.ts';
import { views } from '../views/sources.ts';

export type MeasuredView = Exclude<ViewName, 'levers'>;

/** No flag is asked for slots only. */
const sources = views('NULL');

/** Where views of metrics say something else than they did: in which slots, and of whom. */
export class Differing {
  readonly #mirror: Mirror;
  readonly #slots = new Map<MeasuredView, Set<number>>();

  private constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  static async nothing(mirror: Mirror): Promise<Differing> {
    await mirror.run(`
      CREATE OR REPLACE TEMP TABLE differing_slot (period_no INTEGER, owner_no INTEGER);
      CREATE OR REPLACE TEMP TABLE differing_ending (end_no INTEGER)`);
    return new Differing(mirror);
  }

  of(view: MeasuredView): readonly number[] {
    return [...(this.#slots.get(view) ?? [])].sort((a, b) => a - b);
  }

  /** @param select SQL of two columns: a slot of the view, and the owner; null is everybody. */
  async add(view: MeasuredView, select: string): Promise<void> {
    await this.#mirror.run(`
      CREATE OR REPLACE TEMP TABLE found AS SELECT DISTINCT slot, owner_no FROM (${select}) found(slot, owner_no);
      INSERT INTO differing_slot SELECT p.period_no, f.owner_no FROM found f
      JOIN fact.period p ON p.${sources[view].slot === 'ending' ? 'end_no' : 'period_no'} = f.slot`);
    const rows = await this.#mirror.all<{ slot: number }>('SELECT DISTINCT slot FROM found');
    const slots = this.#slots.get(view) ?? new Set();
    for (const { slot } of rows) slots.add(slot);
    this.#slots.set(view, slots);
  }

  /** Endings at which what is derived from the whole org must be derived anew: `differing_ending`. */
  async addEndings(select: string): Promise<void> {
    await this.#mirror.run(`INSERT INTO differing_ending SELECT DISTINCT * FROM (${select})`);
  }

  /** `fact.rescored(subject_no, period_no)`: whose scorecards of which periods rest on anything that differs. */
  async listScorecards(): Promise<void> {
    await this.#mirror.run(`
      CREATE OR REPLACE TABLE fact.rescored AS
      SELECT m.subject_no, d.period_no
      FROM (SELECT DISTINCT * FROM differing_slot) d JOIN fact.membership m ON m.owner_no = d.owner_no
      UNION
      SELECT s.subject_no, d.period_no
      FROM (SELECT DISTINCT period_no FROM differing_slot WHERE owner_no IS NULL) d CROSS JOIN fact.subject s`);
  }
}
