import { compoundOf, isCompound } from '../schema/compound.ts';
import type { FieldDef, FieldType, ObjectDef } from '../types.ts';

const soapTypes: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  anyType: 'xsd:anyType',
  address: 'urn:address',
};
const picklists = new Set<FieldType>(['picklist', 'multipicklist', 'combobox']);

/** One entry of `fields` in a describe answer, with every property clients expect to find. */
export function fieldJson(def: ObjectDef, field: FieldDef): object {
  const extra = extraTypeInfo(field);
  return {
    aggregatable:
      field.type !== 'boolean' && field.filterable && field.type !== 'multipicklist' && !isCompound(field),
    aiPredictionField: false,
    autoNumber: field.autoNumber,
    byteLength: byteLength(field),
    calculated: field.calculated,
    calculatedFormula: null,
    cascadeDelete: field.onParentDelete === 'cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: compoundOf(def, field)?.compound.name ?? null,
    controllerName: null,
    createable: field.createable,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultValueFormula: null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? 9 : 0,
    displayLocationInDecimal: false,
    encrypted: field.type === 'encryptedstring',
    externalId: field.externalId,
    extraTypeInfo: extra,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    idLookup: field.idLookup,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.custom && field.nillable && !field.masterDetail,
    picklistValues: picklists.has(field.type)
      ? field.picklistValues.map((entry) => ({
          active: entry.active,
          defaultValue: entry.defaultValue,
          label: entry.label,
          validFor: null,
          value: entry.value,
        }))
      : [],
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    queryByDistance: isCompound(field),
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.masterDetail ? 0 : null,
    restrictedDelete: field.onParentDelete === 'restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    searchPrefilterable: false,
    soapType: soapTypes[field.type] ?? 'xsd:string',
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable,
    writeRequiresMasterRead: field.writeRequiresMasterRead === true,
  };
}

function byteLength(field: FieldDef): number {
  return field.type === 'id' || field.type === 'reference' ? 18 : field.length * 3;
}

function extraTypeInfo(field: FieldDef): string | null {
  if (field.htmlFormatted && field.type === 'textarea') return 'richtextarea';
  if (field.type === 'textarea' && field.custom) return field.length > 255 ? 'plaintextarea' : null;
  return null;
}
