import type { RunContext } from './run-context.ts';

/**
 * Who stands where (C13).
 *
 * - `fact.manager(owner_no, manager_no)`: the readable user above
 * - `fact.below(manager_no, owner_no)`: everyone below a manager, however deep, inactive people included; a circle in
 *   ManagerId ends where it began and nobody is below themselves
 */
export function hierarchyTables(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.manager AS
    SELECT p.owner_no, m.owner_no AS manager_no
    FROM sf."user" u
    JOIN fact.person p ON p.user_id = u.Id
    JOIN sf."user" boss ON boss.Id = u.ManagerId
    JOIN fact.person m ON m.user_id = boss.Id
    WHERE u.ManagerId <> u.Id;

    CREATE OR REPLACE TABLE fact.below AS
    WITH RECURSIVE chain(manager_no, owner_no) AS (
      SELECT manager_no, owner_no FROM fact.manager
      UNION
      SELECT c.manager_no, m.owner_no FROM chain c JOIN fact.manager m ON m.manager_no = c.owner_no
    )
    SELECT manager_no, owner_no FROM chain WHERE manager_no <> owner_no`;
}
