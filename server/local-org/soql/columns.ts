import type { FieldType } from '../types.ts';
import { NUMBER_TYPES } from './literals.ts';
import type { Projection } from './projection.ts';
import type { Statement } from './statement.ts';

/** One entry of the answer to `columns=true`, which the sf CLI asks for to lay out its tables. */
interface ColumnMetadata {
  aggregate: boolean;
  apexType: string;
  booleanType: boolean;
  columnName: string;
  custom: boolean;
  displayName: string;
  foreignKeyName: string | null;
  insertable: boolean;
  joinColumns: ColumnMetadata[];
  numberType: boolean;
  textType: boolean;
  updatable: boolean;
}

const APEX: Partial<Record<FieldType, string>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Double',
  currency: 'Double',
  percent: 'Double',
  date: 'Date',
  datetime: 'Datetime',
  address: 'Address',
};

export function columnsOf(statement: Statement): object {
  const { object } = statement;
  const columns = metadata(statement);
  return {
    columnMetadata: columns,
    entityName: object.name,
    groupBy: statement.kind === 'groups' && statement.query.groupBy !== undefined,
    idSelected: columns.some((each) => each.columnName === 'Id'),
    keyPrefix: object.keyPrefix,
  };
}

function metadata(statement: Statement): ColumnMetadata[] {
  if (statement.kind === 'count') return [];
  if (statement.kind === 'groups') {
    return statement.aggregation.columns.map((each) =>
      column(each.key, each.type, { aggregate: each.aggregate }),
    );
  }
  return selectedColumns(statement.projection);
}

/** Fields and parents in the order they were selected, then the child subqueries, which the platform calls aggregates. */
function selectedColumns(projection: Projection): ColumnMetadata[] {
  const top: ColumnMetadata[] = [];
  for (const { name, expression } of projection.columns) {
    const parts = name.split('.');
    let level = top;
    for (const part of parts.slice(0, -1)) {
      let parent = level.find((each) => each.columnName === part);
      if (!parent) level.push((parent = column(part, 'reference', { apexType: part, foreignKeyName: part })));
      level = parent.joinColumns;
    }
    const { field } = expression;
    level.push(
      column(parts.at(-1) ?? name, expression.type, {
        custom: field?.custom ?? false,
        insertable: field?.createable ?? false,
        updatable: field?.updateable ?? false,
      }),
    );
  }
  for (const { name, projection: child } of projection.children)
    top.push(
      column(name, 'anyType', { aggregate: true, joinColumns: selectedColumns(child), textType: false }),
    );
  return top;
}

function column(name: string, type: FieldType, own: Partial<ColumnMetadata>): ColumnMetadata {
  const numberType = NUMBER_TYPES.has(type);
  return {
    aggregate: false,
    apexType: APEX[type] ?? 'String',
    booleanType: type === 'boolean',
    columnName: name,
    custom: false,
    displayName: name,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType,
    textType: !numberType && !['boolean', 'date', 'datetime', 'address'].includes(type),
    updatable: false,
    ...own,
  };
}
