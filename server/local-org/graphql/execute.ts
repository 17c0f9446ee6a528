import { execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Reader } from '../types.ts';
import { displayContext } from '../ui-api/display-value.ts';
import type { GraphqlContext } from './context.ts';
import { present, type ErrorRepresentation } from './error-representation.ts';
import { limits, MAX_TOKENS } from './limits.ts';
import { refuseMutations } from './operation.ts';
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

/** Runs one query as the reader's user. Never throws for a bad query: the answer carries the errors. */
export async function executeGraphql(
  request: GraphqlRequest,
  reader: Reader,
  now: Date,
): Promise<GraphqlAnswer> {
  const schema = graphqlSchemaOf(reader.schema);
  try {
    const document = dropOptional(parse(request.query, { maxTokens: MAX_TOKENS }), schema);
    refuseMutations(document, request.operationName);
    const invalid = validate(schema, document);
    if (invalid.length) return failed(invalid, document);
    const tooMuch = limits(document, schema, request.operationName);
    if (tooMuch.length) return failed(tooMuch, document);
    const result = await execute({
      schema,
      document,
      variableValues: request.variables,
      operationName: request.operationName ?? null,
      contextValue: contextOf(request, reader, now),
    });
    return answered(result, document);
  } catch (error) {
    if (error instanceof GraphQLError) return failed([error]);
    throw error;
  }
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
