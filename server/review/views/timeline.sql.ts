import type { RunContext } from '../../metrics/views/run-context.ts';
import type { DealRange } from './deal-ranges.ts';
import { within } from './deal-ranges.ts';

/** Most entries of a kind; the true counts stand beside them. */
const most = { meetings: 10, pushes: 10, stages: 20, touches: 20 };
type Kind = keyof typeof most;

/**
 * `fact.timeline(deal_no, timeline, mark)`: what happened on each open deal and what is planned, as JSON, newest first,
 * and a hash of that: a long text is not read to see that it is the same.
 *
 * Local days only. Touches are days with a touch; meetings are held while the deal was open, or planned; stages are
 * contiguous runs by API name and rank; pushes need `fact.postponed` and the days that count (`pushDays`, SQL).
 */
export function timelines(run: RunContext, pushDays: string, range: DealRange): string {
  const last = run.endings.length;
  const deals = `(SELECT * FROM fact.renewed WHERE ${within(range)})`;
  const entries: Record<Kind, { rows: string; json: string }> = {
    meetings: {
      rows: `
        SELECT h.deal_no, h.start_day AS day, h.start_at AS place, true AS is_held FROM fact.held h WHERE h.is_open
        UNION ALL
        SELECT deal_no, NULL, unnest(starts), false FROM fact.scheduled WHERE end_no = ${last}`,
      json: `'{"at":"' || coalesce(e.day, fact.local_day(e.place)) || '","held":' || e.is_held || '}'`,
    },
    pushes: {
      rows: `SELECT u.deal_no, u.day, u.moment AS place, u.days FROM fact.postponed u
        JOIN ${deals} o ON o.deal_no = u.deal_no WHERE u.days > ${pushDays}`,
      json: `'{"at":"' || e.day || '","days":' || e.days || '}'`,
    },
    stages: {
      // Days are asked of these deals' entries only: of all they take longer than the rest.
      rows: `SELECT r.deal_no, r.entered_at, r.run_no AS place, r.stage, r.rank
        FROM fact.run r WHERE r.stage IS NOT NULL`,
      json: `'{"at":"' || fact.local_day(e.entered_at) || '","rank":' || coalesce(e.rank::VARCHAR, 'null') || ',"stage":' || to_json(e.stage) || '}'`,
    },
    touches: {
      rows: `SELECT DISTINCT t.deal_no, t.day, t.day AS place FROM fact.touch t
        JOIN ${deals} o ON o.deal_no = t.deal_no WHERE t.is_open AND t.from_end <= ${last} AND ${last} < t.until_end`,
      // Sorting days is three times as fast as sorting texts, and there are most of these.
      json: 'e.day',
    },
  };
  const kinds = Object.keys(most) as Kind[];
  const lists = kinds.map(
    (kind) => `${kind} AS (
      SELECT e.deal_no, (list(${entries[kind].json} ORDER BY e.place DESC))[1:${most[kind]}] AS list, count(*) AS true_count
      FROM (${entries[kind].rows}) e JOIN ${deals} o ON o.deal_no = e.deal_no
      GROUP BY e.deal_no
    )`,
  );
  const textOf = (kind: Kind): string =>
    kind === 'touches'
      ? `'"' || array_to_string(${kind}.list, '","') || '"'`
      : `array_to_string(${kind}.list, ',')`;
  const arrays = kinds.map((kind) => `'"${kind}":[' || coalesce(${textOf(kind)}, '') || ']'`);
  const counts = kinds.map((kind) => `'"${kind}":' || coalesce(${kind}.true_count, 0)`);
  return `
    WITH ${lists.join(', ')}
    SELECT *, hash(timeline) AS mark FROM (SELECT o.deal_no, '{"counts":{' || concat_ws(',', ${counts.join(', ')}) || '},'
      || concat_ws(',', ${arrays.join(', ')}) || '}' AS timeline
    FROM ${deals} o
    ${kinds.map((kind) => `LEFT JOIN ${kind} ON ${kind}.deal_no = o.deal_no`).join('\n')})`;
}
