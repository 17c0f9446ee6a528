import { join } from 'node:path';
import { makeId } from '../id.ts';
import type { LocalOrg } from '../org.ts';
import { stampOf } from '../stamp.ts';
import type { Ledger } from '../ledger.ts';
import type { Org, Store } from '../types.ts';
import { componentsOf, readTree, type Component, type Tree } from './tree.ts';
import { childTypeByName, typeByName } from './types.ts';
import { componentKey } from './validate/references.ts';

/** Where the standard objects stand. */
export const standardDir = join(import.meta.dirname, '..', 'standard');
/** The package's source. */
export const packageDir = join(import.meta.dirname, '..', '..', '..', 'force-app', 'main', 'default');

export interface Stamps {
  id: string;
  created: string;
  modified: string;
}

/** What was deployed to one org. All of it stands in ledgers of the store, so it lasts as long as the rows do. */
export class OrgMetadata {
  private readonly store: Store;
  private readonly stamps: Ledger;
  private present: Tree;

  constructor(org: Org) {
    this.store = org.store;
    this.stamps = org.store.ledger('metadata-stamps');
    this.present = keptTree(org.store);
    if (this.stamps.size > 0) return;
    org.store.atomic(() => {
      this.tree = hasPackage(org) ? readTree(packageDir) : new Map();
      for (const { name, keyPrefix, custom } of org.schema.objects)
        if (custom && keyPrefix) this.keepPrefix(name, keyPrefix);
      this.stamp(componentsOf(this.tree), stampOf(org.now()));
    });
  }

  get tree(): Tree {
    return this.present;
  }

  set tree(tree: Tree) {
    const kept = this.store.ledger(treeLedger);
    for (const path of this.present.keys()) if (!tree.has(path)) kept.delete(path);
    for (const [path, bytes] of tree)
      if (this.present.get(path) !== bytes) kept.set(path, Buffer.from(bytes).toString('base64'));
    this.present = tree;
  }

  /** Key prefixes of custom objects: they outlive every deployment. */
  get keyPrefixes(): Map<string, string> {
    return keptPrefixes(this.store);
  }

  keepPrefix(objectName: string, prefix: string): void {
    this.store.ledger(prefixLedger).set(objectName, prefix);
  }

  /** An object that has another name now. */
  movePrefix(oldName: string, newName: string): void {
    const prefix = this.keyPrefixes.get(oldName);
    this.store.ledger(prefixLedger).delete(oldName);
    if (prefix !== undefined) this.keepPrefix(newName, prefix);
  }

  /** A component that was made in Setup. */
  add(component: { type: string; fullName: string }, path: string, bytes: Uint8Array, now: string): void {
    this.tree = new Map([...this.tree, [path, bytes] as const].sort(([a], [b]) => (a < b ? -1 : 1)));
    this.stamp([component], now);
  }

  components(): Component[] {
    return componentsOf(this.tree);
  }

  /** Notes that components are new or changed; gives what is known of each. */
  stamp(components: readonly { type: string; fullName: string }[], now: string): void {
    for (const { type, fullName } of components) {
      const known = this.stampsOf({ type, fullName });
      const stamps = known
        ? { ...known, modified: now }
        : { id: this.newId(type), created: now, modified: now };
      this.stamps.set(componentKey(type, fullName), stamps);
    }
  }

  stampsOf({ type, fullName }: { type: string; fullName: string }): Stamps | undefined {
    return this.stamps.get(componentKey(type, fullName)) as Stamps | undefined;
  }

  forget({ type, fullName }: { type: string; fullName: string }): void {
    this.stamps.delete(componentKey(type, fullName));
  }

  private newId(type: string): string {
    const prefix = (typeByName(type) ?? childTypeByName(type))?.idPrefix ?? '00l';
    const counts = this.store.ledger('metadata-ids');
    const count = Number(counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return makeId(prefix, count);
  }
}

const treeLedger = 'metadata';
const prefixLedger = 'key-prefixes';

/** The files of an org's metadata, as its store keeps them. */
export function keptTree(store: Store): Tree {
  const files = [...store.ledger(treeLedger).entries()];
  return new Map(
    files
      .map(([path, text]): [string, Uint8Array] => [path, Buffer.from(String(text), 'base64')])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export const keptPrefixes = (store: Store): Map<string, string> =>
  new Map([...store.ledger(prefixLedger).entries()].map(([name, prefix]) => [name, String(prefix)]));

/** What is made of the deployed files is to be made anew after each deployment. */
export function whenDeployed(org: Org, told: () => void): void {
  listenersOf(org).add(told);
}

/** Tells so. */
export function deployed(org: Org): void {
  for (const told of listenersOf(org)) told();
}

const listenersOf = (org: Org): Set<() => void> => org.state('metadata-listeners', () => new Set());

/** The org's metadata; read from the package's source when first asked for, since most runs never ask. */
export function metadataOf(org: Org): OrgMetadata {
  return org.state('metadata', () => new OrgMetadata(org));
}

export const hasPackage = ({ schema }: Pick<Org, 'schema'>): boolean =>
  schema.object('Touchline_Subject__c') !== undefined;

/**
 * The permission sets of the org, by source path. Asking makes nothing known: before the first deployment they are
 * those of the package, where the org has it.
 */
export function permissionSetFiles(org: Org): Tree {
  if (org.store.ledger('metadata-stamps').size > 0) return metadataOf(org).tree;
  return hasPackage(org) ? (packageSets ??= readTree(packageDir, 'permissionsets')) : noFiles;
}

let packageSets: Tree | undefined;
const noFiles: Tree = new Map();

/** The endpoints' org is a LocalOrg; its type says less, so that no endpoint changes a schema by accident. */
export const adoptable = (org: Org): LocalOrg => org as LocalOrg;
