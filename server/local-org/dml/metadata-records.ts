/**
 * Records of custom metadata types as Setup saves them. The API reads them and never writes them; Setup does, with the
 * same care for required fields, types and lengths as any save.
 */
import { schemaOf } from '../schema.ts';
import type { FieldDef, ObjectDef, Org, SaveError, SaveResult, SessionUser, Writer } from '../types.ts';
import { saveError } from './change.ts';
import { createWriter } from './writer.ts';

/** What a person enters about the record itself; the type's own fields come on top. */
export interface MetadataInput {
  DeveloperName?: unknown;
  MasterLabel?: unknown;
  [field: string]: unknown;
}

/** Fields of the type itself, which a person fills in beside label and name. */
export function ownFields(def: ObjectDef): FieldDef[] {
  return def.fields.filter((field) => field.custom);
}

export function saveMetadataRecord(
  org: Org,
  user: SessionUser,
  def: ObjectDef,
  id: string | null,
  input: MetadataInput,
): SaveResult {
  const { DeveloperName: name, MasterLabel: label, ...values } = input;
  const unknown = Object.keys(values).filter((field) => !ownFields(def).some((own) => own.name === field));
  const problems = [...unknown.map((field) => noField(field, def)), ...nameProblems(org, def, id, name)];
  if (problems.length > 0) return { success: false, errors: problems };
  const writer = metadataWriter(org, user, def);
  const row = {
    ...values,
    DeveloperName: name,
    QualifiedApiName: name,
    MasterLabel: label,
    Label: label,
    Language: 'en_US',
  };
  return id === null ? writer.insert(def.name, row) : writer.update(def.name, id, row);
}

export function deleteMetadataRecord(org: Org, user: SessionUser, def: ObjectDef, id: string): SaveResult {
  return metadataWriter(org, user, def).delete(def.name, id);
}

/** A writer for which this one type may be written. */
function metadataWriter(org: Org, user: SessionUser, def: ObjectDef): Writer {
  const fields = def.fields.map((field) =>
    field.type === 'id' || field.name === 'SystemModstamp'
      ? field
      : { ...field, createable: true, updateable: true },
  );
  const writable: ObjectDef = {
    ...def,
    createable: true,
    updateable: true,
    deletable: true,
    fields,
    fieldByName: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
  };
  const schema = schemaOf(org.schema.objects.map((object) => (object === def ? writable : object)));
  return createWriter(Object.create(org, { schema: { value: schema } }) as Org, user);
}

const noField = (field: string, def: ObjectDef): SaveError =>
  saveError('INVALID_FIELD', `No such column '${field}' on sobject of type ${def.name}`, [field]);

/** The name is what rules are cited by, so it keeps the form that the platform asks of API names. */
function nameProblems(org: Org, def: ObjectDef, id: string | null, name: unknown): SaveError[] {
  if (name === undefined || name === null || name === '') return [];
  if (typeof name !== 'string' || !/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name)) {
    const message =
      'The Custom Metadata Record Name field can only contain underscores and alphanumeric characters. It must begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.';
    return [saveError('INVALID_FULL_NAME', message, ['DeveloperName'])];
  }
  const taken = [...org.store.table(def.name).rows()].some(
    (row) => row.Id !== id && String(row['DeveloperName']).toLowerCase() === name.toLowerCase(),
  );
  return taken
    ? [saveError('DUPLICATE_DEVELOPER_NAME', `This name is already used: ${name}`, ['DeveloperName'])]
    : [];
}
