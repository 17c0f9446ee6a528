import { join } from 'node:path';
import { makeId } from '../id.ts';
import type { LocalOrg } from '../org.ts';
import { stampOf } from '../stamp.ts';
import type { Org } from '../types.ts';
import { componentsOf, readTree, type Component, type Tree } from './tree.ts';
import { childTypeByName, typeByName } from './types.ts';
import { componentKey } from './validate/references.ts';

/** Where the standard objects stand. */
export const standardDir = join(import.meta.dirname, '..', 'standard');
const packageDir = join(import.meta.dirname, '..', '..', '..', 'force-app', 'main', 'default');

export interface Stamps {
  id: string;
  created: string;
  modified: string;
}

/** What was deployed to one org. */
export class OrgMetadata {
  tree: Tree;
  /** Key prefixes of custom objects: they outlive every deployment. */
  readonly keyPrefixes: Map<string, string>;
  private readonly stamps = new Map<string, Stamps>();
  private readonly counts = new Map<string, number>();

  constructor(tree: Tree, org: Org) {
    this.tree = tree;
    this.keyPrefixes = new Map(
      org.schema.objects.flatMap(({ name, keyPrefix, custom }) =>
        custom && keyPrefix ? [[name, keyPrefix]] : [],
      ),
    );
    this.stamp(componentsOf(tree), stampOf(org.now()));
  }

  components(): Component[] {
    return componentsOf(this.tree);
  }

  /** Notes that components are new or changed; gives what is known of each. */
  stamp(components: readonly { type: string; fullName: string }[], now: string): void {
    for (const { type, fullName } of components) {
      const known = this.stamps.get(componentKey(type, fullName));
      if (known) known.modified = now;
      else
        this.stamps.set(componentKey(type, fullName), { id: this.newId(type), created: now, modified: now });
    }
  }

  stampsOf({ type, fullName }: { type: string; fullName: string }): Stamps | undefined {
    return this.stamps.get(componentKey(type, fullName));
  }

  forget({ type, fullName }: { type: string; fullName: string }): void {
    this.stamps.delete(componentKey(type, fullName));
  }

  private newId(type: string): string {
    const prefix = (typeByName(type) ?? childTypeByName(type))?.idPrefix ?? '00l';
    const count = (this.counts.get(prefix) ?? 0) + 1;
    this.counts.set(prefix, count);
    return makeId(prefix, count);
  }
}

/** The org's metadata; read from the package's source when first asked for, since most runs never ask. */
export function metadataOf(org: Org): OrgMetadata {
  return org.state(
    'metadata',
    () => new OrgMetadata(hasPackage(org) ? readTree(packageDir) : new Map(), org),
  );
}

const hasPackage = (org: Org): boolean => org.schema.object('Touchline_Subject__c') !== undefined;

/** The endpoints' org is a LocalOrg; its type says less, so that no endpoint changes a schema by accident. */
export const adoptable = (org: Org): LocalOrg => org as LocalOrg;
