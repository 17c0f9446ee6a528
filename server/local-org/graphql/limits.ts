import { GraphQLError, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema } from 'graphql';
import { refuse } from './errors.ts';
import { operationOf } from './operation.ts';
import { roleOf } from './roles.ts';

/** Connections one query may ask of RecordQuery and RecordQueryAggregate together. */
export const MAX_SUBQUERIES = 10;
/** Parents above a record. */
export const MAX_PARENTS = 5;
/** Children below a record. */
export const MAX_CHILDREN = 1;
/** Fields inside fields, introspection's own depth included. */
export const MAX_DEPTH = 30;
/** A query text longer than this is refused before it is read. */
export const MAX_TOKENS = 20_000;

interface Seen {
  depth: number;
  parents: number;
  children: number;
}

/** What the platform's limits say of a valid document. */
export function limits(
  document: DocumentNode,
  schema: GraphQLSchema,
  operationName: string | undefined,
): GraphQLError[] {
  const errors: GraphQLError[] = [];
  const operation = operationOf(document, operationName);
  const path: Seen[] = [{ depth: 0, parents: 0, children: 0 }];
  let subqueries = 0;
  const types = new TypeInfo(schema);
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  visit(
    { ...document, definitions: operation ? [operation] : [] },
    visitWithTypeInfo(types, {
      // Fragments count where they are used: the spread is read as if it were written out.
      FragmentSpread: (node) => {
        const fragment = fragments.get(node.name.value);
        if (!fragment) return undefined;
        const { typeCondition, selectionSet, loc } = fragment;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, ...(loc ? { loc } : {}) };
      },
      Field: {
        enter(node) {
          const above = path.at(-1) ?? { depth: 0, parents: 0, children: 0 };
          const step = stepOf(types);
          if (step === 'subquery') subqueries += 1;
          const here = {
            depth: above.depth + 1,
            // Children start their own count of parents.
            parents: step === 'child' ? 0 : above.parents + (step === 'parent' ? 1 : 0),
            children: above.children + (step === 'child' ? 1 : 0),
          };
          path.push(here);
          const problem = problemOf(here, above, node);
          if (problem) errors.push(problem);
          return undefined;
        },
        leave() {
          path.pop();
        },
      },
    }),
  );
  if (subqueries > MAX_SUBQUERIES) {
    errors.push(
      refuse(`a query can contain up to ${MAX_SUBQUERIES} subqueries, not ${subqueries}`, 'ExecutionAborted'),
    );
  }
  return errors;
}

function stepOf(types: TypeInfo): 'subquery' | 'child' | 'parent' | undefined {
  const above = types.getParentType();
  const role = roleOf(types.getType());
  if (roleOf(above) === 'queries') return 'subquery';
  if (role === 'connection') return 'child';
  return role === 'record' && roleOf(above) === 'record' ? 'parent' : undefined;
}

function problemOf(here: Seen, above: Seen, node: FieldNode): GraphQLError | undefined {
  const at = { nodes: [node], extensions: { ErrorType: 'ExecutionAborted' } };
  if (here.depth > MAX_DEPTH && above.depth <= MAX_DEPTH) {
    return new GraphQLError(`the query is nested deeper than ${MAX_DEPTH} fields`, at);
  }
  if (here.children > MAX_CHILDREN && above.children <= MAX_CHILDREN) {
    return new GraphQLError(`only one level of child relationships can be queried: ${node.name.value}`, at);
  }
  if (here.parents > MAX_PARENTS && above.parents <= MAX_PARENTS) {
    return new GraphQLError(
      `no more than five levels of parent relationships can be queried: ${node.name.value}`,
      at,
    );
  }
  return undefined;
}
