import { notFound } from '../errors.ts';
import { fullId } from '../id.ts';
import type { FieldDef, ObjectDef, PicklistEntry, Reader } from '../types.ts';
import { recordTypeInfos } from './object-info.ts';
import { etag } from './record-identity.ts';
import { badParameter } from './ui-errors.ts';

interface PicklistValue {
  attributes: null;
  label: string;
  validFor: never[];
  value: string;
}

export interface PicklistValues {
  controllerValues: Record<string, never>;
  defaultValue: PicklistValue | null;
  eTag: string;
  url: string;
  values: PicklistValue[];
}

export function isPicklist(field: FieldDef): boolean {
  return field.type === 'picklist' || field.type === 'multipicklist';
}

/** The record type's full id; throws for one that the object does not have. */
export function findRecordType(reader: Reader, def: ObjectDef, id: string): string {
  const full = fullId(id);
  if (full === null || !(full in recordTypeInfos(reader, def))) throw notFound();
  return full;
}

export function findPicklist(def: ObjectDef, name: string): FieldDef {
  const field = def.fieldByName.get(name.toLowerCase());
  if (!field) throw badParameter(`${def.name}.${name} is not a field`);
  if (!isPicklist(field)) throw badParameter(`${def.name}.${field.name} is not a picklist`);
  return field;
}

/** Active values in the list's order. All record types of the local org offer every value. */
export function picklistValues(
  def: ObjectDef,
  field: FieldDef,
  recordTypeId: string,
  version: string,
): PicklistValues {
  const active = field.picklistValues.filter((entry) => entry.active);
  const chosen = active.find((entry) => entry.defaultValue);
  const values = active.map(valueOf);
  return {
    controllerValues: {},
    defaultValue: chosen ? valueOf(chosen) : null,
    eTag: etag(values),
    url: `/services/data/v${version}/ui-api/object-info/${def.name}/picklist-values/${recordTypeId}/${field.name}`,
    values,
  };
}

function valueOf({ label, value }: PicklistEntry): PicklistValue {
  return { attributes: null, label, validFor: [], value };
}
