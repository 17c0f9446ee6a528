import type { FieldDef, ObjectDef, Row, Value } from '../types.ts';
import type { SalesforceError } from '../errors.ts';
import { refuse } from './errors.ts';
import type { Expression, Run, Scope } from './run.ts';

const MAX_DEPTH = 5;

/** Fields of the platform's Name object, which stands for whatever a polymorphic reference points at. */
const NAME_FIELDS = new Map(
  [
    'Id',
    'Name',
    'Type',
    'FirstName',
    'LastName',
    'Email',
    'Phone',
    'Title',
    'Username',
    'Alias',
    'IsActive',
    'UserRoleId',
    'ProfileId',
  ].map((name) => [name.toLowerCase(), name]),
);

/** Parents the Name object itself has; of all it stands for only users have them. */
const NAME_PARENTS = new Set(['profile', 'userrole']);

const ofName = (scope: Scope, part: string): FieldDef | undefined => {
  const user = NAME_PARENTS.has(part.toLowerCase()) ? scope.schema.object('User') : undefined;
  return user && relationship(user, part);
};

/** One step from a row to its parent. */
export interface Hop {
  /** Relationship name in the platform's spelling, e.g. 'Account' or 'Subject__r'. */
  name: string;
  field: FieldDef;
  /** Undefined when the reference is polymorphic: the parent's object differs by row. */
  target: ObjectDef | undefined;
}

export interface Path {
  hops: Hop[];
  /** Undefined for `Type` of a polymorphic parent. */
  field: FieldDef | undefined;
  leaf: string;
}

/** A written path such as `a.Account.Owner.Name` to relationships and field, or the platform's refusal. */
export function resolvePath(scope: Scope, written: string): Path {
  const parts = dropPrefix(scope, written.split('.'));
  const hops: Hop[] = [];
  let object: ObjectDef | undefined = scope.object;
  for (const part of parts.slice(0, -1)) {
    const field: FieldDef | undefined = object ? relationship(object, part) : ofName(scope, part);
    if (!field) throw noRelationship(scope, written, part);
    object = field.referenceTo.length === 1 ? scope.schema.object(field.referenceTo[0] ?? '') : undefined;
    if (field.referenceTo.length === 1 && !object) throw noRelationship(scope, written, part);
    hops.push({ name: field.relationshipName ?? part, field, target: object });
  }
  if (hops.length > MAX_DEPTH) {
    throw refuse(
      scope,
      'MALFORMED_QUERY',
      `relationship path '${written}' is longer than ${MAX_DEPTH} levels`,
      written,
    );
  }
  const leaf = parts.at(-1) ?? '';
  if (!object) return polymorphic(scope, written, leaf, hops);
  const field = object.fieldByName.get(leaf.toLowerCase());
  if (!field) throw noColumn(scope, written, leaf, object.name);
  return { hops, field, leaf: field.name };
}

function polymorphic(scope: Scope, written: string, leaf: string, hops: Hop[]): Path {
  const name = NAME_FIELDS.get(leaf.toLowerCase());
  if (!name) throw noColumn(scope, written, leaf, 'Name');
  if (name === 'Type') return { hops, field: undefined, leaf: 'Type' };
  const targets = hops.at(-1)?.field.referenceTo ?? [];
  const field = targets
    .map((target) => scope.schema.object(target)?.fieldByName.get(leaf.toLowerCase()))
    .find((each) => each !== undefined);
  if (!field) throw noColumn(scope, written, leaf, 'Name');
  return { hops, field, leaf: name };
}

function dropPrefix(scope: Scope, parts: string[]): string[] {
  const first = parts[0]?.toLowerCase();
  if (parts.length < 2 || first === undefined) return parts;
  if (first === scope.alias?.toLowerCase()) return parts.slice(1);
  const joined = scope.joined?.get(first);
  if (joined) return [...joined, ...parts.slice(1)];
  if (first === scope.object.name.toLowerCase() && !relationship(scope.object, first)) return parts.slice(1);
  return parts;
}

export function relationship(object: ObjectDef, name: string): FieldDef | undefined {
  const wanted = name.toLowerCase();
  return object.fields.find(
    (field) => field.relationshipName?.toLowerCase() === wanted && field.referenceTo.length > 0,
  );
}

/** From a row to its parent along one hop; undefined when empty or not visible to the user. */
export function follow(run: Run, hop: Hop): (row: Row) => Row | undefined {
  const { reader } = run;
  const field = hop.field.name;
  const fixed = hop.target?.name;
  return (row) => {
    const id = row[field];
    if (typeof id !== 'string') return undefined;
    const object = fixed ?? reader.schema.objectOfId(id)?.name;
    return object === undefined ? undefined : reader.get(object, id, { includeDeleted: true });
  };
}

/** A field or parent field as an expression. */
export function fieldExpression(scope: Scope, written: string): Expression {
  const path = resolvePath(scope, written);
  const { field, hops, leaf } = path;
  const name = [...hops.map((hop) => hop.name), leaf].join('.');
  const objects = objectsOf(scope, path);
  if (hops.length === 0) {
    const bind: Expression['bind'] = () => (row) => row[leaf] ?? null;
    return { name, type: field?.type ?? 'string', field, objects, own: true, bind };
  }
  return {
    name,
    type: field?.type ?? 'picklist',
    field,
    objects,
    own: false,
    bind: (run) => {
      const steps = hops.map((hop) => follow(run, hop));
      const read = leafReader(run, path);
      return (row) => {
        let at: Row | undefined = row;
        for (const step of steps) {
          at = step(at);
          if (!at) return null;
        }
        return read(at);
      };
    },
  };
}

/** What an id or reference at the end of a path may point to. */
function objectsOf(scope: Scope, { field, hops }: Path): readonly string[] | undefined {
  if (field?.type === 'reference') return field.referenceTo;
  if (field?.type !== 'id') return undefined;
  const parent = hops.at(-1);
  return parent ? parent.field.referenceTo : [scope.object.name];
}

/** Reads the leaf of a path from the last parent; `Type` of a polymorphic one is its object's name. */
export function leafReader(run: Run, path: Path): (row: Row) => Value {
  const { leaf } = path;
  if (path.field) return (row) => row[leaf] ?? null;
  return (row) => run.reader.schema.objectOfId(row.Id)?.name ?? null;
}

export function noColumn(scope: Scope, written: string, leaf: string, entity: string): SalesforceError {
  return refuse(
    scope,
    'INVALID_FIELD',
    `No such column '${leaf}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
    written,
  );
}

function noRelationship(scope: Scope, written: string, part: string): SalesforceError {
  return refuse(
    scope,
    'INVALID_FIELD',
    `Didn't understand relationship '${part}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    written,
  );
}
