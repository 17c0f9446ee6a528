import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type {
  GraphQLFieldConfig,
  GraphQLFieldConfigArgumentMap,
  GraphQLOutputType,
  GraphQLResolveInfo,
} from 'graphql';
import type { ObjectDef, Row } from '../types.ts';
import type { GraphqlContext, RecordNode } from './context.ts';
import { matchingRows, type Filter } from './filter.ts';
import { perKey, type InputTypes } from './input-types.ts';
import { orderKeys, sortRows } from './order.ts';
import { role } from './roles.ts';
import { pageOf, type Page, type PageArguments } from './page.ts';

export interface ConnectionArguments extends PageArguments {
  where?: Filter | null;
  orderBy?: Record<string, unknown> | null;
  scope?: string | null;
}

type ConnectionField<S> = GraphQLFieldConfig<S, GraphqlContext, ConnectionArguments>;

export interface Connections {
  object: (def: ObjectDef) => GraphQLObjectType<RecordNode, GraphqlContext>;
  /** The field of RecordQuery for an object. */
  rootConnection: (def: ObjectDef) => ConnectionField<unknown>;
  /** The field of a parent for the children that point at it. */
  childConnection: (child: ObjectDef, reference: string) => ConnectionField<RecordNode>;
  scopeOf: (def: ObjectDef) => GraphQLEnumType;
}

export const pageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

/** `<name>Connection { edges { node cursor } pageInfo totalCount pageResultCount }` around a node type. */
export function connectionOf(name: string, node: GraphQLOutputType): GraphQLObjectType {
  const edge = new GraphQLObjectType({
    name: `${name}Edge`,
    fields: () => ({ node: { type: node }, cursor: { type: new GraphQLNonNull(GraphQLString) } }),
  });
  return new GraphQLObjectType({
    name: `${name}Connection`,
    extensions: role('connection'),
    fields: {
      edges: { type: new GraphQLList(edge) },
      pageInfo: { type: new GraphQLNonNull(pageInfo) },
      totalCount: { type: new GraphQLNonNull(GraphQLInt) },
      pageResultCount: { type: new GraphQLNonNull(GraphQLInt) },
    },
  });
}

export function connectionTypes(object: Connections['object'], inputs: InputTypes): Connections {
  const connection = perKey(
    (def: ObjectDef) => def.name,
    (def) => connectionOf(def.name, object(def)),
  );
  const scopeOf = perKey(
    (def: ObjectDef) => def.name,
    (def) =>
      new GraphQLEnumType({
        name: `${def.name.toUpperCase()}_SCOPE`,
        values: { EVERYTHING: { value: 'EVERYTHING' }, MINE: { value: 'MINE' } },
      }),
  );
  const args = (def: ObjectDef): GraphQLFieldConfigArgumentMap => ({
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
    where: { type: inputs.filter(def) },
    orderBy: { type: inputs.orderBy(def) },
    scope: { type: scopeOf(def) },
    upperBound: { type: GraphQLInt },
  });
  return {
    object,
    scopeOf,
    rootConnection: (def) => ({
      type: connection(def),
      args: args(def),
      resolve: (_, given, context, info) => {
        const rows = matchingRows(def, scoped(def, given, context), context.run);
        return found(def, rows, given, context, info);
      },
    }),
    childConnection: (def, reference) => ({
      type: connection(def),
      args: args(def),
      resolve: ({ row }, given, context, info) => {
        const where = { ...scoped(def, given, context) };
        // The parent's id goes first: that is what an index can serve.
        const rows = matchingRows(def, { and: [where], [reference]: { eq: row.Id } }, context.run);
        return found(def, rows, given, context, info);
      },
    }),
  };
}

/** The filter with the scope's own condition. */
export function scoped(
  def: ObjectDef,
  { where, scope }: ConnectionArguments,
  context: GraphqlContext,
): Filter {
  if (scope !== 'MINE' || !def.fieldByName.has('ownerid')) return where ?? {};
  return { and: [where ?? {}], OwnerId: { eq: context.reader.user.id } };
}

function found(
  def: ObjectDef,
  rows: Row[],
  given: ConnectionArguments,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
): Page<RecordNode> {
  const sorted = sortRows(rows, orderKeys(def, given.orderBy, info, context), context.run);
  return pageOf(
    sorted.map((row) => ({ def, row })),
    given,
  );
}
