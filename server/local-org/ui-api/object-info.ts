import { compoundOf, isCompound } from '../schema/compound.ts';
import type { FieldDef, FieldType, ObjectDef, Reader, Schema } from '../types.ts';
import { etag, MASTER_RECORD_TYPE } from './record-identity.ts';
import { recordTypeOf, type RecordTypeInfo } from './record.ts';
import { supported } from './supported.ts';
import { notSupported } from './ui-errors.ts';

const dataTypes: Record<FieldType, string> = {
  // An Id is a reference to its own record here.
  id: 'Reference',
  reference: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  address: 'Address',
  encryptedstring: 'EncryptedString',
  anyType: 'String',
};

export function findObject(schema: Schema, name: string): ObjectDef {
  const def = schema.object(name);
  if (!def || !supported(def)) throw notSupported(name);
  return def;
}

/** An object as `getObjectInfo` gets it. */
export function objectInfo(reader: Reader, def: ObjectDef): Record<string, unknown> {
  const { schema } = reader;
  const info = {
    apiName: def.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: childRelationships(def, schema),
    compactLayoutable: true,
    createable: def.createable,
    custom: def.custom,
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    deletable: def.deletable,
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(def.fields.map((field) => [field.name, fieldInfo(def, field, schema)])),
    keyPrefix: def.keyPrefix,
    label: def.label,
    labelPlural: def.labelPlural,
    layoutable: true,
    mruEnabled: false,
    nameFields: nameFields(def),
    queryable: def.queryable,
    recordTypeInfos: recordTypeInfos(reader, def),
    searchLayoutable: true,
    searchable: true,
    themeInfo: null,
    updateable: def.updateable,
  };
  return { ...info, eTag: etag(info) };
}

function nameFields(def: ObjectDef): string[] {
  return def.fields.filter((field) => field.nameField).map((field) => field.name);
}

function childRelationships(def: ObjectDef, schema: Schema): Record<string, unknown>[] {
  return def.childRelationships
    .filter((child) => child.relationshipName !== null && schema.object(child.childSObject))
    .map((child) => ({
      childObjectApiName: child.childSObject,
      fieldName: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.relationshipName,
    }));
}

function fieldInfo(def: ObjectDef, field: FieldDef, schema: Schema): Record<string, unknown> {
  const compound = compoundOf(def, field);
  return {
    apiName: field.name,
    calculated: field.calculated,
    compound: isCompound(field),
    compoundComponentName: compound?.part ?? null,
    compoundFieldName: compound?.compound.name ?? null,
    controllerName: null,
    controllingFields: [],
    createable: field.createable,
    custom: field.custom,
    dataType: dataTypes[field.type],
    extraTypeInfo:
      field.type === 'textarea' ? (field.htmlFormatted ? 'RichTextArea' : 'PlainTextArea') : null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((name) => {
      const target = schema.object(name);
      return { apiName: name, nameFields: target ? nameFields(target) : [] };
    }),
    relationshipName: field.relationshipName,
    required: !field.nillable && field.createable && !field.defaultedOnCreate,
    scale: field.scale,
    searchPrefilterable: field.type === 'reference',
    sortable: field.sortable,
    unique: field.unique,
    updateable: field.updateable,
  };
}

/** Active record types by id, the master last as the platform lists it. */
export function recordTypeInfos(reader: Reader, def: ObjectDef): Record<string, RecordTypeInfo> {
  const infos: Record<string, RecordTypeInfo> = {};
  for (const row of reader.lookup('RecordType', 'SobjectType', def.name)) {
    if (row['IsActive'] === true) infos[row.Id] = recordTypeOf(row);
  }
  infos[MASTER_RECORD_TYPE] = {
    available: true,
    defaultRecordTypeMapping: true,
    master: true,
    name: 'Master',
    recordTypeId: MASTER_RECORD_TYPE,
  };
  return infos;
}
