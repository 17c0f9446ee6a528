import type { FieldTypeOf } from '@jetstreamapp/soql-parser-js';
import type { Row } from '../types.ts';
import { invalidType } from '../errors.ts';
import { refuse } from './errors.ts';
import type { Run, Scope } from './run.ts';
import { leafReader, relationship, resolvePath } from './scope.ts';
import { attributes, toWire } from './wire.ts';

type Write = (run: Run) => (row: Row) => Record<string, unknown>;
/** A SELECT list of plain fields and parents of one object, as records. */
export type Project = (scope: Scope, fields: readonly string[]) => Write;

/** TYPEOF What WHEN Account THEN Phone ELSE Name END: fields of a polymorphic parent by what it turns out to be. */
export function typeOf(
  scope: Scope,
  item: FieldTypeOf,
  project: Project,
): { name: string; part: (run: Run) => (row: Row) => unknown } {
  const reference = relationship(scope.object, item.field);
  if (!reference || reference.referenceTo.length < 2) {
    throw refuse(
      scope,
      'MALFORMED_QUERY',
      `TYPEOF needs a polymorphic relationship: '${item.field}' is none of '${scope.object.name}'`,
      item.field,
    );
  }
  const name = reference.relationshipName ?? item.field;
  const choices = new Map<string, Write>();
  let otherwise: Write | undefined;
  for (const condition of item.conditions) {
    if (condition.type === 'ELSE') {
      otherwise = asName(scope, name, condition.fieldList);
      continue;
    }
    const object = scope.schema.object(condition.objectType ?? '');
    if (!object) throw invalidType(condition.objectType ?? '');
    if (choices.has(object.name)) {
      const message = `WHEN clause operand [${condition.objectType}] is not unique`;
      throw refuse(scope, 'MALFORMED_QUERY', message, condition.objectType);
    }
    if (!reference.referenceTo.includes(object.name)) {
      const message = `WHEN clause operand [${condition.objectType}] is nothing '${name}' may be`;
      throw refuse(scope, 'MALFORMED_QUERY', message, condition.objectType);
    }
    choices.set(
      object.name,
      project({ ...scope, object, alias: undefined, joined: new Map() }, condition.fieldList),
    );
  }
  return { name, part: (run) => write(run, reference.name, choices, otherwise) };
}

/** As the ELSE branch shows a parent: as a Name, whatever it is. */
function asName(scope: Scope, relationshipName: string, fields: readonly string[]): Write {
  const paths = fields.map((field) => resolvePath(scope, `${relationshipName}.${field}`));
  const deep = fields.find((_field, at) => (paths[at]?.hops.length ?? 0) > 1);
  if (deep !== undefined) {
    const message = `this org does not speak relationship paths in ELSE of TYPEOF: '${deep}'`;
    throw refuse(scope, 'MALFORMED_QUERY', message, deep);
  }
  return (run) => {
    const cells = paths.map((path) => {
      const read = leafReader(run, path);
      const wire = toWire(path.field?.type ?? 'string');
      return { leaf: path.leaf, read: (row: Row) => wire(read(row)) };
    });
    return (row) => {
      const object = run.reader.schema.objectOfId(row.Id)?.name ?? 'Name';
      const record: Record<string, unknown> = { attributes: attributes(run, 'Name', row, object) };
      for (const { leaf, read } of cells) record[leaf] = read(row);
      return record;
    };
  };
}

function write(
  run: Run,
  field: string,
  choices: Map<string, Write>,
  otherwise: Write | undefined,
): (row: Row) => unknown {
  const writers = new Map([...choices].map(([object, each]) => [object, each(run)]));
  const other = otherwise?.(run);
  return (row) => {
    const id = row[field];
    const object = typeof id === 'string' ? run.reader.schema.objectOfId(id) : undefined;
    const parent =
      object && typeof id === 'string'
        ? run.reader.get(object.name, id, { includeDeleted: true })
        : undefined;
    if (!object || !parent) return null;
    const choice = writers.get(object.name) ?? other;
    return choice ? choice(parent) : null;
  };
}
