import { offsetClock, orgClock } from '../clock.ts';
import { FlagError, type Flags } from '../flags.ts';
import { keptTree, metadataOf } from '../metadata/org-metadata.ts';
import type { LocalOrg } from '../org.ts';
import { parseMetadata } from '../schema/metadata-xml.ts';
import type { MemoryStore } from '../store.ts';
import { putPage } from '../tooling/tooling.ts';
import type { Store } from '../types.ts';
import type { DataFolder, Restored } from './data-folder.ts';
import { factsOf, keepFacts, type Facts } from './facts.ts';
import { keptSchema } from './kept-schema.ts';

type Started = Pick<Flags, 'seed' | 'seedGiven' | 'asOf' | 'currencies' | 'withoutTouchline'>;

export interface Resumed {
  store: MemoryStore;
  clock: () => Date;
  currencies: readonly string[];
}

/**
 * Reads the org a folder keeps. What it holds wins over what the command line says of a new org; `note` tells of it.
 *
 * @throws FlagError when the command line asks for what cannot be had of this org, and what `DataFolder.restore` throws.
 */
export async function resume(
  folder: DataFolder,
  flags: Started,
  note: (text: string) => void,
): Promise<Resumed> {
  const { store, at } = folder.restore(keptSchema);
  const facts = factsOf(store);
  refuseOtherCurrencies(flags, facts);
  const clock = clockOf(flags, facts, { store, at });
  await folder.keep(store, clock);
  const clockOffset = clock().getTime() - Date.now();
  if (flags.asOf !== null && flags.asOf !== facts.asOf)
    keepFacts(store, { ...facts, asOf: flags.asOf, clockOffset });
  const rows = store.schema.objects.reduce((sum, { name }) => sum + store.table(name).size, 0);
  note(
    `--data: the org goes on where it stood, with ${rows} rows, last changed ${new Date(at).toISOString()}`,
  );
  if (flags.seedGiven)
    note(`--seed ${flags.seed}: not read, the folder already holds an org (${facts.seed})`);
  if (flags.withoutTouchline && store.schema.object('Touchline_Subject__c'))
    note('--without-touchline: Touchline has been deployed to this org, and stays');
  return { store, clock, currencies: facts.currencies };
}

/** Writes the first snapshot of a new folder; from then on every commit is kept. */
export async function beginKeeping(folder: DataFolder, org: LocalOrg, flags: Started): Promise<void> {
  const { seed, currencies, asOf } = flags;
  const clockOffset = asOf === null ? 0 : org.now().getTime() - Date.now();
  metadataOf(org);
  keepFacts(org.store, { seed, currencies: [...currencies], asOf, clockOffset });
  await folder.keep(org.store, () => org.now());
}

/** The Lightning pages among what was deployed. */
export function deployKeptPages(org: LocalOrg): void {
  for (const [path, bytes] of keptTree(org.store)) {
    const name = /^flexipages\/(.+)\.flexipage-meta\.xml$/.exec(path)?.[1];
    if (name !== undefined)
      putPage(org, name, parseMetadata(Buffer.from(bytes).toString('utf8'), path, 'FlexiPage'));
  }
}

function refuseOtherCurrencies({ currencies }: Started, facts: Facts): void {
  if (currencies.length === 0 || currencies.join() === facts.currencies.join()) return;
  const has = facts.currencies.length > 0 ? `the currencies ${facts.currencies.join(',')}` : 'one currency';
  throw new FlagError(`--currencies ${currencies.join(',')}: the org in the --data folder has ${has}.`);
}

/** It ran on while the process stood still, and it never goes back. */
function clockOf({ asOf }: Started, facts: Facts, { store, at }: Restored): () => Date {
  if (asOf === null || asOf === facts.asOf) return offsetClock(facts.clockOffset, at);
  const clock = orgClock(asOf, timeZoneOf(store));
  if (clock().getTime() < at)
    throw new FlagError(
      `--as-of ${asOf}: the org in the --data folder has seen ${new Date(at).toISOString()}, and its clock never goes back.`,
    );
  return clock;
}

export function timeZoneOf(store: Store): string {
  const [organization] = store.table('Organization').rows();
  return String(organization?.TimeZoneSidKey ?? 'GMT');
}
