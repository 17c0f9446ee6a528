import { makeId } from '../id.ts';
import { metadataRecord } from '../schema/metadata-records.ts';
import { parseMetadata } from '../schema/metadata-xml.ts';
import { stampOf } from '../stamp.ts';
import { selectEvent, unselectEvent } from '../tooling/change-events.ts';
import { putPage, removePage } from '../tooling/tooling.ts';
import type { Org, Table } from '../types.ts';
import type { Unit } from './convert.ts';
import type { Plan } from './deploy.ts';
import { adoptable, deployed, metadataOf } from './org-metadata.ts';
import { textOf } from './xml.ts';

/** Makes a plan without problems the org's present. One step: nobody sees half of it. */
export function applyPlan(org: Org, plan: Plan): void {
  org.store.atomic(() => apply(org, plan));
}

function apply(org: Org, plan: Plan): void {
  const { tree, schema, units, deleted } = plan;
  if (!schema) throw new Error('a plan without a schema cannot be applied');
  const metadata = metadataOf(org);
  const now = stampOf(org.now());
  adoptable(org).adopt(schema);
  metadata.tree = tree;
  for (const { name, keyPrefix, custom } of schema.objects)
    if (custom && keyPrefix) metadata.keepPrefix(name, keyPrefix);
  metadata.stamp(units, now);
  for (const component of deleted) {
    metadata.forget(component);
    removeRows(org, component.type, component.fullName);
  }
  for (const unit of units) putRows(org, unit, now);
  deployed(org);
}

/** Rows that the platform keeps of some components, for SOQL to read. */
function putRows(org: Org, unit: Unit, now: string): void {
  if (unit.type === 'PermissionSet') putPermissionSet(org, unit, now);
  if (unit.type === 'CustomMetadata') putRecord(org, unit, now);
  if (unit.type === 'PlatformEventChannelMember' && unit.node)
    selectEvent(org, unit.fullName, textOf(unit.node, 'selectedEntity') ?? '');
  if (unit.type === 'FlexiPage')
    putPage(org, unit.fullName, parseMetadata(textOfUnit(unit), unit.fileName, unit.type));
}

const textOfUnit = ({ files }: Unit): string => Buffer.from([...files.values()][0]!).toString('utf8');

function putPermissionSet(org: Org, unit: Unit, now: string): void {
  const table = org.store.table('PermissionSet');
  const [present] = table.lookup('Name', unit.fullName);
  const id = present?.Id ?? metadataOf(org).stampsOf(unit)?.id ?? makeId('0PS', table.size + 1);
  table.put({
    ...(present ?? { Id: id, CreatedDate: now }),
    Id: id,
    Name: unit.fullName,
    Label: (unit.node && textOf(unit.node, 'label')) ?? unit.fullName,
    Description: (unit.node && textOf(unit.node, 'description')) ?? null,
    IsCustom: true,
    Type: 'Regular',
    LastModifiedDate: now,
    SystemModstamp: now,
  });
}

function putRecord(org: Org, unit: Unit, now: string): void {
  const [typeName = '', developerName = ''] = unit.fullName.split('.');
  const def = org.schema.object(`${typeName}__mdt`);
  if (!def) return;
  const table = org.store.table(def.name);
  const [present] = table.lookup('DeveloperName', developerName);
  const xml = parseMetadata(textOfUnit(unit), unit.fileName, unit.type);
  const values = metadataRecord(xml, def, developerName, now);
  table.put({ ...values, Id: present?.Id ?? freeId(table, def.keyPrefix ?? 'm00') });
}

function freeId(table: Table, prefix: string): string {
  let count = table.size + 1;
  while (table.get(makeId(prefix, count))) count += 1;
  return makeId(prefix, count);
}

function removeRows(org: Org, type: string, fullName: string): void {
  if (type === 'FlexiPage') removePage(org, fullName);
  if (type === 'PlatformEventChannelMember') unselectEvent(org, fullName);
  if (type === 'PermissionSet') {
    const sets = org.store.table('PermissionSet');
    for (const { Id } of [...sets.lookup('Name', fullName)]) {
      const assignments = org.store.table('PermissionSetAssignment');
      for (const assignment of [...assignments.lookup('PermissionSetId', Id)])
        assignments.remove(assignment.Id);
      sets.remove(Id);
    }
  }
  const [typeName = '', developerName = ''] = fullName.split('.');
  const def = type === 'CustomMetadata' ? org.schema.object(`${typeName}__mdt`) : undefined;
  if (!def) return;
  const table = org.store.table(def.name);
  for (const { Id } of [...table.lookup('DeveloperName', developerName)]) table.remove(Id);
}
