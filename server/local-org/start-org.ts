/** Where an org comes from at the start: a new one with its seed, one that was exported, or one that a folder kept. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lastEvening, offsetClock, orgClock } from './clock.ts';
import { ExportedFolder } from './export/read.ts';
import { FlagError, type Flags } from './flags.ts';
import { keptTree } from './metadata/org-metadata.ts';
import type { Tree } from './metadata/tree.ts';
import { createOrg, type LocalOrg } from './org.ts';
import type { DataFolder } from './persist/data-folder.ts';
import { deployKeptPages, resume, timeZoneOf } from './persist/resume.ts';
import { fillCurrencies, withCurrencies } from './schema/currencies.ts';
import { loadMetadataRecords } from './schema/metadata-records.ts';
import { loadSchema } from './schema.ts';
import { MemoryStore } from './store.ts';
import { stampOf } from './stamp.ts';
import { deployPages } from './tooling/tooling.ts';
import type { Schema } from './types.ts';

const forceAppDir = join(import.meta.dirname, '..', '..', 'force-app', 'main', 'default');
const standardDir = join(import.meta.dirname, 'standard');

/** What an org stands on. */
export interface Ground {
  store: MemoryStore;
  clock: () => Date;
  /** Milliseconds that the clock is ahead of this machine's. */
  clockOffset: number;
  currencies: readonly string[];
}

export interface OrgSource {
  /** What pages are built for, known before the rows, so that they can be built meanwhile. */
  shown: Schema;
  /** Source-format files that were deployed to it; none for an org that begins with `force-app`. */
  deployed: Tree;
  build(): Promise<{ org: LocalOrg; ground: Ground }>;
}

/** @param note says what a person should know. */
export async function orgSource(
  flags: Flags,
  kept: DataFolder | undefined,
  note: (text: string) => void,
): Promise<OrgSource> {
  if (kept && !kept.isNew) {
    const ground = await resume(kept, flags, note);
    const { schema } = ground.store;
    return {
      shown: schema,
      deployed: keptTree(ground.store),
      build: () => Promise.resolve(standing(ground)),
    };
  }
  const exported =
    existsSync(flags.seed) && statSync(flags.seed).isDirectory()
      ? ExportedFolder.open(flags.seed)
      : undefined;
  return exported ? importedSource(exported, flags) : newSource(flags, note);
}

/** An org that has all its rows and metadata already. */
function standing(ground: Ground): { org: LocalOrg; ground: Ground } {
  const org = orgOn(ground);
  deployKeptPages(org);
  return { org, ground };
}

function importedSource(exported: ExportedFolder, flags: Flags): OrgSource {
  const { currencies, clockOffset } = exported.file;
  for (const [name, says] of [
    ['currencies', flags.currencies.length > 0],
    ['without-touchline', flags.withoutTouchline],
  ])
    if (says)
      throw new FlagError(
        `--${String(name)}: ${flags.seed} is a whole org that was exported, and says so itself.`,
      );
  const build = async () => {
    const store = await exported.load();
    const asOf = flags.asOf === null ? undefined : orgClock(flags.asOf, timeZoneOf(store));
    const ground = asOf ? onClock(asOf) : { clock: offsetClock(clockOffset, 0), clockOffset };
    return standing({ store, currencies, ...ground });
  };
  return { shown: exported.schema, deployed: exported.metadata(), build };
}

function newSource(flags: Flags, note: (text: string) => void): OrgSource {
  const { currencies } = flags;
  const schema = withCurrencies(loadSchema({ forceAppDir, standardDir }), currencies);
  const build = async () => {
    const store = new MemoryStore(schema);
    await seed(store, flags, note);
    const clock = orgClock(flags.asOf, timeZoneOf(store));
    fillCurrencies(schema, store, currencies, stampOf(clock()));
    const time = flags.asOf === null ? { clock, clockOffset: 0 } : onClock(clock);
    loadMetadataRecords(forceAppDir, schema, store, stampOf(clock()));
    const ground = { store, currencies, ...time };
    const org = orgOn(ground);
    // The seed's rows of the package go with it.
    if (flags.withoutTouchline) org.adopt(loadSchema({ forceAppDir: null, standardDir }));
    else deployPages(org, forceAppDir);
    return { org, ground };
  };
  const shown = flags.withoutTouchline ? loadSchema({ forceAppDir: null, standardDir }) : schema;
  return { shown, deployed: new Map(), build };
}

const onClock = (clock: () => Date) => ({ clock, clockOffset: clock().getTime() - Date.now() });

function orgOn({ store, clock, currencies }: Ground): LocalOrg {
  return createOrg({ store, clock, shape: (deployed: Schema) => withCurrencies(deployed, currencies) });
}

/** Seeds are loaded when they are asked for; most are large. */
async function seed(store: MemoryStore, flags: Flags, note: (text: string) => void): Promise<void> {
  if (flags.seed === 'tiny') {
    const { seedTiny } = await import('./seeds/tiny.ts');
    // The team of tiny works in California.
    await seedTiny(store, { asOf: flags.asOf ?? lastEvening('America/Los_Angeles') });
  } else if (flags.seed === 'quarter') {
    const { seedQuarter, timeZone } = await import('./seeds/quarter.ts');
    const { seedNumber, scale } = flags;
    seedQuarter(store, { asOf: flags.asOf ?? lastEvening(timeZone), seedNumber, scale });
  } else if (flags.seed !== 'none') {
    const { loadFolder } = await import('./seeds/folder.ts');
    const { notes } = await loadFolder(store, store.schema, flags.seed);
    notes.forEach(note);
  }
}
