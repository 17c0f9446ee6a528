import type { ViewName } from '../define.ts';

/** What a metric's SQL may name: one row per deal (or person) in a slot, with the person it counts for. */
export interface View {
  sql: string;
  /** What a slot is: a reporting period, or an ending shared by the periods that end there. */
  slot: 'period' | 'ending';
  /** The same deal may count for two people of a team; then it still counts once for the team. */
  distinct: boolean;
  /** A deal may stand in several rows of one subject; as evidence it is one record. */
  repeats?: boolean;
  /** Rows that may stand there for several people, as SQL; needed where `distinct` or `repeats`. */
  shared?: string;
}

export function views(untouchedState: string): Record<Exclude<ViewName, 'levers'>, View> {
  const handedOver = 'deal_no IN (SELECT deal_no FROM fact.owner_change)';
  return {
    decided: {
      slot: 'ending',
      distinct: false,
      sql: `SELECT n.end_no AS slot, d.* FROM fact.decided d
        JOIN fact.ending n ON d.outcome_day BETWEEN n.window_start AND n.day`,
    },
    worked: { slot: 'period', distinct: true, shared: handedOver, sql: 'SELECT * FROM fact.worked' },
    moved: { slot: 'period', distinct: false, sql: 'SELECT * FROM fact.moved' },
    arrived: {
      slot: 'period',
      distinct: true,
      shared: `deal_no IS NULL OR ${handedOver}`,
      sql: 'SELECT * FROM fact.arrived',
    },
    pushed: {
      slot: 'period',
      distinct: false,
      repeats: true,
      shared: handedOver,
      sql: 'SELECT * FROM fact.pushed',
    },
    effort: { slot: 'period', distinct: true, shared: 'person_no IS NULL', sql: 'SELECT * FROM fact.effort' },
    followed: { slot: 'period', distinct: false, sql: 'SELECT * FROM fact.followed' },
    booked: { slot: 'period', distinct: false, sql: 'SELECT * FROM fact.booked' },
    closing: { slot: 'period', distinct: false, sql: 'SELECT * FROM fact.closing' },
    open: {
      slot: 'ending',
      distinct: false,
      sql: `SELECT end_no AS slot, *, ${untouchedState} AS untouched_state,
          deal_no IN (SELECT deal_no FROM fact.person_deal) AS is_person_account
        FROM fact.snapshot`,
    },
  };
}
