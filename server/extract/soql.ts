import type { Readable } from './availability.ts';

/** A long transaction shows its rows later than they are stamped; the platform ends one after ten minutes. */
const overlapMs = 10 * 60_000;

/** The fields of a row as it is staged: the columns, then IsDeleted where the object has it. */
export function fieldsOf(readable: Readable): string[] {
  const names = readable.columns.map((column) => column.name);
  return readable.showsDeleted ? [...names, 'IsDeleted'] : names;
}

/** What the mirror holds of an object, so that a later version which asks for other fields or rows can tell. */
export function extentOf(readable: Readable): string {
  return [fieldsOf(readable).join(','), ...conditions(readable)].join(' WHERE ');
}

/** All rows that are of use. */
export function everything(readable: Readable): string {
  return select(readable, conditions(readable));
}

/**
 * Rows changed since the watermark, overlap included. Of what the service itself wrote last, only rows that others
 * changed since, or deleted, are news.
 */
export function changes(readable: Readable, watermark: string, userId: string): string {
  const { plan } = readable;
  const since = new Date(Date.parse(watermark) - overlapMs).toISOString();
  const found = [...conditions(readable), `${plan.watermark} >= ${since}`];
  if (plan.mirrorIsRecord) found.push(`(LastModifiedById != '${userId}' OR IsDeleted = true)`);
  return select(readable, found);
}

/** Oldest first, so that the pages of a changing table do not shift. Bulk jobs go without: it makes them slow. */
export function inOrder(readable: Readable, soql: string): string {
  const { watermark } = readable.plan;
  return watermark ? `${soql} ORDER BY ${watermark}, Id` : soql;
}

/** How many rows the org holds; `queryAll` counts archived ones, so deleted ones must be left out by name. */
export function count(readable: Readable): string {
  const found = conditions(readable);
  if (readable.showsDeleted) found.push('IsDeleted = false');
  return `SELECT COUNT() FROM ${readable.plan.sObject}${where(found)}`;
}

function conditions(readable: Readable): string[] {
  return readable.plan.where ? [readable.plan.where] : [];
}

function select(readable: Readable, found: readonly string[]): string {
  return `SELECT ${fieldsOf(readable).join(', ')} FROM ${readable.plan.sObject}${where(found)}`;
}

function where(found: readonly string[]): string {
  return found.length > 0 ? ` WHERE ${found.join(' AND ')}` : '';
}
