/** One company's numbers of deals and people in the other. */
import type { Mirror } from '../../mirror/mirror.ts';

/**
 * `aside.reach.number(id, part_no, deal_no, is_new)`: reached deals, with their number in the small company (null: gone) and
 * in the whole. `aside.reach.person(part_no, owner_no)`: the same of people.
 *
 * @returns why the small company's numbers cannot be brought to those of the whole, or null.
 */
export async function matchNumbers(mirror: Mirror): Promise<string | null> {
  await mirror.run(`
    CREATE TABLE aside.reach.number AS
    SELECT r.id, n.deal_no AS part_no, o.deal_no IS NULL AS is_new,
      coalesce(o.deal_no, (SELECT coalesce(max(deal_no), 0) FROM fact.deal_base)
        + row_number() OVER (PARTITION BY o.deal_no IS NULL ORDER BY r.id))::INTEGER AS deal_no
    FROM aside.reach.deal r
    LEFT JOIN fact.deal_base o ON o.Id = r.id
    LEFT JOIN aside.fact.deal_base n ON n.Id = r.id
    WHERE o.deal_no IS NOT NULL OR n.deal_no IS NOT NULL;

    CREATE TABLE aside.reach.person AS
    SELECT a.owner_no AS part_no, p.owner_no FROM aside.fact.person a LEFT JOIN fact.person p ON p.user_id = a.user_id`);
  const [found] = await mirror.all<{ early: number; strangers: number }>(`
    SELECT (SELECT count(*) FROM aside.reach.number WHERE is_new AND id < (SELECT max(Id) FROM fact.deal_base)) AS early,
      (SELECT count(*) FROM aside.reach.person WHERE owner_no IS NULL) AS strangers`);
  if (found!.early > 0) return 'a new deal has an id that sorts between others';
  if (found!.strangers > 0) return 'a deal belongs to somebody new';
  return null;
}

/** Whether any deal was numbered that had none, or is gone. */
export async function dealsCameOrWent(mirror: Mirror): Promise<boolean> {
  const rows = await mirror.all(
    'SELECT 1 AS found FROM aside.reach.number WHERE is_new OR part_no IS NULL LIMIT 1',
  );
  return rows.length > 0;
}
