import { notSpoken } from '../errors.ts';
import type { Org } from '../types.ts';
import { readManifest, type Manifest } from './package-xml.ts';

/** Unmanaged packages by name: a package.xml with a <fullName> makes one of what it lists. */
const packagesOf = (org: Org) => org.store.ledger('metadata-packages');

export function packageNamed(org: Org, name: string): Manifest | undefined {
  const text = packagesOf(org).get(name);
  return text === undefined ? undefined : readManifest(String(text), 'package.xml');
}

/** Notes the package that was deployed, if it was one. */
export function keepPackage(org: Org, files: ReadonlyMap<string, Uint8Array>): void {
  const bytes = files.get('package.xml');
  if (!bytes) return;
  const text = Buffer.from(bytes).toString('utf8');
  const { fullName, members } = readManifest(text, 'package.xml');
  if (fullName === undefined) return;
  if ([...members.values()].some((names) => names.includes('*')))
    throw notSpoken(`wildcards in package ${fullName}`);
  org.store.atomic(() => packagesOf(org).set(fullName, text));
}
