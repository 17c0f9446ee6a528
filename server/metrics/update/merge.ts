/**
 * Puts the facts of the reached deals in the place of the old ones, and tells where anything differs.
 *
 * Most reached deals are what they were. What rests on a deal's own rows is replaced for those whose own rows changed; what
 * rests on activities is compared, deal by deal, and replaced where it differs.
 */
import type { Mirror } from '../../mirror/mirror.ts';
import { bearings } from './bearings.ts';
import { groupsDiffer } from './compare.ts';
import type { Differing, MeasuredView } from './differing.ts';

/** What a deal was and whose, when. */
const timelines = [
  'deal_base',
  'version',
  'run',
  'spell',
  'deal',
  'owner_change',
  'ownership',
  'open_owned',
] as const;

/** Facts that rest on nothing but the deal's own rows, the stages and the owners. */
const ofOwnRows = [
  ...timelines,
  'postponed',
  'pushed',
  'open_state',
  'decided',
  'moved',
  'arrived',
  'booked',
  'pass',
  'decided_value',
] as const;

/**
 * Facts that rest on the activities of several deals, and on accounts, with the columns that tell whether they are what
 * they were; all but numbers of meetings, which mean nothing once the facts are built.
 */
const compared = {
  touch: ['moment', 'day', 'rule', 'from_end', 'until_end', 'is_open', 'is_repeat'],
  held: ['start_at', 'start_day', 'end_at', 'rule', 'is_open'],
  scheduled: ['end_no', 'next_at', 'starts'],
  person_deal: [],
} as const;

/** Facts that rest on a deal's own rows and on what is compared. Of open deals only the engaged contacts do on more. */
const resting = {
  worked: ['own', 'touch'],
  followed: ['own', 'held'],
  open_deal: ['own', 'touch', 'scheduled', 'engaged'],
} as const;

/** What the facts of the replaced deals are built from; those of all others have done their part. */
const shared = [...timelines, 'open_span', 'open_state', 'touch', 'held', 'scheduled', 'engaged'] as const;

/** Rows of a fact that stand by deal, or by the activity they are of. */
interface Part {
  fact: string;
  key: 'deal_no' | 'entry';
}

/** Every deal that is reached: numbers of the whole. */
const reached = '(SELECT deal_no FROM aside.reach.number)';

const because = (...causes: readonly string[]): string =>
  `(SELECT deal_no FROM replaced WHERE cause IN (${causes.map((cause) => `'${cause}'`).join(', ')}))`;

/** The temporary table `replaced(cause, deal_no)`, from the shared facts of the small company. */
export async function findReplaced(mirror: Mirror): Promise<void> {
  await mirror.run(`
    CREATE OR REPLACE TEMP TABLE replaced AS
    SELECT 'own' AS cause, deal_no FROM aside.reach.number
    WHERE id IN (SELECT id FROM aside.reach.own) OR is_new OR part_no IS NULL`);
  const add = (cause: string, going: string, coming: string): Promise<void> =>
    mirror.run(
      `INSERT INTO replaced SELECT '${cause}', deal_no FROM (${groupsDiffer(going, coming, ['deal_no'])})`,
    );
  const byDeal = { ...compared, effort_entry: ['owner_no', 'day'] };
  for (const [fact, columns] of Object.entries(byDeal)) {
    const part: Part = { fact, key: 'deal_no' };
    const named = ['deal_no', ...columns];
    await add(fact, going(part, reached, named), coming(part, reached, named));
  }
  // Where nobody is engaged, an open deal says none, and the engaged are no row.
  await add(
    'engaged',
    `(SELECT deal_no, end_no, engaged_contacts FROM fact.open_deal WHERE deal_no IN ${reached} AND engaged_contacts > 0)`,
    '(SELECT n.deal_no, f.end_no, f.contacts FROM aside.fact.engaged f JOIN aside.reach.number n ON n.part_no = f.deal_no)',
  );
}

/** Leaves only the replaced deals in the small company. */
export async function leaveReplaced(mirror: Mirror): Promise<void> {
  for (const fact of shared)
    await mirror.run(`
      CREATE OR REPLACE TABLE aside.fact.${fact} AS SELECT * FROM aside.fact.${fact} WHERE deal_no IN (
        SELECT n.part_no FROM aside.reach.number n JOIN replaced r ON r.deal_no = n.deal_no)`);
}

/**
 * Also fills `fact.reached(deal_no)`: deals any of whose facts may differ, those that are gone among them, and all whose own
 * rows changed. Who keeps more by deal that rests on these renews theirs.
 */
export async function mergeFacts(mirror: Mirror, differing: Differing): Promise<void> {
  const merge = await Merge.of(mirror, differing);
  for (const fact of ofOwnRows) await merge.replace({ fact, key: 'deal_no' }, because('own'));
  for (const fact of Object.keys(compared)) await merge.replace({ fact, key: 'deal_no' }, because(fact));
  for (const [fact, causes] of Object.entries(resting))
    await merge.replace({ fact, key: 'deal_no' }, because(...causes));
  await merge.replace({ fact: 'effort_entry', key: 'deal_no' }, because('effort_entry'));
  await merge.replaceEntries();
  await mirror.run('CREATE OR REPLACE TABLE fact.reached AS SELECT DISTINCT deal_no FROM replaced');
}

function going({ fact, key }: Part, keys: string, columns: readonly string[]): string {
  return `(SELECT ${columns.join(', ')} FROM fact.${fact} WHERE ${key} IN ${keys})`;
}

function coming({ fact, key }: Part, keys: string, columns: readonly string[]): string {
  const byDeal = key === 'deal_no';
  const numbered = new Map([
    ['deal_no', byDeal ? 'n.deal_no' : 'NULL::INTEGER'],
    ['owner_no', 'p.owner_no'],
  ]);
  const named = columns.map((name) => `${numbered.get(name) ?? `f.${name}`} AS ${name}`).join(', ');
  return `(SELECT ${named} FROM aside.fact.${fact} f
    ${byDeal ? 'JOIN aside.reach.number n ON n.part_no = f.deal_no' : ''}
    ${columns.includes('owner_no') ? 'LEFT JOIN aside.reach.person p ON p.part_no = f.owner_no' : ''}
    WHERE ${byDeal ? 'n.deal_no' : 'f.entry'} IN ${keys})`;
}

class Merge {
  readonly #mirror: Mirror;
  readonly #differing: Differing;
  readonly #columns: ReadonlyMap<string, readonly string[]>;

  private constructor(mirror: Mirror, differing: Differing, columns: ReadonlyMap<string, readonly string[]>) {
    this.#mirror = mirror;
    this.#differing = differing;
    this.#columns = columns;
  }

  static async of(mirror: Mirror, differing: Differing): Promise<Merge> {
    const rows = await mirror.all<{ fact: string; columns: string[] }>(`
      SELECT table_name AS fact, list(column_name ORDER BY column_index) AS columns
      FROM duckdb_columns() WHERE database_name = current_database() AND schema_name = 'fact' GROUP BY table_name`);
    return new Merge(mirror, differing, new Map(rows.map(({ fact, columns }) => [fact, columns])));
  }

  /** @param keys SQL of the keys whose rows come in the place of the old ones */
  async replace(part: Part, keys: string): Promise<void> {
    const columns = this.#columns.get(part.fact) ?? [];
    const fresh = coming(part, keys, columns);
    await this.#collect(part.fact, going(part, keys, columns), fresh);
    await this.#mirror.run(`DELETE FROM fact.${part.fact} WHERE ${part.key} IN ${keys}`);
    await this.#mirror.run(`INSERT INTO fact.${part.fact} FROM ${fresh}`);
  }

  /** Effort that names its activity: of no deal, and found by the activity alone. */
  async replaceEntries(): Promise<void> {
    const part: Part = { fact: 'effort_entry', key: 'entry' };
    const columns = this.#columns.get(part.fact) ?? [];
    const activities = '(SELECT id FROM aside.reach.activity)';
    const [old, fresh] = [going(part, activities, columns), coming(part, activities, columns)];
    await this.#mirror.run(
      `CREATE OR REPLACE TEMP TABLE replaced_entry AS ${groupsDiffer(old, fresh, ['entry'])}`,
    );
    await this.replace(part, '(SELECT entry FROM replaced_entry)');
  }

  async #collect(fact: string, old: string, fresh: string): Promise<void> {
    const bearing = bearings[fact];
    if (!bearing) return;
    await this.#mirror.run(
      `CREATE OR REPLACE TEMP TABLE differing AS ${groupsDiffer(old, fresh, bearing.columns)}`,
    );
    for (const [view, select] of Object.entries(bearing.slots ?? {}) as [MeasuredView, string][])
      await this.#differing.add(view, select);
    if (bearing.endings !== undefined) await this.#differing.addEndings(bearing.endings);
  }
}
