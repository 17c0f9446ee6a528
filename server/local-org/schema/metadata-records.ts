import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeId } from '../id.ts';
import type { FieldDef, ObjectDef, Schema, Store, Value } from '../types.ts';
import { readMetadata, type MetadataNode } from './metadata-xml.ts';

const elements = new Set(['label', 'protected', 'values']);

/** Puts the custom metadata records of `customMetadata/*.md-meta.xml` into the store, as a deployment would. */
export function loadMetadataRecords(forceAppDir: string, schema: Schema, store: Store, now: string): void {
  const folder = join(forceAppDir, 'customMetadata');
  if (!existsSync(folder)) return;
  const files = readdirSync(folder).filter((name) => name.endsWith('.md-meta.xml'));
  const counts = new Map<string, number>();
  for (const name of files.sort()) {
    const file = join(folder, name);
    const [typeName = '', developerName = ''] = name.split('.');
    const def = schema.object(`${typeName}__mdt`);
    if (!def?.customMetadata) throw new Error(`${file}: there is no custom metadata type ${typeName}__mdt`);
    const count = (counts.get(typeName) ?? 0) + 1;
    counts.set(typeName, count);
    const row = metadataRecord(readMetadata(file, 'CustomMetadata'), def, developerName, now);
    store.table(def.name).put({ ...row, Id: makeId(def.keyPrefix ?? 'm00', count) });
  }
}

/** A record as its file says it, without an id. */
export function metadataRecord(
  xml: MetadataNode,
  def: ObjectDef,
  developerName: string,
  now: string,
): Record<string, Value> {
  xml.only(elements);
  const label = xml.need('label');
  const row: Record<string, Value> = {
    DeveloperName: developerName,
    QualifiedApiName: developerName,
    MasterLabel: label,
    Label: label,
    Language: 'en_US',
    SystemModstamp: now,
  };
  for (const entry of xml.nodes('values')) {
    const fieldName = entry.need('field');
    const field = def.fieldByName.get(fieldName.toLowerCase());
    if (!field) throw new Error(`${xml.file}: ${def.name} has no field ${fieldName}`);
    row[field.name] = valueOf(entry, field);
  }
  return row;
}

function valueOf(entry: MetadataNode, field: FieldDef): Value {
  const text = entry.text('value') ?? '';
  if (entry.attribute('value', 'xsi:nil') === 'true' || text === '') return null;
  if (field.type === 'boolean') return entry.flag('value');
  if (field.type === 'double' || field.type === 'percent' || field.type === 'currency')
    return entry.number('value') ?? null;
  return text;
}
