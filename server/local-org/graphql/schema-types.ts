import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  specifiedDirectives,
} from 'graphql';
import type { Schema } from '../types.ts';
import { aggregateTypes } from './aggregate-types.ts';
import type { GraphqlContext } from './context.ts';
import { inputTypes } from './input-types.ts';
import { mutationType } from './mutation-types.ts';
import { objectInfoType, objectInfosOf } from './object-info-type.ts';
import { objectTypes } from './object-types.ts';
import { graphqlObjects } from './relations.ts';
import { role } from './roles.ts';
import { valueTypes } from './value-types.ts';

const built = new WeakMap<Schema, GraphQLSchema>();

/** `@optional`: what the user may not see is left out instead of failing the query. Done before validation. */
export const optional = new GraphQLDirective({
  name: 'optional',
  locations: [DirectiveLocation.FIELD, DirectiveLocation.INLINE_FRAGMENT, DirectiveLocation.FRAGMENT_SPREAD],
});

/** The GraphQL schema of an org as one user sees it, built once. */
export function graphqlSchemaOf(schema: Schema): GraphQLSchema {
  let found = built.get(schema);
  if (!found) built.set(schema, (found = build(schema)));
  return found;
}

function build(schema: Schema): GraphQLSchema {
  const values = valueTypes();
  const inputs = inputTypes(schema);
  const objects = objectTypes(schema, values, inputs);
  const aggregates = aggregateTypes(values, inputs, objects);
  const fieldsOf = <T>(make: (def: Schema['objects'][number]) => T) =>
    Object.fromEntries(graphqlObjects(schema).map((def) => [def.name, make(def)]));

  const recordQuery = new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'RecordQuery',
    extensions: role('queries'),
    fields: () => fieldsOf(objects.rootConnection),
  });
  const recordQueryAggregate = new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'RecordQueryAggregate',
    extensions: role('queries'),
    fields: () => fieldsOf(aggregates),
  });
  const uiapi = new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'UIAPI',
    fields: {
      query: { type: new GraphQLNonNull(recordQuery), resolve: () => ({}) },
      aggregate: { type: new GraphQLNonNull(recordQueryAggregate), resolve: () => ({}) },
      objectInfos: {
        type: new GraphQLList(objectInfoType),
        args: { apiNames: { type: new GraphQLList(GraphQLString) } },
        resolve: (_, { apiNames }: { apiNames?: (string | null)[] | null }, { reader }) =>
          objectInfosOf(reader.schema, apiNames),
      },
    },
  });
  const query = new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'Query',
    fields: { uiapi: { type: new GraphQLNonNull(uiapi), resolve: () => ({}) } },
  });
  const mutation = mutationType(schema, objects);
  // Built from a checked describe: validating every one of its names again would cost more than building it.
  return new GraphQLSchema({
    query,
    mutation,
    types: graphqlObjects(schema).map(objects.object),
    directives: [...specifiedDirectives, optional],
    assumeValid: true,
  });
}
