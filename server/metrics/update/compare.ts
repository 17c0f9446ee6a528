/** Rows that two relations of the same columns do not hold equally often, each once, as SQL. Reads either relation once. */
export function rowsDiffer(one: string, other: string): string {
  return `SELECT COLUMNS(* EXCLUDE (side)) FROM (SELECT *, 1 AS side FROM ${one} UNION ALL SELECT *, -1 FROM ${other})
    GROUP BY ALL HAVING sum(side) <> 0`;
}

/**
 * The values of `columns` in whose rows two relations of the same columns differ, as SQL. Of millions of rows few columns
 * are wanted: their sums of hashes differ where they do.
 */
export function groupsDiffer(one: string, other: string, columns: readonly string[]): string {
  return `SELECT ${columns.join(', ')} FROM (
      SELECT ${columns.join(', ')}, side * hash(*COLUMNS(* EXCLUDE (side)))::HUGEINT AS mark
      FROM (SELECT *, 1 AS side FROM ${one} UNION ALL SELECT *, -1 FROM ${other}))
    GROUP BY ALL HAVING sum(mark) <> 0`;
}
