/** Rows that only one of two relations of the same columns holds, as SQL. */
export function rowsDiffer(one: string, other: string): string {
  return `(FROM ${one} EXCEPT ALL FROM ${other}) UNION ALL (FROM ${other} EXCEPT ALL FROM ${one})`;
}
