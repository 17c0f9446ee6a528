/**
 * The Salesforce field types the mirror tells apart. `reference` is any 18-character id but the row's own; `digest` is a
 * text of which only `digestOf` is kept: long, and nobody asks more of it than whether it is still the same.
 */
export type ColumnType = 'id' | 'reference' | 'text' | 'digest' | 'boolean' | 'number' | 'date' | 'datetime';

/** One field as it is mirrored: `name` is the Salesforce API name and the SQL column name. */
export interface Column {
  name: string;
  type: ColumnType;
}

/** One mirrored sObject. `table` is ready to stand in SQL, e.g. `sf."opportunity_history"`. */
export interface Table {
  sObject: string;
  table: string;
  columns: readonly Column[];
}

const duckTypes: Record<ColumnType, string> = {
  id: 'VARCHAR',
  reference: 'VARCHAR',
  text: 'VARCHAR',
  digest: 'UHUGEINT',
  boolean: 'BOOLEAN',
  number: 'DOUBLE',
  date: 'DATE',
  datetime: 'TIMESTAMP',
};

/** The SQL type of a column; datetimes are UTC `TIMESTAMP`. */
export function sqlType(type: ColumnType): string {
  return duckTypes[type];
}

/** What stands for a text, given as SQL: its MD5 as a number. Empty text equals null, as the platform stores it. */
export function digestOf(text: string): string {
  return `md5_number(NULLIF(${text}, ''))`;
}

/** `OpportunityHistory` → `opportunity_history`, `Touchline_Subject__c` → `touchline_subject__c`. */
export function tableName(sObject: string): string {
  return sObject.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** A name as SQL text; API names hold letters, digits and underscores only, anything else is refused. */
export function quoted(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`not an API name: ${JSON.stringify(name)}`);
  return `"${name}"`;
}

/** Fields of one table, grouped by type, names separated by spaces; `Id` is implied and comes first. */
export type FieldsByType = Partial<Record<Exclude<ColumnType, 'id'>, string>>;

export function defineTable(sObject: string, fields: FieldsByType, extra: readonly Column[] = []): Table {
  const columns: Column[] = [{ name: 'Id', type: 'id' }];
  for (const [type, names] of Object.entries(fields) as [ColumnType, string][]) {
    for (const name of names.split(' ')) columns.push({ name, type });
  }
  return { sObject, table: `sf.${quoted(tableName(sObject))}`, columns: [...columns, ...extra] };
}
