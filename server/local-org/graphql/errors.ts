import { GraphQLError } from 'graphql';

/** The platform's classes of error, carried as `extensions.ErrorType`. */
export type ErrorType =
  | 'InvalidSyntax'
  | 'ValidationError'
  | 'DataFetchingException'
  | 'OperationNotSupported'
  | 'ExecutionAborted';

/** A refusal while rows are fetched: a limit, or something the local org does not speak, named in the message. */
export function refuse(message: string, type: ErrorType = 'DataFetchingException'): GraphQLError {
  return new GraphQLError(message, { extensions: { ErrorType: type } });
}
