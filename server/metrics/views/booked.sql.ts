import type { Span } from '../../period.ts';
import { date } from '../sql.ts';
import type { RunContext } from './run-context.ts';

/** `fact.fiscal_month(start_day, end_day)`: the months quotas are given for. */
export function fiscalMonthTable(months: readonly Span[]): string {
  const rows = months.map(({ start, end }) => `(${date(start)}, ${date(end)})`);
  return `
    CREATE OR REPLACE TABLE fact.fiscal_month (start_day DATE, end_day DATE);
    ${rows.length > 0 ? `INSERT INTO fact.fiscal_month VALUES ${rows.join(', ')};` : ''}`;
}

/**
 * `fact.target(slot, owner_no, target, from_creation)`: each person's ramped target in each period, and the rows of
 * `fact.booked` that tell of it.
 *
 * A quota belongs to a fiscal month; a quarter adds its months, a week takes each month's share by days. On ramp, the
 * calendar month of the start date is month 1 and month k of R weighs k / R (readings).
 */
export function targetTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.target AS
    WITH holder AS (
      SELECT s.Id AS subject_id, p.owner_no, CASE WHEN s.Ramp_Months__c > 0 THEN s.Ramp_Months__c END AS ramp,
        coalesce(s.Start_Date__c, fact.local_day(u.CreatedDate)) AS start_day,
        s.Start_Date__c IS NULL AND s.Ramp_Months__c > 0 AS from_creation
      FROM sf.touchline_subject__c s
      JOIN fact.person p ON p.user_id = coalesce(s.User__c, replace(s.Key__c, 'person:', ''))
      LEFT JOIN sf."user" u ON u.Id = p.user_id
      WHERE coalesce(s.Kind__c, 'person') = 'person'
    ), monthly AS (
      SELECT h.owner_no, m.start_day, m.end_day, h.from_creation, TRY_CAST(q.Amount__c AS DECIMAL(24, 6)) AS amount,
        CASE WHEN h.ramp IS NULL OR h.start_day IS NULL THEN 1 ELSE least(1, greatest(0, (
          (year(m.start_day) - year(h.start_day)) * 12 + month(m.start_day) - month(h.start_day) + 1) / h.ramp)) END AS weight
      FROM sf.touchline_quota__c q
      JOIN holder h ON h.subject_id = q.Subject__c
      JOIN fact.fiscal_month m ON q.Period_Start__c BETWEEN m.start_day AND m.end_day
      WHERE q.Amount__c IS NOT NULL
    ), shared AS (
      SELECT p.period_no, m.*, (least(p.end_day, m.end_day) - greatest(p.start_day, m.start_day) + 1)
        / (m.end_day - m.start_day + 1) AS share
      FROM monthly m JOIN fact.period p ON p.start_day <= m.end_day AND m.start_day <= p.end_day
    )
    SELECT period_no AS slot, owner_no, sum(TRY_CAST(amount * share * weight AS DECIMAL(38, 12))) AS target,
      bool_or(from_creation) AS from_creation
    FROM shared GROUP BY period_no, owner_no;

    INSERT INTO fact.booked
    SELECT coalesce(r.period_no, t.slot), NULL, coalesce(r.owner_no, t.owner_no), NULL, t.target,
      r.owner_no IS NOT NULL AND t.target IS NULL, coalesce(t.from_creation, false), false, false
    FROM (
      SELECT p.period_no, s.owner_no FROM fact.subject s CROSS JOIN fact.period p WHERE s.kind = 'person' AND s.is_measured
    ) r
    FULL JOIN fact.target t ON t.slot = r.period_no AND t.owner_no = r.owner_no`;
}

/**
 * `fact.booked`: two kinds of rows for every period. Deals won with a CloseDate in it, and (`deal_no` null, added with the
 * targets) one row per person measured or with a quota (who left had one too), with the target or the lack of one.
 */
export function bookedTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.booked AS
    SELECT p.period_no AS slot, d.deal_no, d.owner_no, d.amount, NULL::DECIMAL(38, 12) AS target, false AS lacks_quota,
      false AS from_creation, d.is_fallback, d.is_unknown_stage
    FROM fact.decided d JOIN fact.period p ON d.outcome_day BETWEEN p.start_day AND p.day
    WHERE d.is_won`;
}
