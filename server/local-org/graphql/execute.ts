import { execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Reader, Store } from '../types.ts';
import { displayContext } from '../ui-api/display-value.ts';
import type { GraphqlContext } from './context.ts';
import { present, type ErrorRepresentation } from './error-representation.ts';
import { limits, MAX_TOKENS } from './limits.ts';
import { Mutation, type Writes } from './mutation.ts';
import { operationOf, refuseSubscriptions } from './operation.ts';
import { dropOptional } from './optional.ts';
import { graphqlSchemaOf } from './schema-types.ts';

export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  /** API version of the URL, e.g. '66.0'. */
  version: string;
}

export interface GraphqlAnswer {
  data: unknown;
  errors: ErrorRepresentation[];
}

/** Runs one query or mutation as the reader's user. Never throws for a bad one: the answer carries the errors. */
export async function executeGraphql(
  request: GraphqlRequest,
  reader: Reader,
  now: Date,
  writes?: Writes,
): Promise<GraphqlAnswer> {
  const schema = graphqlSchemaOf(reader.schema);
  try {
    const document = dropOptional(parse(request.query, { maxTokens: MAX_TOKENS }), schema);
    refuseSubscriptions(document, request.operationName);
    const invalid = validate(schema, document);
    if (invalid.length) return failed(invalid, document);
    const tooMuch = limits(document, schema, request.operationName);
    if (tooMuch.length) return failed(tooMuch, document);
    const isMutation = operationOf(document, request.operationName)?.operation === 'mutation';
    const mutation = isMutation && writes ? new Mutation(writes, reader) : undefined;
    const run = () =>
      execute({
        schema,
        document,
        variableValues: request.variables,
        operationName: request.operationName ?? null,
        contextValue: { ...contextOf(request, reader, now), mutation },
      });
    return answered(mutation && writes ? inTransaction(mutation, writes.store, run) : await run(), document);
  } catch (error) {
    if (error instanceof GraphQLError) return failed([error]);
    // Parser and visitors go down by calling themselves.
    if (error instanceof RangeError)
      return failed([new GraphQLError('Syntax Error: The query is nested too deeply')]);
    throw error;
  }
}

/** No resolver waits for anything, so a mutation is over before anybody else's request begins. */
function inTransaction(
  mutation: Mutation,
  store: Store,
  run: () => ExecutionResult | Promise<ExecutionResult>,
): ExecutionResult {
  return store.atomic((undo) => {
    const result = run();
    if (result instanceof Promise) throw new Error('a resolver of a mutation waited');
    const instead = mutation.takenBack(result);
    if (instead) undo();
    return instead ?? result;
  });
}

function contextOf(request: GraphqlRequest, reader: Reader, now: Date): GraphqlContext {
  return {
    reader,
    run: { reader, now, version: request.version, includeDeleted: false },
    display: displayContext(reader),
    variables: request.variables,
  };
}

function answered(result: ExecutionResult, document: DocumentNode): GraphqlAnswer {
  return { data: result.data ?? null, errors: present(result.errors ?? [], document) };
}

function failed(errors: readonly GraphQLError[], document?: DocumentNode): GraphqlAnswer {
  return { data: null, errors: present(errors, document) };
}
