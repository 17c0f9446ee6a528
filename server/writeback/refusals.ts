/** What the org refused in this run, in words for an admin. */
import type { Mirror } from '../mirror/mirror.ts';
import type { Warning } from '../run-summary.ts';

/** A rule that refuses one record mostly refuses many: more groups than this are not read by anybody. */
const mostGroups = 20;
const mostKeys = 5;

interface Group {
  object: string;
  code: string;
  message: string;
  n: number;
  keys: string[];
}

/** One warning per object and reason, with the first records it hit. */
export async function refusals(mirror: Mirror): Promise<Warning[]> {
  const groups = await mirror.all<Group>(`
    SELECT object, code, message, count(*) AS n, list(key ORDER BY key)[1:${mostKeys}] AS keys
    FROM sf_meta.write_failure GROUP BY object, code, message ORDER BY n DESC, object, code, message
    LIMIT ${mostGroups}`);
  return groups.map(({ object, code, message, n, keys }) => {
    const more = n > keys.length ? ` and ${n - keys.length} more` : '';
    return {
      code: 'rowsRefused',
      params: { object, reason: code, rows: n },
      message:
        `${object} ${keys.join(', ')}${more} was not saved: ${message} (${code}). ` +
        `Fix: ${code === 'PARENT_NOT_WRITTEN' ? "that of the parent's" : `look for the rule, flow or permission on ${object} that says so`}; ` +
        'the next run tries again.',
    };
  });
}
