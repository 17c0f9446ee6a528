import type { RunContext } from './run-context.ts';
import { lastEnding } from './time.sql.ts';

/**
 * `fact.held(deal_no, meeting_no, start_at, start_day, end_at, rule, is_open)`: meetings ended by the moment of the run
 * (C7) with the deals they belong to (C6). Entries of one deal with the same start are one meeting: the smallest number
 * of `fact.meeting` and the latest end stand for them. `is_open`: the deal was open when it took place, by the rules of touches.
 */
export function heldTable(context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.held AS
    SELECT t.deal_no, min(t.meeting_no) AS meeting_no, m.start_at, fact.local_day(m.start_at) AS start_day,
      max(m.end_at) AS end_at, min(t.rule) AS rule, bool_or(t.is_open) AS is_open
    FROM fact.touch t JOIN fact.meeting m ON m.meeting_no = t.meeting_no
    WHERE t.until_end > ${lastEnding(context)}
    GROUP BY t.deal_no, m.start_at`;
}
