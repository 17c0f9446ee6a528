import { digestOf, quoted, sqlType } from '../mirror/columns.ts';
import type { Column } from '../mirror/columns.ts';

/** A column that came as text, typed; of a long one, what stands for it. Casting a datetime silently drops an offset such as +05:30, so anything but UTC is refused. */
export function cast({ name, type }: Column): string {
  const column = quoted(name);
  if (sqlType(type) === 'VARCHAR') return column;
  if (type === 'digest') return digestOf(column);
  if (type !== 'datetime') return `CAST(${column} AS ${sqlType(type)})`;
  return (
    `CASE WHEN ${column} IS NULL THEN NULL ` +
    `WHEN ends_with(${column}, 'Z') OR ends_with(${column}, '+0000') OR ends_with(${column}, '+00:00') ` +
    `THEN CAST(${column} AS TIMESTAMP) ELSE error('${name} is not in UTC: ' || ${column}) END`
  );
}
