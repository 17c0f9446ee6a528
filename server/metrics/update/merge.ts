/** Puts the facts of the reached deals in the place of the old ones, and tells where anything differs. */
import type { Mirror } from '../../mirror/mirror.ts';
import { groupsDiffer } from './compare.ts';
import type { Differing, MeasuredView } from './differing.ts';

/** Facts that stand by deal and are read once all facts are built. */
const perDeal = [
  'deal_base',
  'version',
  'run',
  'spell',
  'deal',
  'owner_change',
  'ownership',
  'open_owned',
  'postponed',
  'pushed',
  'open_state',
  'touch',
  'held',
  'scheduled',
  'person_deal',
  'open_deal',
  'decided',
  'worked',
  'moved',
  'followed',
  'arrived',
  'booked',
  'pass',
  'decided_value',
] as const;
type Fact = (typeof perDeal)[number] | 'effort_entry';

const bySlot = 'SELECT slot, owner_no FROM differing';

/** What rests on the rows of a fact. */
interface Bearing {
  /** The columns asked for below; `differing` holds their values where rows differ. */
  columns: readonly string[];
  /** What a view of metrics says otherwise: slot and owner, as SQL over `differing`. */
  slots?: Partial<Record<MeasuredView, string>>;
  /** At which endings what is derived from the whole org is another, as SQL over `differing`. */
  endings?: string;
}

const ofSlot = (...views: MeasuredView[]): Bearing => ({
  columns: ['slot', 'owner_no'],
  slots: Object.fromEntries(views.map((view) => [view, bySlot])),
});

const bearings: Partial<Record<Fact, Bearing>> = {
  worked: ofSlot('worked'),
  moved: ofSlot('moved'),
  arrived: ofSlot('arrived'),
  pushed: ofSlot('pushed'),
  followed: ofSlot('followed'),
  booked: ofSlot('booked', 'closing'),
  effort_entry: {
    columns: ['day', 'start_day', 'owner_no'],
    slots: {
      effort:
        'SELECT p.period_no, d.owner_no FROM differing d JOIN fact.period_day p ON p.day = d.day OR p.day = d.start_day',
    },
  },
  decided: {
    columns: ['outcome_day', 'owner_no'],
    slots: {
      decided:
        'SELECT n.end_no, d.owner_no FROM differing d JOIN fact.ending n ON d.outcome_day BETWEEN n.window_start AND n.day',
    },
  },
  open_deal: {
    columns: ['end_no', 'owner_no'],
    slots: {
      open: 'SELECT end_no, owner_no FROM differing',
      closing: 'SELECT p.period_no, d.owner_no FROM differing d JOIN fact.period p ON p.end_no = d.end_no',
    },
  },
  person_deal: {
    columns: ['deal_no'],
    slots: { open: 'SELECT n.end_no, NULL FROM differing CROSS JOIN fact.ending n' },
  },
  pass: {
    columns: ['from_end', 'until_end'],
    endings: 'SELECT unnest(range(from_end, until_end)) FROM differing',
  },
  decided_value: {
    columns: ['from_end', 'until_end', 'day'],
    endings: `
      SELECT n.end_no FROM differing d
      JOIN fact.ending n ON d.from_end <= n.end_no AND n.end_no < d.until_end AND d.day BETWEEN n.window_start AND n.day`,
  },
};

/** @returns why the small company's numbers of deals and people cannot be brought to those of the whole, or null. */
export async function matchNumbers(mirror: Mirror): Promise<string | null> {
  await mirror.run(`
    CREATE TABLE aside.reach.number AS
    SELECT r.id, o.deal_no AS old_no, n.deal_no AS part_no,
      CASE WHEN n.deal_no IS NULL THEN NULL WHEN o.deal_no IS NOT NULL THEN o.deal_no
        ELSE (SELECT max(deal_no) FROM fact.deal_base) + row_number() OVER (PARTITION BY o.deal_no IS NULL AND n.deal_no IS NOT NULL ORDER BY r.id)
        END::INTEGER AS deal_no
    FROM aside.reach.deal r
    LEFT JOIN fact.deal_base o ON o.Id = r.id
    LEFT JOIN aside.fact.deal_base n ON n.Id = r.id
    WHERE o.deal_no IS NOT NULL OR n.deal_no IS NOT NULL;

    CREATE TABLE aside.reach.person AS
    SELECT a.owner_no AS part_no, p.owner_no FROM aside.fact.person a LEFT JOIN fact.person p ON p.user_id = a.user_id`);
  const [found] = await mirror.all<{ early: number; strangers: number }>(`
    SELECT (SELECT count(*) FROM aside.reach.number WHERE old_no IS NULL AND id < (SELECT max(Id) FROM fact.deal_base)) AS early,
      (SELECT count(*) FROM aside.reach.person WHERE owner_no IS NULL) AS strangers`);
  if (found!.early > 0) return 'a new deal has an id that sorts between others';
  if (found!.strangers > 0) return 'a deal belongs to somebody new';
  return null;
}

/** Whether any deal was numbered that had none, or is gone. */
export async function dealsCameOrWent(mirror: Mirror): Promise<boolean> {
  const rows = await mirror.all(
    'SELECT 1 AS found FROM aside.reach.number WHERE old_no IS NULL OR part_no IS NULL LIMIT 1',
  );
  return rows.length > 0;
}

/** Also fills `fact.reached(deal_no)`: deals whose facts are new, or that are gone. Who keeps more by deal renews theirs. */
export async function mergeFacts(mirror: Mirror, differing: Differing): Promise<void> {
  const old = (columns: string): string =>
    `${columns} IN (SELECT old_no FROM aside.reach.number WHERE old_no IS NOT NULL)`;
  for (const fact of perDeal) await replace(mirror, fact, old('deal_no'), 'true', differing);
  const named = 'entry IN (SELECT id FROM aside.reach.activity)';
  await replace(
    mirror,
    'effort_entry',
    `(${old('deal_no')} OR ${named})`,
    `(n.deal_no IS NOT NULL OR f.${named})`,
    differing,
  );
  await mirror.run(`
    CREATE OR REPLACE TABLE fact.reached AS SELECT coalesce(deal_no, old_no) AS deal_no FROM aside.reach.number`);
}

/** @param isOld which rows go; @param isNew which rows `f` of the small company come, `n` being the deal's number. */
async function replace(
  mirror: Mirror,
  fact: Fact,
  isOld: string,
  isNew: string,
  differing: Differing,
): Promise<void> {
  const described = await mirror.all<{ column_name: string }>(`DESCRIBE fact.${fact}`);
  const names = described.map(({ column_name: name }) => name);
  const numbered = new Map([
    ['deal_no', 'n.deal_no'],
    ['owner_no', 'p.owner_no'],
  ]);
  const columns = names.map((name) => `${numbered.get(name) ?? `f."${name}"`} AS "${name}"`).join(', ');
  const person = names.includes('owner_no') ? 'LEFT JOIN aside.reach.person p ON p.part_no = f.owner_no' : '';
  const join = fact === 'effort_entry' ? 'LEFT JOIN' : 'JOIN';
  await mirror.run(`
    CREATE OR REPLACE TEMP TABLE coming AS
    SELECT ${columns} FROM aside.fact.${fact} f
    ${join} aside.reach.number n ON n.part_no = f.deal_no ${person} WHERE ${isNew}`);
  await collect(mirror, fact, isOld, differing);
  await mirror.run(`DELETE FROM fact.${fact} WHERE ${isOld}`);
  await mirror.run(`INSERT INTO fact.${fact} SELECT * FROM coming`);
}

async function collect(mirror: Mirror, fact: Fact, isOld: string, differing: Differing): Promise<void> {
  const bearing = bearings[fact];
  if (!bearing) return;
  await mirror.run(`
    CREATE OR REPLACE TEMP TABLE differing AS
    WITH going AS (SELECT * FROM fact.${fact} WHERE ${isOld}) ${groupsDiffer('going', 'coming', bearing.columns)}`);
  for (const [view, select] of Object.entries(bearing.slots ?? {}) as [MeasuredView, string][])
    await differing.add(view, select);
  if (bearing.endings !== undefined) await differing.addEndings(bearing.endings);
}
