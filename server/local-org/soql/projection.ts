import type { FieldType as SelectItem, Subquery } from '@jetstreamapp/soql-parser-js';
import { addressReader, isCompound } from '../schema/compound.ts';
import type { Row } from '../types.ts';
import { refuse } from './errors.ts';
import { expandFields } from './fields-function.ts';
import { isDateFunction } from './date-functions.ts';
import { functionExpression } from './functions.ts';
import type { Expression, Run, Scope } from './run.ts';
import { fieldExpression, follow, leafReader, resolvePath } from './scope.ts';
import type { Hop } from './scope.ts';
import { typeOf } from './typeof.ts';
import type { Project } from './typeof.ts';
import { attributes, toWire } from './wire.ts';

export type RecordBody = Record<string, unknown>;
type Part = (run: Run) => (row: Row, root: Row) => unknown;

/** One object's share of a record: its own fields and, by relationship, its parents. */
interface Branch {
  parts: Map<string, Part>;
  parents: Map<string, { hop: Hop; branch: Branch }>;
}

export interface Column {
  /** Flat name, as a CSV header: 'Account.Name'. */
  name: string;
  expression: Expression;
}

export interface Projection {
  columns: Column[];
  /** Names of selected parts that have no flat form (child subqueries, TYPEOF). */
  nested: string[];
  /** What child subqueries select, by the name they have in a record. */
  children: { name: string; projection: Projection }[];
  record(run: Run): (row: Row) => RecordBody;
}

export type CompileChild = (
  scope: Scope,
  subquery: Subquery,
) => { name: string; part: Part; projection: Projection };

/** Parent-to-child relationships of one statement. */
const MAX_CHILDREN = 20;

/** The SELECT list of a statement without groups. */
export function projection(scope: Scope, items: SelectItem[], compileChild: CompileChild): Projection {
  if (items.filter((item) => item.type === 'FieldSubquery').length > MAX_CHILDREN) {
    const message = `a statement has at most ${MAX_CHILDREN} child subqueries`;
    throw refuse(scope, 'MALFORMED_QUERY', message);
  }
  const root: Branch = { parts: new Map(), parents: new Map() };
  const columns: Column[] = [];
  const nested: string[] = [];
  const children: Projection['children'] = [];

  const addField = (written: string) => {
    const path = resolvePath(scope, written);
    const expression = fieldExpression(scope, written);
    const branch = path.hops.reduce((at, hop) => parentBranch(at, hop), root);
    const { field } = path;
    if (field && isCompound(field)) {
      const address = addressReader(path.hops.at(-1)?.target ?? scope.object, field);
      put(scope, branch, path.leaf, written, () => address);
      columns.push({ name: expression.name, expression });
      return;
    }
    const wire = toWire(expression.type);
    put(scope, branch, path.leaf, written, (run) => {
      const read = leafReader(run, path);
      return (row) => wire(read(row));
    });
    columns.push({ name: expression.name, expression });
  };

  /** What a function makes of a field stands where the field would, a parent's in the parent, or under its alias. */
  const addCall = (expression: Expression, alias: string | undefined) => {
    const { hops, leaf } = resolvePath(scope, expression.name);
    const branch = alias === undefined ? hops.reduce((at, hop) => parentBranch(at, hop), root) : root;
    const name = alias ?? expression.name;
    put(scope, branch, alias ?? leaf, name, (run) => {
      const cell = expression.bind(run);
      return (_row, base) => cell(base);
    });
    columns.push({ name, expression });
  };

  const isCall = (item: SelectItem) =>
    item.type === 'FieldFunctionExpression' && !/^fields$/i.test(item.functionName);
  if (items.some((item) => item.type === 'FieldTypeof') && items.some(isCall))
    throw refuse(scope, 'MALFORMED_QUERY', 'TYPEOF is not allowed beside functions in SELECT', 'TYPEOF');

  for (const item of items) {
    if (item.type === 'Field' || item.type === 'FieldRelationship') {
      const written = item.type === 'Field' ? item.field : [...item.relationships, item.field].join('.');
      if ('alias' in item && item.alias) {
        throw refuse(scope, 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing', item.alias);
      }
      addField('objectPrefix' in item && item.objectPrefix ? `${item.objectPrefix}.${written}` : written);
    } else if (item.type === 'FieldFunctionExpression') {
      if (item.functionName.toUpperCase() === 'FIELDS') {
        for (const name of expandFields(scope, item)) addField(name);
        continue;
      }
      if (isDateFunction(item.functionName)) {
        throw refuse(
          scope,
          'MALFORMED_QUERY',
          `date function ${item.functionName} is only allowed in a statement with GROUP BY`,
          item.functionName,
        );
      }
      addCall(functionExpression(scope, item), item.alias);
    } else if (item.type === 'FieldSubquery') {
      const child = compileChild(scope, item.subquery);
      put(scope, root, child.name, child.name, child.part);
      nested.push(child.name);
      children.push(child);
    } else {
      const { name, part } = typeOf(scope, item, fieldsOf(compileChild));
      put(scope, root, name, name, part);
      nested.push(`TYPEOF ${name}`);
    }
  }
  if (root.parts.size === 0) {
    const message = "'FIELDS(...)' expansion function must result in at least one field being selected.";
    throw refuse(scope, 'MALFORMED_QUERY', message);
  }
  return { columns, nested, children, record: (run) => recordOf(run, root, scope.object.name) };
}

/** The fields a WHEN of TYPEOF names, parents included. */
function fieldsOf(compileChild: CompileChild): Project {
  return (scope, fields) =>
    projection(
      scope,
      fields.map((field) => ({ type: 'Field', field })),
      compileChild,
    ).record;
}

function parentBranch(branch: Branch, hop: Hop): Branch {
  let parent = branch.parents.get(hop.name);
  if (!parent) {
    parent = { hop, branch: { parts: new Map(), parents: new Map() } };
    branch.parents.set(hop.name, parent);
    // Holds the parent's place among the fields: records show fields in the order they were selected.
    branch.parts.set(hop.name, () => () => null);
  }
  return parent.branch;
}

function put(scope: Scope, branch: Branch, key: string, written: string, part: Part): void {
  if (branch.parts.has(key)) {
    throw refuse(scope, 'INVALID_FIELD', `duplicate field selected: ${written}`, written);
  }
  branch.parts.set(key, part);
}

function recordOf(run: Run, root: Branch, object: string): (row: Row) => RecordBody {
  const write = branchOf(run, root, () => object);
  return (row) => write(row, row);
}

function branchOf(
  run: Run,
  branch: Branch,
  typeName: (row: Row) => string,
  urlName = typeName,
): (row: Row, root: Row) => RecordBody {
  const parts = [...branch.parts].map(([key, part]) => {
    const parent = branch.parents.get(key);
    return { key, write: parent ? parentOf(run, parent.hop, parent.branch) : part(run) };
  });
  return (row, base) => {
    const record: RecordBody = { attributes: attributes(run, typeName(row), row, urlName(row)) };
    for (const { key, write } of parts) record[key] = write(row, base);
    return record;
  };
}

function parentOf(run: Run, hop: Hop, branch: Branch): (row: Row, root: Row) => RecordBody | null {
  const step = follow(run, hop);
  const fixed = hop.target?.name;
  // A polymorphic parent calls itself 'Name' while its address is the real object's.
  const urlName = (row: Row) => fixed ?? run.reader.schema.objectOfId(row.Id)?.name ?? 'Name';
  const write = branchOf(run, branch, fixed === undefined ? () => 'Name' : () => fixed, urlName);
  return (row, root) => {
    const parent = step(row);
    return parent ? write(parent, root) : null;
  };
}
