import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ObjectDef } from '../types.ts';
import { customField, autoNumberOf } from './custom-field.ts';
import { systemFields, withSystemFields, type FieldSpec } from './field.ts';
import { readMetadata, type MetadataNode } from './metadata-xml.ts';
import { objectSpec, type ObjectSpec } from './object.ts';
import { platformEvent } from './platform-event.ts';

/** What force-app says about one object folder: a custom object, or fields added to a standard one. */
export interface ObjectFolder {
  name: string;
  object: ObjectSpec | null;
  /** Fields for a standard object, when the folder has no object-meta.xml. */
  added: FieldSpec[];
}

const elements = new Set(
  (
    'label pluralLabel nameField sharingModel externalSharingModel deploymentStatus description visibility ' +
    'enableActivities enableBulkApi enableChangeDataCapture enableEnhancedLookup enableFeeds enableHistory ' +
    'enableLicensing enableReports enableSearch enableSharing enableStreamingApi allowInChatterGroups ' +
    'compactLayoutAssignment actionOverrides searchLayouts startsWith gender'
  ).split(' '),
);

/** Reads `objects/<Name>/`; the key prefix is given by the caller, who sees all custom objects. */
export function readObjectFolder(folder: string, name: string, keyPrefix: string): ObjectFolder {
  const fields = readFields(join(folder, name, 'fields'));
  const file = join(folder, name, `${name}.object-meta.xml`);
  if (!existsSync(file)) return { name, object: null, added: fields };
  const xml = readMetadata(file, 'CustomObject');
  if (name.endsWith('__e')) return { name, object: platformEvent(name, keyPrefix, xml, fields), added: [] };
  xml.only(elements);
  const object = name.endsWith('__mdt')
    ? metadataType(name, keyPrefix, xml, fields)
    : customObject(name, keyPrefix, xml, fields);
  return { name, object, added: [] };
}

function readFields(folder: string): FieldSpec[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.field-meta.xml'));
  return files.sort().map((file) => {
    const spec = customField(readMetadata(join(folder, file), 'CustomField'));
    if (`${spec.name}.field-meta.xml` !== file) {
      throw new Error(`${join(folder, file)}: describes ${spec.name}; file and field must have one name`);
    }
    return spec;
  });
}

function customObject(name: string, keyPrefix: string, xml: MetadataNode, fields: FieldSpec[]): ObjectSpec {
  if (!name.endsWith('__c')) throw new Error(`${xml.file}: only __c, __mdt and __e objects can be defined`);
  const sharingModel = xml.text('sharingModel') ?? 'ReadWrite';
  if (!['Private', 'Read', 'ReadWrite', 'ControlledByParent'].includes(sharingModel)) {
    throw new Error(`${xml.file}: <sharingModel> ${sharingModel} is not supported by the local org`);
  }
  const isDetail = fields.some((field) => field.masterDetail);
  if (isDetail !== (sharingModel === 'ControlledByParent')) {
    throw new Error(
      `${xml.file}: <sharingModel> must be ControlledByParent exactly when there is a master-detail field`,
    );
  }
  return objectSpec({
    name,
    label: xml.need('label'),
    labelPlural: xml.need('pluralLabel'),
    keyPrefix,
    custom: true,
    sharingModel: sharingModel as NonNullable<ObjectDef['sharingModel']>,
    fields: withSystemFields(
      [...(isDetail ? [] : [ownerField()]), nameField(xml), ...fields],
      Object.keys(systemFields),
    ),
  });
}

function ownerField(): FieldSpec {
  return {
    name: 'OwnerId',
    type: 'reference',
    label: 'Owner ID',
    referenceTo: ['Group', 'User'],
    nillable: false,
    defaultedOnCreate: true,
  };
}

function nameField(xml: MetadataNode): FieldSpec {
  const node = xml.node('nameField');
  if (!node) throw new Error(`${xml.file}: <nameField> is missing`);
  const label = node.text('label') ?? 'Name';
  const kind = node.need('type');
  const base = { name: 'Name', type: 'string', label, nameField: true, idLookup: true, length: 80 } as const;
  if (kind === 'AutoNumber') return { ...base, ...autoNumberOf(node), length: 80 };
  if (kind !== 'Text') throw new Error(`${xml.file}: name field type ${kind} is not known`);
  // The platform fills an empty text name with the record's id, so it is never required.
  return { ...base, nillable: true, defaultedOnCreate: true };
}

const metadataFields: FieldSpec[] = [
  { name: 'Id', type: 'id', label: 'Custom Metadata Record ID', readOnly: true, nillable: false },
  {
    name: 'DeveloperName',
    type: 'string',
    label: 'Custom Metadata Record Name',
    length: 40,
    readOnly: true,
    nillable: false,
  },
  { name: 'MasterLabel', type: 'string', label: 'Label', length: 40, readOnly: true, nillable: false },
  {
    name: 'Language',
    type: 'picklist',
    label: 'Master Language',
    length: 40,
    readOnly: true,
    nillable: false,
  },
  { name: 'NamespacePrefix', type: 'string', label: 'Namespace Prefix', length: 15, readOnly: true },
  {
    name: 'Label',
    type: 'string',
    label: 'Label',
    length: 40,
    readOnly: true,
    nillable: false,
    nameField: true,
  },
  {
    name: 'QualifiedApiName',
    type: 'string',
    label: 'Qualified API Name',
    length: 70,
    readOnly: true,
    nillable: false,
  },
  { name: 'SystemModstamp', type: 'datetime', label: 'System Modstamp', readOnly: true, nillable: false },
];

function metadataType(name: string, keyPrefix: string, xml: MetadataNode, fields: FieldSpec[]): ObjectSpec {
  // Records of custom metadata are configuration: SOQL reads them, only a deployment writes them.
  return objectSpec({
    name,
    label: xml.need('label'),
    labelPlural: xml.need('pluralLabel'),
    keyPrefix,
    custom: true,
    customMetadata: true,
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
    recycleBin: false,
    bulkQueryable: false,
    fields: withSystemFields(
      [...metadataFields, ...fields.map((field) => ({ ...field, readOnly: true }))],
      [],
    ),
  });
}
