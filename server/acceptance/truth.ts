/** The ground truth of seed `tiny`, counted by hand, against what stands on the org. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { column } from './columns.ts';
import { describe, query, type OrgRow } from './rows.ts';

interface Figure {
  value: number | null;
  num?: number | null;
  den?: number | null;
  n?: number | null;
}
interface Truth {
  asOf: string;
  periods: Record<string, { start: string }>;
  subjects: Record<string, { key: string; periods: Record<string, Record<string, Figure>> }>;
  /** By deal: a verdict per flag id, beside `id`, `facts`, `raised` and `critical`. */
  flags: Record<
    string,
    Record<string, unknown> & { id: string; raised: number; critical: number; facts: Facts }
  >;
}
interface Facts {
  stageSince: string;
  touchDays: string[];
  nextMeeting: string | null;
  pushes: number;
  engaged: number;
}
interface Verdict {
  state: string;
  severity?: string | null;
}

export const truth = JSON.parse(
  readFileSync(join(import.meta.dirname, '../local-org/seeds/tiny-truth.json'), 'utf8'),
) as Truth;

/** Every figure of the truth that the org does not show; absent keys are not asserted. */
export async function untruths(
  url: string,
  accessToken: string,
): Promise<{ found: string[]; compared: number }> {
  const claims = Object.values(truth.subjects).flatMap(({ key, periods }) =>
    Object.entries(periods).flatMap(([period, figures]) =>
      Object.entries(figures).flatMap(([metric, figure]) =>
        (['value', 'num', 'den', 'n'] as const)
          .filter((part) => figure[part] !== undefined)
          .map((part) => ({
            key: `${key}|${period}|${truth.periods[period]!.start}|all|all`,
            field: column(metric, part),
            want: figure[part]!,
          })),
      ),
    ),
  );
  const stored = new Set(
    (await describe(url, accessToken, 'Touchline_Scorecard__c')).map(({ name }) => name),
  );
  const claimed = [...new Set(claims.map((claim) => claim.field))];
  const fields = claimed.filter((field) => stored.has(field));
  const scorecards = byKey(
    await query(url, accessToken, `SELECT Key__c,${fields.join(',')} FROM Touchline_Scorecard__c`),
  );
  const absent = claimed.filter((field) => !stored.has(field)).map((field) => `the org has no ${field}`);
  const untrue = claims
    .filter(({ field }) => stored.has(field))
    .map(({ key, field, want }) => ({
      key,
      field,
      want,
      have: (scorecards.get(key)?.[field] ?? null) as number | null,
    }))
    .filter(({ want, have }) =>
      want === null || have === null ? want !== have : Math.abs(want - have) > 0.006,
    )
    .map(({ key, field, want, have }) => `${key} ${field}: by hand ${want}, on the org ${have}`);
  const found = [...absent, ...untrue];
  const judged = Object.values(truth.flags).flatMap(({ id, ...flags }) =>
    Object.entries(claimsOf(flags)).map(([field, want]) => ({ key: id, field, want })),
  );
  const columns = [...new Set(judged.map((claim) => claim.field))];
  const reviews = byKey(
    await query(url, accessToken, `SELECT Key__c,${columns.join(',')} FROM Touchline_Deal_Review__c`),
  );
  for (const { key, field, want } of judged) {
    const have = reviews.get(key)?.[field] ?? null;
    if (want !== have) found.push(`review ${key} ${field}: by hand ${want}, on the org ${have}`);
  }
  return { found, compared: claims.length + judged.length };
}

/** What a review must say, column by column. */
function claimsOf(claimed: Record<string, unknown>): Record<string, unknown> {
  const { facts, raised, critical, ...flags } = claimed as Truth['flags'][string];
  const verdicts = Object.entries(flags).flatMap(([id, verdict]) => {
    const { state, severity } = verdict as Verdict;
    const flag = id === 'pastDue' ? 'past-due' : id;
    return [
      [column(flag), state],
      [column(flag, 'severity'), severity ?? null],
    ];
  });
  return {
    ...Object.fromEntries(verdicts),
    Flag_Count__c: raised,
    Critical_Count__c: critical,
    Stage_Since__c: facts.stageSince.slice(0, 10),
    Last_Touch_Date__c: facts.touchDays.at(-1) ?? null,
    Touches__c: facts.touchDays.length,
    Next_Meeting_Date__c: facts.nextMeeting,
    Pushes__c: facts.pushes,
    Engaged_Contacts__c: facts.engaged,
  };
}

const byKey = (rows: OrgRow[]): Map<string, OrgRow> =>
  new Map(rows.map((row) => [String(row['Key__c']), row]));
