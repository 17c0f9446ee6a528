/** A run that goes on from the last one leaves what computing everything anew would leave, to the byte. */
import { ownColumns } from './commands/session.ts';
import { ChangingCompany } from './changing-company/changing.ts';
import { noon } from './changing-company/invented.ts';
import { load } from './extract/load.ts';
import { objects } from './extract/objects.ts';
import { computeMetrics } from './metrics/compute.ts';
import { updateMetrics } from './metrics/update/update.ts';
import { openWorld, scorecards } from './metrics/world.ts';
import type { Row, World } from './metrics/world.ts';
import { computeReviews } from './review/compute.ts';
import { writeReviews } from './review/reviewed.ts';

/** Brings the mirror to the state of the company, as reading it whole does. */
async function read(world: World, company: ChangingCompany): Promise<void> {
  for (const [sObject, rows] of company.tables) {
    const names = world.mirror.tables.get(sObject)!.columns.map(({ name }) => name);
    await tell(world, sObject, names, [...rows.values()]);
  }
}

/** Loads rows of some columns: all there are, or with `IsDeleted` some that changed. */
async function tell({ mirror }: World, sObject: string, names: string[], rows: Row[]): Promise<void> {
  const table = mirror.tables.get(sObject)!;
  await mirror.run(
    `CREATE OR REPLACE TABLE staging.told (${names.map((name) => `"${name}" VARCHAR`).join(', ')})`,
  );
  const told = rows.map((row) => names.map((name) => (row[name] == null ? null : String(row[name]))));
  await mirror.append('staging', 'told', told);
  const plan = objects.find((each) => each.sObject === sObject)!;
  const columns = table.columns.filter(({ name }) => names.includes(name));
  const showsDeleted = names.includes('IsDeleted');
  const source = { relation: 'staging.told', rows: told.length, startedAt: undefined };
  const mode = showsDeleted ? 'merge' : 'replace';
  await load(mirror, { plan, table, columns, showsDeleted }, source, mode, async () => undefined);
}

/** Somebody deletes one review on the org and edits another: it says now what the deal does not. */
async function meddle(world: World, step: number): Promise<void> {
  const keys = await world.mirror.all<{ key: string }>(
    'SELECT "Key__c" AS key FROM sf.touchline_deal_review__c ORDER BY 1',
  );
  const rows = [false, true].map((isGone, index) => {
    const { key } = keys[(7 * step + 5 * index) % keys.length]!;
    return { Id: key, Key__c: key, Over_Age__c: 'raised', Stuck_In_Stage__c: 'raised', IsDeleted: isGone };
  });
  await tell(world, 'Touchline_Deal_Review__c', Object.keys(rows[0]!), rows);
}

/** What the run says should stand on the org. A part has only the scorecards that were computed; the others stand there. */
async function results(
  { mirror }: World,
  standing: readonly Row[] = [],
): Promise<Record<'scorecard' | 'deal_review' | 'subject' | 'subject_share', Row[]>> {
  const rows = (of: string): Promise<Row[]> => mirror.all<Row>(`SELECT * FROM ${of} ORDER BY ALL`);
  const scored = [...standing, ...(await rows(await scorecards(mirror)))];
  return {
    scorecard: scored.sort((a, b) => (String(a['Key__c']) < String(b['Key__c']) ? -1 : 1)),
    deal_review: await rows('out.deal_review'),
    subject: await rows('out.subject'),
    subject_share: await rows('out.subject_share'),
  };
}

async function notRescored({ mirror }: World, before: readonly Row[]): Promise<Row[]> {
  const rescored = await mirror.all<{ key: string }>('SELECT key FROM out.rescored');
  const keys = new Set(rescored.map(({ key }) => key));
  return before.filter((row) => !keys.has(String(row['Key__c'])));
}

const open = async (): Promise<World> => {
  const world = await openWorld('America/Los_Angeles', ownColumns);
  await world.mirror.run('DELETE FROM sf."user"; DELETE FROM sf.opportunity_stage');
  return world;
};

/** Open deals whose own facts, their timeline among them, the reviews left as the run before had built them. */
async function leftAlone({ mirror }: World): Promise<number> {
  const [row] = await mirror.all<{ deals: number }>(
    'SELECT count(*) AS deals FROM fact.present WHERE deal_no NOT IN (SELECT deal_no FROM fact.renewed)',
  );
  return row!.deals;
}

const onOrg = ({ mirror }: World): Promise<Row[]> =>
  mirror.all<Row>('SELECT * FROM sf.touchline_deal_review__c ORDER BY "Key__c"');

/** Reviews that an update neither computed nor compared. */
async function spared({ mirror }: World): Promise<number> {
  const [row] = await mirror.all<{ reviews: number }>(
    'SELECT count(*) AS reviews FROM out.deal_review WHERE "Key__c" NOT IN (SELECT key FROM out.rereviewed)',
  );
  return row!.reviews;
}

interface Lived {
  updated: number;
  /** Open deals that an update left alone. */
  kept: number;
  spared: number;
  reasons: string[];
}

async function live(seed: number, steps: number): Promise<Lived> {
  const company = new ChangingCompany(seed);
  const [kept, fresh] = [await open(), await open()];
  let updated = 0;
  let left = 0;
  let untold = 0;
  let before: Row[] = [];
  const reasons: string[] = [];
  try {
    let since = 0;
    for (let step = 0; step <= steps; step += 1) {
      const now = noon + step * 4_000_000;
      const happened = step === 0 ? [] : company.happen(now);
      const asOf = new Date(now).toISOString();
      for (const world of [kept, fresh]) {
        await read(world, company);
        if (step > 0) await meddle(world, step);
      }
      await computeMetrics(fresh.mirror, fresh.context(asOf));
      const context = kept.context(asOf);
      const update = step === 0 ? null : await updateMetrics(kept.mirror, context, new Date(since));
      if (update?.isUpdated) updated += 1;
      else {
        if (update) reasons.push(update.reason);
        await computeMetrics(kept.mirror, context);
      }
      await computeReviews(kept.mirror, context, update?.isUpdated);
      left += await leftAlone(kept);
      if (update?.isUpdated) untold += await spared(kept);
      await computeReviews(fresh.mirror, context);
      const standing = update?.isUpdated ? await notRescored(kept, before) : [];
      const [got, wanted] = [await results(kept, standing), await results(fresh)];
      before = got.scorecard;
      for (const table of Object.keys(wanted) as (keyof typeof wanted)[])
        expect({ seed, step, happened, rows: got[table] }).toEqual({
          seed,
          step,
          happened,
          rows: wanted[table],
        });
      await writeReviews(kept, update?.isUpdated);
      await writeReviews(fresh);
      expect({ seed, step, happened, rows: await onOrg(kept) }).toEqual({
        seed,
        step,
        happened,
        rows: await onOrg(fresh),
      });
      await kept.mirror.run('DELETE FROM sf_meta.changed');
      since = now;
    }
  } finally {
    await kept.mirror.close();
    await fresh.mirror.close();
  }
  return { updated, kept: left, spared: untold, reasons };
}

test.each([2, 11])(
  'a day of company %i, a few things at a time',
  async (seed) => {
    const lived = await live(seed, 2);
    expect(lived.updated).toBeGreaterThan(0);
    expect(lived.kept).toBeGreaterThan(0);
    expect(lived.spared).toBeGreaterThan(0);
  },
  240_000,
);

test('says why everything must be computed', async () => {
  const company = new ChangingCompany(4);
  const world = await open();
  try {
    await read(world, company);
    const [since, later] = [new Date(noon), new Date(noon + 60_000)];
    const context = world.context(later.toISOString());
    await computeMetrics(world.mirror, world.context(since.toISOString()));
    const reason = async (): Promise<string> => {
      const update = await updateMetrics(world.mirror, context, since);
      return update.isUpdated ? 'updated' : update.reason;
    };
    // The first reading of all is itself a change of everything.
    expect(await reason()).toMatch(/^changed: Account, Contact, Event/);
    await world.mirror.run('DELETE FROM sf_meta.changed');
    const [, person] = [...company.tables.get('User')!.values()];
    person!['Name'] = 'Somebody';
    await read(world, company);
    expect(await reason()).toBe('changed: User');
    await world.mirror.run('DELETE FROM sf_meta.changed');
    company.tables.get('Opportunity')!.set('early', {
      ...[...company.tables.get('Opportunity')!.values()][0]!,
      Id: '006000000000000AAA',
    });
    await read(world, company);
    expect(await reason()).toBe('a new deal has an id that sorts between others');
  } finally {
    await world.mirror.close();
  }
}, 120_000);
