import type { FieldDef, FieldType, PicklistEntry, Value } from '../types.ts';

/** What a source (standard JSON or metadata XML) says about a field; everything else has the platform's default. */
export type FieldSpec = Partial<Omit<FieldDef, 'picklistValues'>> &
  Pick<FieldDef, 'name' | 'type' | 'label'> & {
    readOnly?: boolean;
    cascadeDelete?: boolean;
    picklistValues?: (string | (Partial<PicklistEntry> & { value: string }))[];
  };

const lengths: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  picklist: 255,
  combobox: 255,
  url: 255,
  email: 80,
  phone: 40,
  multipicklist: 4099,
};
const mustSayLength = new Set<FieldType>(['string', 'textarea', 'encryptedstring', 'anyType']);
const mustSayPrecision = new Set<FieldType>(['double', 'percent']);
const groupableTypes = new Set<FieldType>(
  'id reference string picklist combobox email phone url boolean int date'.split(' ') as FieldType[],
);
const knownTypes = new Set<string>(
  (
    'id reference string textarea picklist multipicklist combobox email phone url boolean int double currency ' +
    'percent date datetime time address encryptedstring anyType'
  ).split(' '),
);

/** Fills in the defaults listed in standard/README.md. Throws when the type is unknown or a needed property is missing. */
export function completeField(spec: FieldSpec): FieldDef {
  const { name, type } = spec;
  if (!knownTypes.has(type)) throw new Error(`field ${name}: unknown type "${type}"`);
  if (mustSayLength.has(type) && spec.length === undefined)
    throw new Error(`field ${name}: ${type} needs a length`);
  if (mustSayPrecision.has(type) && spec.precision === undefined)
    throw new Error(`field ${name}: ${type} needs a precision`);
  if (type === 'reference' && !spec.referenceTo?.length)
    throw new Error(`field ${name}: reference needs referenceTo`);
  const length = spec.length ?? lengths[type] ?? 0;
  const longText = type === 'anyType' || (type === 'textarea' && length > 255);
  const isCompound = type === 'address';
  const writable = !spec.readOnly && !isCompound;
  const picklistValues = (spec.picklistValues ?? []).map(completeEntry);
  return {
    name,
    label: spec.label,
    type,
    length,
    precision: spec.precision ?? (type === 'currency' ? 18 : 0),
    scale: spec.scale ?? (type === 'currency' ? 2 : 0),
    nillable: spec.nillable ?? type !== 'boolean',
    createable: spec.createable ?? writable,
    updateable: spec.updateable ?? writable,
    filterable: spec.filterable ?? !longText,
    sortable: spec.sortable ?? (!longText && type !== 'multipicklist' && !isCompound),
    groupable: spec.groupable ?? (groupableTypes.has(type) || (type === 'textarea' && !longText)),
    unique: spec.unique ?? false,
    externalId: spec.externalId ?? false,
    idLookup: spec.idLookup ?? spec.externalId ?? false,
    caseSensitive: spec.caseSensitive ?? false,
    nameField: spec.nameField ?? false,
    autoNumber: spec.autoNumber ?? false,
    ...(spec.autoNumberFormat === undefined ? {} : { autoNumberFormat: spec.autoNumberFormat }),
    calculated: spec.calculated ?? false,
    custom: spec.custom ?? false,
    htmlFormatted: spec.htmlFormatted ?? false,
    defaultedOnCreate: spec.defaultedOnCreate ?? type === 'boolean',
    defaultValue: spec.defaultValue ?? defaultOf(type, picklistValues),
    restrictedPicklist: spec.restrictedPicklist ?? false,
    picklistValues,
    referenceTo: spec.referenceTo ?? [],
    relationshipName: spec.relationshipName === undefined ? relationshipOf(spec) : spec.relationshipName,
    masterDetail: spec.masterDetail ?? false,
    ...(spec.writeRequiresMasterRead ? { writeRequiresMasterRead: true } : {}),
    inlineHelpText: spec.inlineHelpText ?? null,
    childRelationshipName: spec.childRelationshipName ?? null,
    ...(spec.onParentDelete || spec.cascadeDelete
      ? { onParentDelete: spec.onParentDelete ?? 'cascade' }
      : {}),
    ...(spec.startingNumber === undefined ? {} : { startingNumber: spec.startingNumber }),
  };
}

function completeEntry(entry: string | (Partial<PicklistEntry> & { value: string })): PicklistEntry {
  const given = typeof entry === 'string' ? { value: entry } : entry;
  return {
    value: given.value,
    label: given.label ?? given.value,
    active: given.active ?? true,
    defaultValue: given.defaultValue ?? false,
  };
}

function defaultOf(type: FieldType, entries: PicklistEntry[]): Value {
  if (type === 'boolean') return false;
  return entries.find((entry) => entry.defaultValue)?.value ?? null;
}

function relationshipOf(spec: FieldSpec): string | null {
  if (spec.type !== 'reference') return null;
  return spec.name.endsWith('Id') ? spec.name.slice(0, -2) : null;
}

const readOnlySystem = { readOnly: true, nillable: false, defaultedOnCreate: true } as const;

/** The seven fields the platform keeps on nearly every object, by name. */
export const systemFields: Record<string, FieldSpec> = {
  Id: { name: 'Id', type: 'id', label: 'Record ID', ...readOnlySystem, idLookup: true },
  IsDeleted: { name: 'IsDeleted', type: 'boolean', label: 'Deleted', ...readOnlySystem },
  CreatedDate: { name: 'CreatedDate', type: 'datetime', label: 'Created Date', ...readOnlySystem },
  CreatedById: {
    name: 'CreatedById',
    type: 'reference',
    label: 'Created By ID',
    referenceTo: ['User'],
    ...readOnlySystem,
  },
  LastModifiedDate: {
    name: 'LastModifiedDate',
    type: 'datetime',
    label: 'Last Modified Date',
    ...readOnlySystem,
  },
  LastModifiedById: {
    name: 'LastModifiedById',
    type: 'reference',
    label: 'Last Modified By ID',
    referenceTo: ['User'],
    ...readOnlySystem,
  },
  SystemModstamp: { name: 'SystemModstamp', type: 'datetime', label: 'System Modstamp', ...readOnlySystem },
};

/** Puts Id and IsDeleted first and the other system fields last, as describe does; own fields override by name. */
export function withSystemFields(own: FieldSpec[], system: readonly string[]): FieldDef[] {
  const overrides = new Map(own.map((spec) => [spec.name, spec]));
  const pick = (name: string) => ({ ...systemFields[name], ...overrides.get(name) }) as FieldSpec;
  const leading = ['Id', 'IsDeleted'].filter((name) => system.includes(name));
  const trailing = Object.keys(systemFields).filter(
    (name) => system.includes(name) && !leading.includes(name),
  );
  return [
    ...leading.map(pick),
    ...own.filter((spec) => !system.includes(spec.name)),
    ...trailing.map(pick),
  ].map(completeField);
}
