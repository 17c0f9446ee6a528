import { offsetClock, orgClock } from '../clock.ts';
import { FlagError, type Flags } from '../flags.ts';
import { keptTree, metadataOf } from '../metadata/org-metadata.ts';
import type { LocalOrg } from '../org.ts';
import { parseMetadata } from '../schema/metadata-xml.ts';
import type { Ground } from '../start-org.ts';
import { putPage } from '../tooling/tooling.ts';
import type { Store } from '../types.ts';
import type { DataFolder, Restored } from './data-folder.ts';
import { factsOf, keepFacts, type Facts } from './facts.ts';
import { keptSchema } from './kept-schema.ts';

type Started = Pick<Flags, 'seed' | 'seedGiven' | 'asOf' | 'currencies' | 'withoutTouchline'>;

/**
 * Reads the org a folder keeps. What it holds wins over what the command line says of a new org; `note` tells of it.
 *
 * @throws FlagError when the command line asks for what cannot be had of this org, and what `DataFolder.restore` throws.
 */
export async function resume(
  folder: DataFolder,
  flags: Started,
  note: (text: string) => void,
): Promise<Ground> {
  const { store, at } = folder.restore(keptSchema);
  const facts = factsOf(store);
  refuseOtherCurrencies(flags, facts);
  const time = clockOf(flags, facts, { store, at });
  await folder.keep(store, time.clock);
  if (flags.asOf !== null && flags.asOf !== facts.asOf)
    keepFacts(store, { ...facts, asOf: flags.asOf, clockOffset: time.clockOffset });
  const rows = store.schema.objects.reduce((sum, { name }) => sum + store.table(name).size, 0);
  note(
    `--data: the org goes on where it stood, with ${rows} rows, last changed ${new Date(at).toISOString()}`,
  );
  if (flags.seedGiven)
    note(`--seed ${flags.seed}: not read, the folder already holds an org (${facts.seed})`);
  if (flags.withoutTouchline && store.schema.object('Touchline_Subject__c'))
    note('--without-touchline: Touchline has been deployed to this org, and stays');
  return { store, currencies: facts.currencies, ...time };
}

/** Writes the first snapshot of a new folder; from then on every commit is kept. */
export async function beginKeeping(
  folder: DataFolder,
  org: LocalOrg,
  { seed, asOf, currencies, clockOffset }: Omit<Facts, 'currencies'> & Pick<Ground, 'currencies'>,
): Promise<void> {
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
function clockOf(
  { asOf }: Started,
  facts: Facts,
  { store, at }: Restored,
): Pick<Ground, 'clock' | 'clockOffset'> {
  const { clockOffset } = facts;
  if (asOf === null || asOf === facts.asOf) return { clock: offsetClock(clockOffset, at), clockOffset };
  const clock = orgClock(asOf, timeZoneOf(store));
  if (clock().getTime() < at)
    throw new FlagError(
      `--as-of ${asOf}: the org in the --data folder has seen ${new Date(at).toISOString()}, and its clock never goes back.`,
    );
  return { clock, clockOffset: clock().getTime() - Date.now() };
}

export function timeZoneOf(store: Store): string {
  const [organization] = store.table('Organization').rows();
  return String(organization?.TimeZoneSidKey ?? 'GMT');
}
