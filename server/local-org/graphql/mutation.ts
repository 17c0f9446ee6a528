import { GraphQLError, responsePathAsArray } from 'graphql';
import type { ExecutionResult, GraphQLResolveInfo } from 'graphql';
import type { ObjectDef, Reader, SaveError, SaveResult, Store, Writer } from '../types.ts';
import { refuse } from './errors.ts';
import type { RecordNode } from './context.ts';

/** What a mutation needs beside what a query has. */
export interface Writes {
  writer: Writer;
  store: Store;
}

/** One `AccountCreate(…)` of a mutation, under its alias. */
interface Operation {
  info: GraphQLResolveInfo;
  kind: 'Create' | 'Update' | 'Delete';
  /** Id of the record; null when the operation failed. */
  id: string | null;
}

/** One request's mutation on its way: what its operations did so far, for those that refer to them. */
export class Mutation {
  /** All operations or none, which is what the platform does unless told otherwise. */
  allOrNone = true;
  private isBegun = false;
  private isTwice = false;
  private readonly writer: Writer;
  private readonly reader: Reader;
  private readonly operations = new Map<string, Operation>();

  constructor({ writer }: Writes, reader: Reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /** One `uiapi` is one transaction. */
  begin(input: { allOrNone?: boolean | null } | null | undefined): object {
    if (this.isBegun) this.isTwice = true;
    if (this.isTwice)
      throw refuse('the local org runs one uiapi field in a mutation', 'OperationNotSupported');
    this.isBegun = true;
    this.allOrNone = input?.allOrNone ?? true;
    return {};
  }

  create(
    def: ObjectDef,
    values: Record<string, unknown>,
    info: GraphQLResolveInfo,
  ): { Record: RecordNode | null } {
    const id = this.run('Create', info, () => this.writer.insert(def.name, this.resolved(def, values)));
    return { Record: this.record(def, id) };
  }

  update(
    def: ObjectDef,
    idOrReference: string,
    values: Record<string, unknown>,
    info: GraphQLResolveInfo,
  ): { success: true; Record: RecordNode | null } {
    const id = this.run('Update', info, () =>
      this.writer.update(def.name, this.idOf(idOrReference), this.resolved(def, values)),
    );
    return { success: true, Record: this.record(def, id) };
  }

  delete(def: ObjectDef, idOrReference: string, info: GraphQLResolveInfo): { Id: string } {
    return { Id: this.run('Delete', info, () => this.writer.delete(def.name, this.idOf(idOrReference))) };
  }

  /** When all was to be taken back: the result in which nothing was done, and every operation says why. */
  takenBack(result: ExecutionResult): ExecutionResult | undefined {
    if (this.isTwice) return { data: null, errors: result.errors ?? [] };
    const operations = [...this.operations.values()];
    if (!this.allOrNone || operations.every(({ id }) => id !== null)) return undefined;
    const errors = operations.map(({ info, id }) => {
      const path = responsePathAsArray(info.path);
      const own = result.errors?.find((error) => error.path?.join('/') === path.join('/'));
      if (id === null && own) return own;
      return new GraphQLError(rolledBack, {
        nodes: info.fieldNodes,
        path,
        extensions: { ErrorType: 'DataFetchingException' },
      });
    });
    return { data: emptied(result.data, operations), errors };
  }

  private run(kind: Operation['kind'], info: GraphQLResolveInfo, save: () => SaveResult): string {
    const operation: Operation = { info, kind, id: null };
    this.operations.set(String(info.path.key), operation);
    const result = save();
    if (!result.success) throw refuse(result.errors.map(inWords).join('; '));
    operation.id = result.id;
    return result.id;
  }

  private record(def: ObjectDef, id: string): RecordNode | null {
    const row = this.reader.get(def.name, id);
    return row ? { def, row } : null;
  }

  /** References stand only where an id may: in text fields `@{x}` is text. */
  private resolved(def: ObjectDef, values: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const field = def.fieldByName.get(name.toLowerCase());
        return [name, field?.type === 'reference' && typeof value === 'string' ? this.idOf(value) : value];
      }),
    );
  }

  private idOf(idOrReference: string): string {
    const inner = /^@\{(.*)\}$/s.exec(idOrReference)?.[1];
    if (inner === undefined) return idOrReference;
    if (inner.includes('.')) throw refuse(`references to fields, @{${inner}}, come with API version 67.0`);
    const operation = this.operations.get(inner);
    if (operation?.kind === 'Update')
      throw refuse(`@{${inner}} refers to an update; only creates and deletes can be referred to`);
    if (!operation?.id) throw refuse(`Invalid reference specified. No value for ${inner} found in ${inner}`);
    return operation.id;
  }
}

const rolledBack = 'The transaction was rolled back since another operation in the same transaction failed.';

const inWords = ({ message, fields }: SaveError): string =>
  fields.length === 0 || fields.some((field) => message.includes(field))
    ? message
    : `${message} [${fields.join(', ')}]`;

/** The data with null in place of what each operation would have answered. */
function emptied(data: ExecutionResult['data'], operations: readonly Operation[]): ExecutionResult['data'] {
  const [first] = operations;
  const root = first?.info.path.prev?.key;
  if (!data || root === undefined) return data ?? null;
  const answers = { ...(data[root] as Record<string, unknown>) };
  for (const { info } of operations) answers[info.path.key] = null;
  return { ...data, [root]: answers };
}
