import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
} from 'graphql';
import type { GraphQLFieldConfig, GraphQLFieldConfigMap, GraphQLInputFieldConfigMap } from 'graphql';
import type { FieldDef, ObjectDef, Schema } from '../types.ts';
import { writable } from '../ui-api/supported.ts';
import type { GraphqlContext } from './context.ts';
import { refuse } from './errors.ts';
import { kindOf } from './field-kind.ts';
import type { Mutation } from './mutation.ts';
import type { ObjectTypes } from './object-types.ts';
import { graphqlObjects } from './relations.ts';
import { scalars } from './scalars.ts';

type Fields = GraphQLFieldConfigMap<unknown, GraphqlContext>;
type Field<A> = GraphQLFieldConfig<unknown, GraphqlContext, A>;
interface Given {
  input: { Id: string } & Record<string, Record<string, unknown>>;
}

const idOrRef = new GraphQLScalarType({
  name: 'IdOrRef',
  description: 'Can be set to an ID or a Reference to the result of another mutation operation.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string') return value;
    throw refuse(`Expected type 'IdOrRef' but was '${JSON.stringify(value)}'`, 'ValidationError');
  },
});

/** `mutation { uiapi(input: { allOrNone }) { AccountCreate AccountUpdate AccountDelete … } }`. */
export function mutationType(
  schema: Schema,
  objects: ObjectTypes,
): GraphQLObjectType<unknown, GraphqlContext> {
  const deleteInput = new GraphQLInputObjectType({
    name: 'RecordDeleteInput',
    fields: { Id: { type: new GraphQLNonNull(idOrRef) } },
  });
  const deletePayload = new GraphQLObjectType({
    name: 'RecordDeletePayload',
    fields: { Id: { type: GraphQLID } },
  });
  const operationsOf = (def: ObjectDef): Fields => ({
    ...(def.createable && { [`${def.name}Create`]: create(def, objects) }),
    ...(def.deletable && { [`${def.name}Delete`]: remove(def, deleteInput, deletePayload) }),
    ...(def.updateable && { [`${def.name}Update`]: update(def, objects) }),
  });
  const mutations = new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'UIAPIMutations',
    fields: () => Object.assign({}, ...graphqlObjects(schema).filter(writable).map(operationsOf)) as Fields,
  });
  const options = new GraphQLInputObjectType({
    name: 'UIAPIMutationsInput',
    fields: { allOrNone: { type: GraphQLBoolean } },
  });
  return new GraphQLObjectType<unknown, GraphqlContext>({
    name: 'Mutation',
    fields: {
      uiapi: {
        type: new GraphQLNonNull(mutations),
        args: { input: { type: options } },
        resolve: (_, { input }: { input?: { allOrNone?: boolean | null } | null }, context) =>
          mutationOf(context).begin(input),
      },
    },
  });
}

function mutationOf({ mutation }: GraphqlContext): Mutation {
  if (!mutation) throw refuse('mutations are not possible here', 'OperationNotSupported');
  return mutation;
}

function create(def: ObjectDef, objects: ObjectTypes): Field<Given> {
  const input = inputType(def, 'Create', (field) => field.createable);
  return {
    type: new GraphQLObjectType({
      name: `${def.name}CreatePayload`,
      fields: () => ({ Record: { type: objects.object(def) } }),
    }),
    args: { input: { type: new GraphQLNonNull(input) } },
    resolve: (_, given, context, info) => mutationOf(context).create(def, given.input[def.name] ?? {}, info),
  };
}

function update(def: ObjectDef, objects: ObjectTypes): Field<Given> {
  const input = inputType(def, 'Update', (field) => field.updateable);
  return {
    // `success` is what versions 59.0 to 65.0 answer, `Record` what 66.0 does.
    type: new GraphQLObjectType({
      name: `${def.name}UpdatePayload`,
      fields: () => ({ success: { type: GraphQLBoolean }, Record: { type: objects.object(def) } }),
    }),
    args: { input: { type: new GraphQLNonNull(input) } },
    resolve: (_, given, context, info) =>
      mutationOf(context).update(def, given.input.Id, given.input[def.name] ?? {}, info),
  };
}

function remove(def: ObjectDef, input: GraphQLInputObjectType, type: GraphQLObjectType): Field<Given> {
  return {
    type,
    args: { input: { type: new GraphQLNonNull(input) } },
    resolve: (_, given, context, info) => mutationOf(context).delete(def, given.input.Id, info),
  };
}

/** `AccountCreateInput { Account: AccountCreateRepresentation! }`, for an update with the Id beside it. */
function inputType(
  def: ObjectDef,
  verb: 'Create' | 'Update',
  isWritable: (field: FieldDef) => boolean,
): GraphQLInputObjectType {
  const representation = new GraphQLInputObjectType({
    name: `${def.name}${verb}Representation`,
    fields: () => {
      const fields: GraphQLInputFieldConfigMap = {};
      for (const field of def.fields) {
        const type = isWritable(field) ? inputScalar(field) : undefined;
        if (type) fields[field.name] = { type };
      }
      return fields;
    },
  });
  return new GraphQLInputObjectType({
    name: `${def.name}${verb}Input`,
    fields: {
      [def.name]: { type: new GraphQLNonNull(representation) },
      ...(verb === 'Update' ? { Id: { type: new GraphQLNonNull(idOrRef) } } : {}),
    },
  });
}

function inputScalar(field: FieldDef): GraphQLScalarType | undefined {
  if (field.type === 'reference') return idOrRef;
  const kind = kindOf(field);
  return kind && scalars[kind.scalar];
}
