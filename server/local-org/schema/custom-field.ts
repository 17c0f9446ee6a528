import type { FieldType } from '../types.ts';
import type { FieldSpec } from './field.ts';
import type { MetadataNode } from './metadata-xml.ts';

const fieldTypes: Record<string, FieldType> = {
  AutoNumber: 'string',
  Checkbox: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'email',
  Html: 'textarea',
  LongTextArea: 'textarea',
  Lookup: 'reference',
  MasterDetail: 'reference',
  MultiselectPicklist: 'multipicklist',
  // Custom numbers are doubles on the platform, whatever their scale.
  Number: 'double',
  Percent: 'percent',
  Phone: 'phone',
  Picklist: 'picklist',
  Text: 'string',
  TextArea: 'textarea',
  Time: 'time',
  Url: 'url',
};

const elements = new Set(
  (
    'fullName label type length precision scale required unique externalId caseSensitive defaultValue description ' +
    'inlineHelpText referenceTo relationshipLabel relationshipName relationshipOrder reparentableMasterDetail ' +
    'writeRequiresMasterRead deleteConstraint valueSet visibleLines displayFormat startingNumber trackHistory ' +
    'trackFeedHistory trackTrending fieldManageability securityClassification businessStatus complianceGroup'
  ).split(' '),
);

/** One field-meta.xml. Formulas, roll-ups, look-up filters and shared value sets are refused by file name. */
export function customField(xml: MetadataNode): FieldSpec {
  xml.only(elements);
  const kind = xml.need('type');
  const type = fieldTypes[kind];
  if (!type) throw new Error(`${xml.file}: field type ${kind} is not supported by the local org`);
  const name = xml.need('fullName');
  const masterDetail = kind === 'MasterDetail';
  const autoNumber = kind === 'AutoNumber';
  const precision = xml.number('precision');
  const scale = xml.number('scale');
  if (['Number', 'Currency', 'Percent'].includes(kind) && (precision === undefined || scale === undefined)) {
    throw new Error(`${xml.file}: <precision> and <scale> are needed`);
  }
  const length = lengthOf(kind, xml);
  return {
    name,
    label: xml.need('label'),
    type,
    custom: true,
    nillable: type !== 'boolean' && !masterDetail && !autoNumber && !xml.flag('required'),
    unique: xml.flag('unique'),
    externalId: xml.flag('externalId'),
    caseSensitive: xml.flag('caseSensitive'),
    autoNumber,
    htmlFormatted: kind === 'Html',
    inlineHelpText: xml.text('inlineHelpText') ?? null,
    ...(length === undefined ? {} : { length }),
    ...(precision === undefined ? {} : { precision }),
    ...(scale === undefined ? {} : { scale }),
    ...(autoNumber ? autoNumberOf(xml) : {}),
    ...(type === 'reference' ? referenceOf(name, masterDetail, xml) : {}),
    ...(type === 'picklist' || type === 'multipicklist' ? picklistOf(xml) : {}),
    ...defaultOf(type, xml),
  };
}

export function autoNumberOf(xml: MetadataNode): Partial<FieldSpec> {
  return {
    autoNumber: true,
    autoNumberFormat: xml.text('displayFormat') ?? '{0}',
    startingNumber: xml.number('startingNumber') ?? 1,
    readOnly: true,
    nillable: false,
    defaultedOnCreate: true,
    length: 30,
  };
}

function lengthOf(kind: string, xml: MetadataNode): number | undefined {
  if (kind === 'TextArea') return 255;
  if (kind === 'Text' || kind === 'LongTextArea' || kind === 'Html') {
    const length = xml.number('length');
    if (length === undefined) throw new Error(`${xml.file}: <length> is needed`);
    return length;
  }
  return undefined;
}

function referenceOf(name: string, masterDetail: boolean, xml: MetadataNode): Partial<FieldSpec> {
  const children = xml.text('relationshipName');
  const constraint = xml.text('deleteConstraint') ?? 'SetNull';
  const onLookupDelete = { SetNull: 'clear', Restrict: 'restrict', Cascade: 'cascade' }[constraint];
  if (!onLookupDelete) throw new Error(`${xml.file}: <deleteConstraint> ${constraint} is not known`);
  return {
    referenceTo: [xml.need('referenceTo')],
    relationshipName: `${name.slice(0, -3)}__r`,
    childRelationshipName: children ? `${children}__r` : null,
    masterDetail,
    onParentDelete: masterDetail ? 'cascade' : (onLookupDelete as 'clear' | 'restrict' | 'cascade'),
    ...(masterDetail
      ? {
          updateable: xml.flag('reparentableMasterDetail'),
          writeRequiresMasterRead: xml.flag('writeRequiresMasterRead'),
        }
      : {}),
  };
}

function picklistOf(xml: MetadataNode): Partial<FieldSpec> {
  const set = xml.node('valueSet');
  if (!set) throw new Error(`${xml.file}: <valueSet> is missing`);
  set.only(new Set(['restricted', 'valueSetDefinition']));
  const values = set.node('valueSetDefinition')?.nodes('value') ?? [];
  return {
    restrictedPicklist: set.flag('restricted'),
    picklistValues: values.map((value) => ({
      value: value.need('fullName'),
      label: value.text('label') ?? value.need('fullName'),
      active: value.text('isActive') !== 'false',
      defaultValue: value.flag('default'),
    })),
  };
}

function defaultOf(type: FieldType, xml: MetadataNode): Partial<FieldSpec> {
  const text = xml.text('defaultValue');
  if (text === undefined) return {};
  if (type === 'boolean') return { defaultValue: xml.flag('defaultValue') };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { defaultValue: Number(text), defaultedOnCreate: true };
  const quoted = /^(["'])(.*)\1$/.exec(text);
  if (quoted) return { defaultValue: quoted[2] ?? '', defaultedOnCreate: true };
  throw new Error(`${xml.file}: <defaultValue> ${text} is a formula; the local org evaluates none`);
}
