/** Compares what stands on the org with what the definitions say, and words every difference. */
import { column } from './columns.ts';
import { Company } from './opinion/company.ts';
import { expectedReviews, expectedScorecards, type ExpectedReview } from './opinion/expected.ts';
import type { Figures } from './opinion/figures.ts';
import { describe, query, readOrg, type OrgField, type OrgRow } from './rows.ts';

export interface Agreement {
  /** Every difference, in words. */
  found: string[];
  compared: number;
}

/** An object's fields and rows, as they stand on the org. */
interface Stored {
  fields: OrgField[];
  rows: Map<string, OrgRow>;
}

export async function disagreements(url: string, accessToken: string, asOf: string): Promise<Agreement> {
  // Everything is read first: while this process reckons it answers nothing, and an idle connection ends.
  const stored = async (sObject: string): Promise<Stored> => {
    const fields = (await describe(url, accessToken, sObject)).filter(({ name }) => name.endsWith('__c'));
    const names = fields.filter((field) => !field.name.endsWith('Evidence__c') || sObject.includes('Review'));
    const columns = names.map((field) => field.name).join(',');
    return { fields, rows: byKey(await query(url, accessToken, `SELECT ${columns} FROM ${sObject}`)) };
  };
  const scorecards = await stored('Touchline_Scorecard__c');
  const reviews = await stored('Touchline_Deal_Review__c');
  const company = new Company(await readOrg(url, accessToken), Date.parse(asOf));
  const figures = compareScorecards(scorecards, expectedScorecards(company));
  const flags = compareReviews(reviews, expectedReviews(company));
  return { found: [...figures.found, ...flags.found], compared: figures.compared + flags.compared };
}

function compareScorecards({ fields, rows }: Stored, expected: Map<string, Figures>): Agreement {
  const stored = new Map(fields.filter(isNumber).map((field) => [field.name, field.scale]));
  const figures = new Set([...expected.values()].flatMap((row) => Object.keys(row)));
  const found = [
    ...[...figures]
      .filter((name) => !stored.has(name) && !isPart(name, figures))
      .map((name) => `the org has no ${name}`),
    ...[...stored.keys()]
      .filter((name) => !figures.has(name) && figures.size > 0 && !secondhand.test(name))
      .map((name) => `nobody checks ${name}`),
  ];
  const columns = [...figures].filter((name) => stored.has(name));
  found.push(...keyDifferences('scorecard', [...expected.keys()], [...rows.keys()]));
  let compared = 0;
  for (const [key, row] of expected) {
    const have = rows.get(key);
    if (!have) continue;
    for (const name of columns) {
      compared += 1;
      const [wanted, given] = [row[name] ?? null, have[name] as number | null];
      if (!agrees(stored.get(name)!, wanted, given))
        found.push(`${key} ${name}: expected ${wanted}, the org has ${given}`);
    }
  }
  return { found, compared };
}

/** What other columns say already: what an amount's n counts is not settled, velocity's parts are its levers. */
const secondhand =
  /^(Bookings|Attainment|Open_Pipeline|Untouched_\w+|Median_Open_Age)_N__c$|^Sales_Velocity_(Num|Den|N)__c$/;

/** Not every figure is stored with all its parts. */
const isPart = (name: string, figures: ReadonlySet<string>): boolean =>
  /_(Num|Den|N|Low|High)__c$/.test(name) && figures.has(name.replace(/_(Num|Den|N|Low|High)__c$/, '__c'));

function compareReviews({ fields, rows }: Stored, expected: Map<string, ExpectedReview>): Agreement {
  const stored = fields.map((field) => field.name);
  const wanted = new Set([...expected.values()].flatMap((review) => Object.keys(review.columns)));
  const found = [
    ...[...wanted].filter((name) => !stored.includes(name)).map((name) => `the org has no ${name}`),
    ...stored.filter((name) => !wanted.has(name) && !texts.has(name)).map((name) => `nobody checks ${name}`),
  ];
  if (wanted.size === 0) found.length = 0;
  found.push(...keyDifferences('review', [...expected.keys()], [...rows.keys()]));
  let compared = 0;
  for (const [key, review] of expected) {
    const row = rows.get(key);
    if (!row) continue;
    for (const [name, want, have] of pairsOf(review, row)) {
      if (have === undefined) continue;
      compared += 1;
      if (JSON.stringify(want) !== JSON.stringify(have))
        found.push(
          `review ${key} ${name}: expected ${JSON.stringify(want)}, the org has ${JSON.stringify(have)}`,
        );
    }
  }
  return { found, compared };
}

const texts = new Set(['Key__c', 'Opportunity__c', 'Flags_Evidence__c', 'Timeline__c', 'Stage_Rank__c']);

/** What is expected beside what is there; undefined where the org does not keep it. */
function pairsOf(review: ExpectedReview, row: OrgRow): [string, unknown, unknown][] {
  const pairs: [string, unknown, unknown][] = Object.entries(review.columns).map(([name, want]) => [
    name,
    want,
    row[name],
  ]);
  if (!review.open) return pairs;
  const evidence = jsonOf(row['Flags_Evidence__c']) as Record<string, Record<string, unknown>>;
  for (const [id, verdict] of Object.entries(review.open.flags))
    for (const [name, want] of Object.entries(verdict.evidence ?? {}))
      pairs.push([`${column(id)} evidence ${name}`, want, evidence[id]?.[name] ?? null]);
  if (row['Timeline__c'] !== undefined) {
    const timeline = jsonOf(row['Timeline__c']);
    for (const [name, want] of Object.entries(review.open.facts.timeline))
      pairs.push([`Timeline__c ${name}`, inOrder(want), inOrder(timeline[name] ?? null)]);
  }
  return pairs;
}

const jsonOf = (text: unknown): Record<string, unknown> =>
  JSON.parse(String(text ?? '{}')) as Record<string, unknown>;

/** Lists are compared whatever their order, objects whatever the order of their keys. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(inOrder(item))).sort();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isNumber = (field: OrgField): boolean => ['double', 'int', 'percent', 'currency'].includes(field.type);

const byKey = (rows: OrgRow[]): Map<string, OrgRow> =>
  new Map(rows.map((row) => [String(row['Key__c']), row]));

function keyDifferences(what: string, expected: string[], actual: string[]): string[] {
  const [want, have] = [new Set(expected), new Set(actual)];
  return [
    ...expected.filter((key) => !have.has(key)).map((key) => `${what} ${key} is missing`),
    ...actual.filter((key) => !want.has(key)).map((key) => `${what} ${key} should not exist`),
  ];
}

/** Whole numbers exactly; everything else to one in the last stored decimal (C16). */
function agrees(scale: number, want: number | null, have: number | null): boolean {
  if (want === null || have === null) return want === have;
  if (scale === 0) return want === have;
  return Math.abs(want - have) <= 10 ** -scale * 1.001 + Math.abs(want) * 1e-12;
}
