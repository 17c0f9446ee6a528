/** Rows that two relations of the same columns do not hold equally often, each once, as SQL. Reads either relation once. */
export function rowsDiffer(one: string, other: string): string {
  return `SELECT COLUMNS(* EXCLUDE (side)) FROM (SELECT *, 1 AS side FROM ${one} UNION ALL SELECT *, -1 FROM ${other})
    GROUP BY ALL HAVING sum(side) <> 0`;
}
