import { GraphQLError, Kind, visit } from 'graphql';
import type { ASTNode, DocumentNode } from 'graphql';

/** An error as the platform's response carries it. */
export interface ErrorRepresentation {
  message: string;
  locations: { line: number; column: number }[];
  /** The platform's spelling of GraphQL's `path`: where in the data it happened; empty for errors before execution. */
  paths: (string | number)[];
  extensions: Record<string, unknown>;
}

/**
 * graphql-js errors in the platform's words. The platform runs graphql-java, whose validation messages name the
 * rule and the place: `Validation error (FieldUndefined@[uiapi/query/X]) : Field 'X' in type 'RecordQuery' is undefined`.
 * Rules without a translation keep graphql-js's message behind the same prefix.
 */
export function present(errors: readonly GraphQLError[], document?: DocumentNode): ErrorRepresentation[] {
  return errors.map((error) => {
    const type = typeOf(error);
    return {
      message: messageOf(error, type, document),
      locations: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
      paths: [...(error.path ?? [])],
      extensions: { ErrorType: type },
    };
  });
}

function typeOf(error: GraphQLError): string {
  const known =
    error.extensions['ErrorType'] ??
    (error.originalError instanceof GraphQLError && error.originalError.extensions['ErrorType']);
  if (typeof known === 'string') return known;
  if (error.message.startsWith('Syntax Error')) return 'InvalidSyntax';
  return error.path ? 'DataFetchingException' : 'ValidationError';
}

/** graphql-js message → graphql-java rule and message. */
const translations: [RegExp, string, (...parts: string[]) => string][] = [
  [
    /^Cannot query field "(.+?)" on type "(.+?)"/,
    'FieldUndefined',
    (field, type) => `Field '${field}' in type '${type}' is undefined`,
  ],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection of subfields/,
    'SubselectionRequired',
    (field, type) => `Subselection required for type '${bare(type)}' of field '${field}'`,
  ],
  [
    /^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields/,
    'SubselectionNotAllowed',
    (field, type) => `Subselection not allowed on leaf type '${bare(type)}' of field '${field}'`,
  ],
  [
    /^Unknown argument "(.+?)" on field "(.+?)"/,
    'UnknownArgument',
    (name) => `Unknown field argument '${name}'`,
  ],
  [/^Unknown type "(.+?)"/, 'UnknownType', (name) => `Unknown type '${name}'`],
  [/^Variable "\$([^"]+)" is not defined/, 'UndefinedVariable', (name) => `Undefined variable '${name}'`],
  [
    /^Field "(.+?)" is not defined by type "(.+?)"/,
    'WrongType',
    (field, type) => `argument contains a field not in '${type}': '${field}'`,
  ],
];

function bare(type: string): string {
  return type.replace(/[[\]!]/g, '');
}

function messageOf(error: GraphQLError, type: string, document: DocumentNode | undefined): string {
  if (type === 'InvalidSyntax') return `Invalid syntax: ${error.message.replace(/^Syntax Error: /, '')}`;
  if (type === 'DataFetchingException' && error.path) {
    return `Exception while fetching data (/${error.path.join('/')}) : ${error.message}`;
  }
  if (type !== 'ValidationError') return error.message;
  const place = document && error.nodes?.[0] ? placeOf(error.nodes[0], document) : '';
  for (const [pattern, rule, say] of translations) {
    const match = pattern.exec(error.message);
    if (match) return `Validation error (${rule}@[${place}]) : ${say(...match.slice(1))}`;
  }
  return `Validation error (${place ? `@[${place}]` : 'variables'}) : ${error.message}`;
}

/** Names of the fields around a node, e.g. 'uiapi/query/Account/edges/node/Foo__c'. */
function placeOf(target: ASTNode, document: DocumentNode): string {
  const names: string[] = [];
  let found: string | undefined;
  visit(document, {
    enter(node) {
      if (node.kind === Kind.FIELD) names.push(node.name.value);
      if (node === target) found ??= names.join('/');
    },
    leave(node) {
      if (node.kind === Kind.FIELD) names.pop();
    },
  });
  return found ?? '';
}
