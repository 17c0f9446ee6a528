import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInterfaceType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql';
import type { GraphQLFieldConfig, GraphQLFieldConfigMap, GraphQLOutputType } from 'graphql';
import type { FieldDef, ObjectDef, Schema } from '../types.ts';
import { recordName } from '../ui-api/display-value.ts';
import { MASTER_RECORD_TYPE, systemValue, weakEtag } from '../ui-api/record-identity.ts';
import { connectionTypes, type Connections } from './connection-types.ts';
import type { FieldNode, GraphqlContext, RecordNode } from './context.ts';
import { refuse } from './errors.ts';
import { kindOf } from './field-kind.ts';
import { parentRow } from './filter.ts';
import { perKey, type InputTypes } from './input-types.ts';
import { childRelations, parentRelations, targetsOf } from './relations.ts';
import { role } from './roles.ts';
import { scalars } from './scalars.ts';
import type { ValueTypes } from './value-types.ts';

type RecordFields = GraphQLFieldConfigMap<RecordNode, GraphqlContext>;

export interface ObjectTypes extends Connections {
  record: GraphQLInterfaceType;
}

/** Account, Opportunity …: one type for each object, with its fields, parents and children. */
export function objectTypes(schema: Schema, values: ValueTypes, inputs: InputTypes): ObjectTypes {
  const valueType = (kindName: string): GraphQLObjectType<FieldNode, GraphqlContext> => {
    const type = values.byKind.get(kindName);
    if (!type) throw new Error(`no GraphQL value type ${kindName}`);
    return type;
  };
  const common = commonFields(valueType);
  const record = new GraphQLInterfaceType({
    name: 'Record',
    fields: common as GraphQLFieldConfigMap<unknown, unknown>,
    resolveType: (node: RecordNode) => node.def.name,
  });

  const object = perKey(
    (def: ObjectDef) => def.name,
    (def) =>
      new GraphQLObjectType<RecordNode, GraphqlContext>({
        name: def.name,
        interfaces: [record],
        extensions: role('record'),
        fields: () => ({ ...common, ...ownFields(def), ...parents(def), ...children(def) }),
      }),
  );
  const connections = connectionTypes(object, inputs);

  function ownFields(def: ObjectDef): RecordFields {
    const fields: RecordFields = {};
    for (const field of def.fields) {
      const kind = kindOf(field);
      if (!kind || field.name in common) continue;
      fields[field.name] = {
        type: valueType(kind.name),
        resolve: ({ row }): FieldNode => ({ field, value: row[field.name] ?? null }),
      };
    }
    return fields;
  }

  function parents(def: ObjectDef): RecordFields {
    const fields: RecordFields = {};
    for (const field of parentRelations(def)) {
      if (!field.relationshipName) continue;
      fields[field.relationshipName] = outsideMutations({
        type: parentType(def, field),
        resolve: ({ row }, _, { reader }): RecordNode | null => {
          const parent = parentRow(reader, field, row);
          const parentDef = parent && reader.schema.objectOfId(parent.Id);
          return parent && parentDef ? { def: parentDef, row: parent } : null;
        },
      });
    }
    return fields;
  }

  function parentType(def: ObjectDef, field: FieldDef): GraphQLOutputType {
    const targets = targetsOf(field, schema);
    const [only] = targets;
    if (only && field.referenceTo.length === 1) return object(only);
    return new GraphQLUnionType({
      name: `${def.name}_${field.relationshipName}`,
      extensions: role('record'),
      types: () => targets.map(object),
      resolveType: (node: RecordNode) => node.def.name,
    });
  }

  function children(def: ObjectDef): RecordFields {
    const fields: RecordFields = {};
    for (const child of childRelations(def, schema)) {
      const childDef = schema.object(child.childSObject);
      if (childDef)
        fields[child.relationshipName] = outsideMutations(connections.childConnection(childDef, child.field));
    }
    return fields;
  }

  return { ...connections, record };
}

/** A mutation answers with the record's own fields; the platform leads no further from there. */
function outsideMutations<A>(
  config: GraphQLFieldConfig<RecordNode, GraphqlContext, A>,
): GraphQLFieldConfig<RecordNode, GraphqlContext, A> {
  const { resolve } = config;
  return {
    ...config,
    resolve(source, args, context, info) {
      if (context.mutation) throw refuse(`${info.fieldName} is not currently available in mutation results`);
      return resolve?.(source, args, context, info);
    },
  };
}

/** What every record has, whether or not its object has the field; values that do not exist are null inside. */
function commonFields(
  valueType: (kindName: string) => GraphQLObjectType<FieldNode, GraphqlContext>,
): RecordFields {
  const system = (name: string) => ({
    resolve: ({ def, row }: RecordNode): FieldNode => ({
      field: def.fieldByName.get(name.toLowerCase()),
      value: systemValue(row, name),
    }),
  });
  return {
    Id: { type: new GraphQLNonNull(GraphQLID), resolve: ({ row }) => row.Id },
    ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: ({ def }) => def.name },
    DisplayValue: { type: GraphQLString, resolve: ({ def, row }) => recordName(def.fields, row) },
    WeakEtag: { type: new GraphQLNonNull(longScalar()), resolve: ({ row }) => weakEtag(row) },
    LastModifiedById: { type: valueType('ID'), ...system('LastModifiedById') },
    LastModifiedDate: { type: valueType('DateTime'), ...system('LastModifiedDate') },
    SystemModstamp: { type: valueType('DateTime'), ...system('SystemModstamp') },
    RecordTypeId: {
      type: valueType('ID'),
      args: { fallback: { type: GraphQLBoolean } },
      resolve: ({ def, row }, { fallback }: { fallback?: boolean }): FieldNode => ({
        field: undefined,
        value: systemValue(row, 'RecordTypeId') ?? (fallback && hasLayouts(def) ? MASTER_RECORD_TYPE : null),
      }),
    },
  };
}

function longScalar() {
  const type = scalars['Long'];
  if (!type) throw new Error('no GraphQL scalar Long');
  return type;
}

/** Users and configuration have no record types, not even the master one. */
function hasLayouts(def: ObjectDef): boolean {
  return def.name !== 'User' && !def.customMetadata;
}
