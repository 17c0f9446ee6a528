import type { RunContext } from '../../metrics/views/run-context.ts';

/** Most entries of a kind; the true counts stand beside them. */
const most = { meetings: 10, pushes: 10, stages: 20, touches: 20 };
type Kind = keyof typeof most;

/**
 * `fact.timeline(deal_no, timeline)`: what happened on each open deal and what is planned, as JSON, newest first.
 *
 * Local days only. Touches are days with a touch; meetings are held while the deal was open, or planned; stages are
 * contiguous runs by API name and rank; pushes need `fact.postponed` and the days that count (`pushDays`, SQL).
 */
export function timelineTable(run: RunContext, pushDays: string): string {
  const last = run.endings.length;
  const entries: Record<Kind, { rows: string; json: string }> = {
    meetings: {
      rows: `
        SELECT h.deal_no, h.start_day AS day, h.start_at AS place, true AS is_held FROM fact.held h WHERE h.is_open
        UNION ALL
        SELECT deal_no, fact.local_day(start_at), start_at, false
        FROM (SELECT deal_no, unnest(starts) AS start_at FROM fact.scheduled WHERE end_no = ${last})`,
      json: `'{"at":"' || day || '","held":' || is_held || '}'`,
    },
    pushes: {
      rows: `SELECT u.deal_no, u.day, u.moment AS place, u.days FROM fact.postponed u
        JOIN open_deal o ON o.deal_no = u.deal_no WHERE u.days > ${pushDays}`,
      json: `'{"at":"' || day || '","days":' || days || '}'`,
    },
    stages: {
      rows: `SELECT r.deal_no, fact.local_day(r.entered_at) AS day, r.run_no AS place, r.stage, r.rank
        FROM fact.run r WHERE r.stage IS NOT NULL`,
      json: `'{"at":"' || day || '","rank":' || coalesce(rank::VARCHAR, 'null') || ',"stage":' || to_json(stage) || '}'`,
    },
    touches: {
      rows: `SELECT DISTINCT t.deal_no, t.day, t.day AS place FROM fact.touch t
        WHERE t.is_open AND t.from_end <= ${last} AND ${last} < t.until_end`,
      json: `'"' || day || '"'`,
    },
  };
  const kinds = Object.keys(most) as Kind[];
  const lists = kinds.map(
    (kind) => `${kind} AS (
      SELECT deal_no, string_agg(${entries[kind].json}, ',' ORDER BY place DESC) FILTER (WHERE entry_no <= ${most[kind]}) AS list,
        count(*) AS true_count
      FROM (
        SELECT e.*, row_number() OVER (PARTITION BY e.deal_no ORDER BY e.place DESC) AS entry_no
        FROM (${entries[kind].rows}) e JOIN open_deal o ON o.deal_no = e.deal_no
      ) GROUP BY deal_no
    )`,
  );
  const arrays = kinds.map((kind) => `'"${kind}":[' || coalesce(${kind}.list, '') || ']'`);
  const counts = kinds.map((kind) => `'"${kind}":' || coalesce(${kind}.true_count, 0)`);
  return `
    CREATE OR REPLACE TABLE fact.timeline AS
    WITH open_deal AS (
      SELECT deal_no, band FROM fact.snapshot WHERE end_no = ${last}
    ), ${lists.join(', ')}
    SELECT o.deal_no, '{"counts":{' || concat_ws(',', ${counts.join(', ')}) || '},'
      || concat_ws(',', ${arrays.join(', ')}) || '}' AS timeline
    FROM open_deal o
    ${kinds.map((kind) => `LEFT JOIN ${kind} ON ${kind}.deal_no = o.deal_no`).join('\n')}`;
}
