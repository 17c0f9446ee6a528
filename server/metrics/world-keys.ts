/** Ids and keys of the invented org, and how its results are read. */
export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

export const organizationId = '00D000000000001AAA';
export const integrationUserId = '005000000000999AAA';

/** 18 characters from a prefix and a short name: `id('006', 'a')`. */
export const id = (prefix: string, name: string): string => `${prefix}${name.padStart(12, '0')}AAA`;
export const user = (name: string): string => id('005', name);
export const deal = (name: string): string => id('006', name);
export const person = (name: string): string => `person:${user(name)}`;
export const team = (name: string): string => `team:${user(name)}`;
export const organisation = `organisation:${organizationId}`;

/** The parsed evidence of one metric. */
export function evidenceOf(
  row: Row,
  field: string,
  metric: string,
): { ids: string[]; n: number; marks: Record<string, unknown>; predicate: { code: string; params: Row } } {
  const group = JSON.parse(String(row[field]));
  const { idsOf, ...evidence } = group[metric];
  return idsOf === undefined ? evidence : { ...evidence, ids: group[idsOf].ids };
}
