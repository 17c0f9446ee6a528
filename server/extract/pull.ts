import type { Mirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';
import type { BulkOptions } from './bulk-load.ts';
import { beginBulk, forget, useBulk, withPages } from './bulk-load.ts';
import { load } from './load.ts';
import type { Loaded, LoadMode, Source } from './load.ts';
import type { Asked } from './rest-load.ts';
import { askRest, stageByRest } from './rest-load.ts';
import { changes, everything, extentOf } from './soql.ts';

/** Up to here REST is faster and cheaper than a Bulk job. */
export const mostRestRows = 2000;

/** How one object is read in this run. */
export interface Errand {
  readable: Readable;
  soql: string;
  mode: LoadMode;
  way: 'rest' | 'bulk';
  /** Goes on with a job that an earlier run started. */
  resumed?: boolean;
  /** What the org answered when it was asked over REST together with others. */
  asked?: Asked;
}

interface State {
  watermark: string | null;
  /** Of `extentOf`. */
  fields: string;
}

/**
 * Decides how an object is read: whole the first time, on demand, and when other columns or rows are wanted than last time;
 * otherwise what changed.
 */
export async function errandFor(
  mirror: Mirror,
  readable: Readable,
  userId: string,
  whole: boolean,
): Promise<Errand> {
  const { plan } = readable;
  const [state] = await mirror.all<State>(
    'SELECT watermark, fields FROM sf_meta.watermark WHERE object = $object',
    { object: plan.sObject },
  );
  const known = state?.fields === extentOf(readable);
  if (plan.read === 'changes' && known && state.watermark && !whole) {
    return { readable, soql: changes(readable, state.watermark, userId), mode: 'merge', way: 'rest' };
  }
  // An object that held no row last time most likely holds few now.
  const way = plan.bulk && (!known || whole || state.watermark) ? 'bulk' : 'rest';
  return { readable, soql: everything(readable), mode: 'replace', way };
}

/** Starts the Bulk job of an errand that goes that way, so that jobs run while other objects are read. */
export async function begin(errand: Errand, options: BulkOptions): Promise<Errand> {
  if (errand.way === 'rest') return errand;
  const begun = await beginBulk(options, errand.readable, errand.soql);
  return begun === 'refused' ? { ...errand, way: 'rest' } : { ...errand, resumed: begun === 'resumed' };
}

/** As many as one call may carry. */
const askedTogether = 5;

/** Asks for the first rows of this errand and of those behind it that go by REST too, in one call. */
export async function askAhead(
  errands: readonly Errand[],
  at: number,
  { connection }: BulkOptions,
): Promise<void> {
  if (errands[at]!.way !== 'rest' || errands[at]!.asked) return;
  const next = errands.slice(at).filter(({ way, asked }) => way === 'rest' && !asked);
  const together = next.slice(0, askedTogether);
  const answers = await askRest(connection, together);
  for (const [index, errand] of together.entries()) errand.asked = answers[index]!;
}

export async function run(errand: Errand, options: BulkOptions): Promise<Loaded> {
  const { readable, soql, mode } = errand;
  const { connection, mirror } = options;
  const { sObject, bulk } = readable.plan;
  if (errand.way === 'rest') {
    const most = bulk ? mostRestRows : Number.POSITIVE_INFINITY;
    const asked = errand.asked ?? (await askRest(connection, [errand]))[0]!;
    const few = await stageByRest(connection, mirror, readable, asked, most);
    const refused = !few && (await beginBulk(options, readable, soql)) === 'refused';
    const rows = refused ? await byRest(errand, options) : few;
    if (rows) return load(mirror, readable, rows, mode, () => Promise.resolve());
  }
  return withPages(options, sObject, () =>
    useBulk(options, readable, soql, (source) =>
      load(mirror, readable, source, mode, () => forget(mirror, sObject)),
    ),
  );
}

/** However many rows there are: the Bulk API does not carry the object. */
async function byRest(errand: Errand, { connection, mirror }: BulkOptions): Promise<Source> {
  const { readable } = errand;
  const [asked] = await askRest(connection, [errand]);
  const source = await stageByRest(connection, mirror, readable, asked!, Number.POSITIVE_INFINITY);
  if (!source) throw new Error(`${readable.plan.sObject}: no rows staged`);
  return source;
}
