import type { LedgerChange } from './ledger.ts';
import type { MemoryTable } from './memory-table.ts';
import type { Row, RowChange } from './types.ts';

/** A row as it was before a piece of work and as it is after it; undefined where there is none. */
export interface RowNet {
  /** As the schema spells it. */
  object: string;
  id: string;
  before: Row | undefined;
  after: Row | undefined;
}

/**
 * What one piece of work left behind, each row once. Whoever repeats it puts the ledgers' entries first, then
 * the schema, then the rows.
 */
export interface Commit {
  rows: RowNet[];
  ledgers: LedgerChange[];
  /** A deployment gave the store another schema. */
  adopted: boolean;
}

/** One thing that happened in a piece of work. */
export type Step =
  | { kind: 'row'; table: MemoryTable; id: string; change: RowChange }
  | { kind: 'announced'; change: RowChange }
  | { kind: 'ledger'; change: LedgerChange; stays: boolean }
  | { kind: 'schema' };

/** The net effect of steps that happened one after another. */
export function commitOf(steps: readonly Step[]): Commit {
  const commit: Commit = { rows: [], ledgers: [], adopted: false };
  const rows = new Map<string, RowNet>();
  const ledgers = new Map<string, LedgerChange>();
  for (const step of steps) {
    if (step.kind === 'schema') commit.adopted = true;
    else if (step.kind === 'ledger') {
      const { ledger, key, after } = step.change;
      const known = ledgers.get(`${ledger} ${key}`);
      if (known) known.after = after;
      else ledgers.set(`${ledger} ${key}`, { ...step.change });
    } else if (step.kind === 'row') {
      const { objectName, before, after } = step.change;
      const known = rows.get(`${objectName} ${step.id}`);
      if (known) known.after = after;
      else rows.set(`${objectName} ${step.id}`, { object: objectName, id: step.id, before, after });
    }
  }
  commit.rows = [...rows.values()].filter(({ before, after }) => before !== after);
  commit.ledgers = [...ledgers.values()].filter(({ before, after }) => before !== after);
  return commit;
}
