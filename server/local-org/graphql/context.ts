import type { Run } from '../soql/run.ts';
import type { FieldDef, ObjectDef, Reader, Row, Value } from '../types.ts';
import type { DisplayContext } from '../ui-api/display-value.ts';
import type { Mutation } from './mutation.ts';

/** What every resolver is given. */
export interface GraphqlContext {
  reader: Reader;
  /** The reader and the clock, as filters want them. */
  run: Run;
  display: DisplayContext;
  /** As they arrived: graphql-js reorders input objects by declaration, and orderBy must keep the written order. */
  variables: Record<string, unknown>;
  /** Present while a mutation runs. */
  mutation?: Mutation | undefined;
}

/** A record on its way through the resolvers. */
export interface RecordNode {
  def: ObjectDef;
  row: Row;
}

/** A field's value on its way; the display value is made only when it is asked for. */
export interface FieldNode {
  field: FieldDef | undefined;
  value: Value;
}
