/** The ground truth of seed `tiny`, counted by hand, against what stands on the org. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { query, type OrgRow } from './rows.ts';

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
  flags: Record<
    string,
    { id: string; untouched: RaisedByHand; 'past-due'?: RaisedByHand; pastDue?: RaisedByHand; raised: number }
  >;
}
interface RaisedByHand {
  state: string;
  severity?: string | null;
}

export const truth = JSON.parse(
  readFileSync(join(import.meta.dirname, '../local-org/seeds/tiny-truth.json'), 'utf8'),
) as Truth;

const suffix = { value: '', num: '_Num', den: '_Den', n: '_N' } as const;
const column = (metric: string, part: keyof typeof suffix): string =>
  `${metric
    .split('-')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('_')}${suffix[part]}__c`;

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
  const fields = [...new Set(claims.map((claim) => claim.field))];
  const scorecards = byKey(
    await query(url, accessToken, `SELECT Key__c,${fields.join(',')} FROM Touchline_Scorecard__c`),
  );
  const found = claims
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
  const reviews = byKey(
    await query(
      url,
      accessToken,
      'SELECT Key__c,Untouched__c,Untouched_Severity__c,Past_Due__c,Past_Due_Severity__c,Flag_Count__c FROM Touchline_Deal_Review__c',
    ),
  );
  for (const flags of Object.values(truth.flags)) {
    const pastDue = flags.pastDue ?? flags['past-due']!;
    const row = reviews.get(flags.id);
    const want = [
      flags.untouched.state,
      flags.untouched.severity ?? null,
      pastDue.state,
      pastDue.severity ?? null,
      flags.raised,
    ];
    const have = [
      'Untouched__c',
      'Untouched_Severity__c',
      'Past_Due__c',
      'Past_Due_Severity__c',
      'Flag_Count__c',
    ].map((name) => row?.[name] ?? null);
    if (JSON.stringify(want) !== JSON.stringify(have))
      found.push(`review ${flags.id}: by hand ${want.join(', ')}, on the org ${have.join(', ')}`);
  }
  return { found, compared: claims.length + Object.keys(truth.flags).length };
}

const byKey = (rows: OrgRow[]): Map<string, OrgRow> =>
  new Map(rows.map((row) => [String(row['Key__c']), row]));
