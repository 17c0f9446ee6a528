import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeId } from '../id.ts';
import { StoreReader } from '../reader.ts';
import { linkObjects } from '../schema/object.ts';
import { readMetadata, type MetadataNode } from '../schema/metadata-xml.ts';
import { readStandardObjects } from '../schema/standard.ts';
import { schemaOf } from '../schema.ts';
import { stampOf } from '../stamp.ts';
import { MemoryStore } from '../store.ts';
import type { Org, Reader, SessionUser, Store } from '../types.ts';
import { channelMembers, standardChannel } from './capture.ts';

/** Configuration that only the Tooling API shows; a store of its own, so that ordinary SOQL does not know it. */
function toolingStore(org: Org): Store {
  return org.state('tooling', () => {
    const store = new MemoryStore(schemaOf(linkObjects(readStandardObjects(import.meta.dirname))));
    for (const [developerName, event] of channelMembers(org).entries())
      put(org, store, 'PlatformEventChannelMember', memberRow(developerName, String(event)));
    return store;
  });
}

export function toolingReader(org: Org, user: SessionUser): Reader {
  const store = toolingStore(org) as MemoryStore;
  return new StoreReader(store, user, store.schema);
}

/** Makes the Lightning pages of `flexipages/*.xml` known, as a deployment would. */
export function deployPages(org: Org, forceAppDir: string): void {
  const folder = join(forceAppDir, 'flexipages');
  const ending = '.flexipage-meta.xml';
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : [];
  for (const file of files.sort())
    putPage(org, file.slice(0, -ending.length), readMetadata(join(folder, file), 'FlexiPage'));
}

/** A Lightning page as its file says it; replaces one of the same name. */
export function putPage(org: Org, name: string, xml: MetadataNode): void {
  removePage(org, name);
  put(org, toolingStore(org), 'FlexiPage', {
    DeveloperName: name,
    MasterLabel: xml.need('masterLabel'),
    Type: xml.need('type'),
    EntityDefinitionId: xml.text('sobjectType') ?? null,
  });
}

export function removePage(org: Org, name: string): void {
  drop(org, 'FlexiPage', name);
}

export function drop(org: Org, objectName: string, developerName: string): void {
  const table = toolingStore(org).table(objectName);
  for (const { Id } of [...table.lookup('DeveloperName', developerName)]) table.remove(Id);
}

/** An object selected for change events; replaces one of the same name. */
export function putMember(org: Org, developerName: string, event: string): void {
  drop(org, 'PlatformEventChannelMember', developerName);
  put(org, toolingStore(org), 'PlatformEventChannelMember', memberRow(developerName, event));
}

const memberRow = (DeveloperName: string, SelectedEntity: string) => ({
  DeveloperName,
  EventChannel: standardChannel,
  SelectedEntity,
});

function put(org: Org, store: Store, objectName: string, values: Record<string, string | null>): void {
  const table = store.table(objectName);
  const now = stampOf(org.now());
  let count = table.size + 1;
  while (table.get(makeId(table.def.keyPrefix ?? '000', count))) count += 1;
  const id = makeId(table.def.keyPrefix ?? '000', count);
  table.put({ Id: id, ...values, CreatedDate: now, LastModifiedDate: now });
}
