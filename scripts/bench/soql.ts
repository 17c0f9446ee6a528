/** The little SOQL that the service speaks, as SQL over tables named like the objects. */
import { columnsOf } from './schema.ts';

export interface Query {
  sObject: string;
  fields: string[];
  isCount: boolean;
  sql: string;
}

/** @throws Error that names what is not understood; the bench org never guesses. */
export function translate(soql: string): Query {
  const parts = /^SELECT (.+?) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY ([\w, ]+))?(?: LIMIT (\d+))?$/.exec(
    soql.trim(),
  );
  if (!parts) throw new Error(`the bench org does not understand: ${soql}`);
  const [, select = '', sObject = '', where, order, limit] = parts;
  const known = new Set(columnsOf(sObject).map((column) => column.name));
  const isCount = select === 'COUNT()';
  const fields = isCount ? [] : select.split(',').map((field) => field.trim());
  for (const field of fields) if (!known.has(field)) throw new Error(`${sObject} has no field ${field}`);
  const condition = where?.replaceAll(/\b(\d{4}-\d\d-\d\d)T([\d:.]+)Z/g, "TIMESTAMP '$1 $2'");
  const list = isCount ? 'count(*) AS total' : fields.map((field) => `"${field}"`).join(', ');
  return {
    sObject,
    fields,
    isCount,
    sql:
      `SELECT ${list} FROM "${sObject}"` +
      (condition === undefined ? '' : ` WHERE ${condition}`) +
      (order === undefined ? '' : ` ORDER BY ${order}`) +
      (limit === undefined ? '' : ` LIMIT ${limit}`),
  };
}
