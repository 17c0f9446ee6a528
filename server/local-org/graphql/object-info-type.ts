import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { FieldDef, ObjectDef, Schema } from '../types.ts';
import { refuse } from './errors.ts';

const dataTypes = [
  ...[
    'ADDRESS',
    'ANYTYPE',
    'BASE64',
    'BOOLEAN',
    'COMBOBOX',
    'CURRENCY',
    'DATE',
    'DATETIME',
    'DOUBLE',
    'EMAIL',
  ],
  ...[
    'ENCRYPTEDSTRING',
    'INT',
    'LOCATION',
    'LONG',
    'MULTIPICKLIST',
    'PERCENT',
    'PHONE',
    'PICKLIST',
    'REFERENCE',
  ],
  ...['STRING', 'TEXTAREA', 'TIME', 'URL'],
];

const yesNo = new GraphQLNonNull(GraphQLBoolean);

const fieldType = new GraphQLObjectType<FieldDef>({
  name: 'Field',
  fields: {
    ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: (field) => field.name },
    label: { type: GraphQLString },
    inlineHelpText: { type: GraphQLString },
    dataType: {
      type: new GraphQLEnumType({
        name: 'DataType',
        values: Object.fromEntries(dataTypes.map((name) => [name, { value: name }])),
      }),
      resolve: (field) => (field.type === 'id' ? 'REFERENCE' : field.type.toUpperCase()),
    },
    createable: { type: yesNo },
    updateable: { type: yesNo },
    calculated: { type: yesNo },
    custom: { type: yesNo },
    filterable: { type: yesNo },
    sortable: { type: yesNo },
    htmlFormatted: { type: yesNo },
    required: {
      type: yesNo,
      resolve: (field) => !field.nillable && !field.defaultedOnCreate && field.createable,
    },
    relationshipName: { type: GraphQLString },
  },
});

export const objectInfoType = new GraphQLObjectType<ObjectDef>({
  name: 'ObjectInfo',
  fields: {
    ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: (def) => def.name },
    label: { type: GraphQLString },
    labelPlural: { type: GraphQLString },
    keyPrefix: { type: GraphQLString },
    custom: { type: yesNo },
    queryable: { type: yesNo },
    createable: { type: yesNo },
    updateable: { type: yesNo },
    deletable: { type: yesNo },
    nameFields: {
      type: new GraphQLList(GraphQLString),
      resolve: (def) => def.fields.filter((field) => field.nameField).map((field) => field.name),
    },
    fields: { type: new GraphQLList(fieldType) },
  },
});

export function objectInfosOf(schema: Schema, apiNames: (string | null)[] | null | undefined): ObjectDef[] {
  if (!apiNames?.length) throw refuse('objectInfos needs apiNames');
  return apiNames.map((name) => {
    const def = schema.object(name ?? '');
    if (!def) throw refuse(`Object ${name} is not supported in UI API`);
    return def;
  });
}
