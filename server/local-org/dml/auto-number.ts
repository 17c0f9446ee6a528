import type { FieldDef, Org, Table } from '../types.ts';

/** The next value of an auto number. Starts after the highest number already there; a taken number never returns. */
export function nextAutoNumber(org: Org, table: Table, field: FieldDef): string {
  const counters = org.store.ledger('auto-numbers');
  const key = `${table.def.name}.${field.name}`;
  const format = field.autoNumberFormat ?? '{0}';
  const next = Number(counters.get(key) ?? firstFree(table, field, format));
  counters.set(key, next + 1);
  return format
    .replace('{YYYY}', String(org.now().getUTCFullYear()))
    .replace('{MM}', String(org.now().getUTCMonth() + 1).padStart(2, '0'))
    .replace('{DD}', String(org.now().getUTCDate()).padStart(2, '0'))
    .replace(/\{(0+)\}/, (_whole, zeros: string) => String(next).padStart(zeros.length, '0'));
}

function firstFree(table: Table, field: FieldDef, format: string): number {
  const [before = '', after = ''] = format.split(/\{0+\}/);
  let highest = (field.startingNumber ?? 1) - 1;
  for (const row of table.rows()) {
    const text = String(row[field.name] ?? '');
    const digits = text.slice(before.length, after ? -after.length : undefined);
    if (/^\d+$/.test(digits)) highest = Math.max(highest, Number(digits));
  }
  return highest + 1;
}
