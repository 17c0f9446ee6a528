import type { FieldTypeOf } from '@jetstreamapp/soql-parser-js';
import type { Row } from '../types.ts';
import { invalidType } from '../errors.ts';
import { refuse } from './errors.ts';
import type { Run, Scope } from './run.ts';
import { leafReader, relationship, resolvePath } from './scope.ts';
import type { Path } from './scope.ts';
import { attributes, toWire } from './wire.ts';

interface Choice {
  paths: Path[];
  /** As the ELSE branch shows a parent: as a Name, whatever it is. */
  asName: boolean;
}

/** TYPEOF What WHEN Account THEN Phone ELSE Name END: fields of a polymorphic parent by what it turns out to be. */
export function typeOf(
  scope: Scope,
  item: FieldTypeOf,
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
  const choices = new Map<string, Choice>();
  let otherwise: Choice | undefined;
  for (const condition of item.conditions) {
    if (condition.type === 'ELSE') {
      otherwise = {
        paths: condition.fieldList.map((field) => resolvePath(scope, `${name}.${field}`)),
        asName: true,
      };
      continue;
    }
    const object = scope.schema.object(condition.objectType ?? '');
    if (!object) throw invalidType(condition.objectType ?? '');
    const inner: Scope = { ...scope, object, alias: undefined };
    choices.set(object.name, {
      paths: condition.fieldList.map((field) => ownField(inner, field)),
      asName: false,
    });
  }
  return { name, part: (run) => write(run, reference.name, choices, otherwise) };
}

function ownField(scope: Scope, written: string): Path {
  const path = resolvePath(scope, written);
  if (path.hops.length > 0) {
    throw refuse(
      scope,
      'MALFORMED_QUERY',
      `this org does not speak relationship paths inside TYPEOF: '${written}'`,
      written,
    );
  }
  return path;
}

function write(
  run: Run,
  field: string,
  choices: Map<string, Choice>,
  otherwise: Choice | undefined,
): (row: Row) => unknown {
  return (row) => {
    const id = row[field];
    const object = typeof id === 'string' ? run.reader.schema.objectOfId(id) : undefined;
    const parent =
      object && typeof id === 'string'
        ? run.reader.get(object.name, id, { includeDeleted: true })
        : undefined;
    if (!object || !parent) return null;
    const choice = choices.get(object.name) ?? otherwise;
    const record: Record<string, unknown> = {
      attributes: attributes(run, choice?.asName ? 'Name' : object.name, parent, object.name),
    };
    for (const path of choice?.paths ?? [])
      record[path.leaf] = toWire(path.field?.type ?? 'string')(leafReader(run, path)(parent));
    return record;
  };
}
