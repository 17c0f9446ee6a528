import { invalidInput, jsonParserError, SalesforceError } from '../errors.ts';
import type { ObjectDef, SaveError, Schema } from '../types.ts';
import { jsonObject, typeOf } from './record-body.ts';

const mostRecords = 200;
const mostLevels = 5;
const mostTypes = 5;

export interface TreeRecord {
  referenceId: string;
  def: ObjectDef;
  values: Record<string, unknown>;
  /** The record it hangs on, and by which of its own fields. */
  parent?: { record: TreeRecord; field: string };
}

export interface Tree {
  /** Level by level, as the platform creates and reports them. */
  records: TreeRecord[];
  errors: { referenceId: string; errors: SaveError[] }[];
}

/** Reads the body of `/composite/tree/X`. Throws for what is no tree; names records whose reference id is not theirs alone. */
export function readTree(schema: Schema, root: ObjectDef, body: unknown): Tree {
  const { records } = jsonObject(body);
  if (!Array.isArray(records)) throw invalidInput("The request body must have a list 'records'");
  const all: TreeRecord[] = [];
  let level = records.map((each) => readRecord(schema, root, each));
  for (let depth = 1; level.length; depth++) {
    if (depth > mostLevels) throw tooMuch(`sObject trees can’t be more than ${mostLevels} levels deep`);
    all.push(...level.map(({ record }) => record));
    if (all.length > mostRecords)
      throw tooMuch(`record limit reached. cannot submit more than ${mostRecords} records into this call`);
    level = level.flatMap(({ record, children }) =>
      children.flatMap(({ def, field, list }) =>
        list.map((each) => readRecord(schema, def, each, { record, field })),
      ),
    );
  }
  if (new Set(all.map(({ def }) => def.name)).size > mostTypes)
    throw tooMuch(`The request can’t contain records of more than ${mostTypes} different types`);
  return { records: all, errors: duplicates(all) };
}

const tooMuch = (message: string) =>
  new SalesforceError(
    400,
    message.startsWith('record limit') ? 'EXCEEDED_ID_LIMIT' : 'INVALID_INPUT',
    message,
  );

interface Read {
  record: TreeRecord;
  children: { def: ObjectDef; field: string; list: unknown[] }[];
}

function readRecord(schema: Schema, def: ObjectDef, value: unknown, parent?: TreeRecord['parent']): Read {
  const sent = jsonObject(value, 'Each record');
  const { referenceId } = jsonObject(sent.attributes ?? {}, 'attributes');
  if (typeof referenceId !== 'string' || referenceId === '')
    throw invalidInput("Each record needs 'attributes' with a 'referenceId'");
  const type = typeOf(sent);
  if (type.toLowerCase() !== def.name.toLowerCase())
    throw invalidInput(`The record ${referenceId} is of type ${type}, where ${def.name} is expected`);
  const values: Record<string, unknown> = {};
  const children: Read['children'] = [];
  for (const [name, each] of Object.entries(sent)) {
    const child = childList(schema, def, name, each);
    if (child) children.push(child);
    else values[name] = each;
  }
  return { record: { referenceId, def, values, ...(parent ? { parent } : {}) }, children };
}

/** `"Contacts": {"records": […]}`; anything else is a field, or a mistake that saving names. */
function childList(
  schema: Schema,
  def: ObjectDef,
  name: string,
  value: unknown,
): Read['children'][number] | undefined {
  if (name === 'attributes' || value === null || typeof value !== 'object' || !('records' in value))
    return undefined;
  const relation = def.childRelationships.find(
    (each) => each.relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  const child = relation && schema.object(relation.childSObject);
  if (!relation || !child)
    throw new SalesforceError(
      400,
      'INVALID_FIELD',
      `No such column '${name}' on sobject of type ${def.name}`,
    );
  if (!Array.isArray(value.records)) throw jsonParserError(`${name}.records must be a list`);
  return { def: child, field: relation.field, list: value.records };
}

/** Every instance of a reference id that is used twice is named. */
function duplicates(records: readonly TreeRecord[]): Tree['errors'] {
  const count = new Map<string, number>();
  for (const { referenceId } of records) count.set(referenceId, (count.get(referenceId) ?? 0) + 1);
  return records
    .filter(({ referenceId }) => (count.get(referenceId) ?? 0) > 1)
    .map(({ referenceId }) => ({
      referenceId,
      errors: [
        {
          statusCode: 'INVALID_INPUT',
          message: 'Duplicate ReferenceId provided in the request.',
          fields: [],
        },
      ],
    }));
}
