/** Compares what stands on the org with what the definitions say, and words every difference. */
import { Company } from './company.ts';
import { expectedReviews, expectedScorecards } from './expected.ts';
import { query, readOrg, type OrgRow } from './rows.ts';

const counts =
  /^(Qualified_Worked|Opportunities_Worked|Open_Opportunities|Untouched_Opportunities|Win_Rate_(Num|Den|N)|\w+_N)__c$/;

export async function disagreements(
  url: string,
  accessToken: string,
  asOf: string,
): Promise<{ found: string[]; compared: number }> {
  const company = new Company(await readOrg(url, accessToken), Date.parse(asOf));
  const found: string[] = [];
  let compared = 0;

  const expected = expectedScorecards(company);
  const columns = Object.keys([...expected.values()][0] ?? {});
  const actual = byKey(
    await query(url, accessToken, `SELECT Key__c,${columns.join(',')} FROM Touchline_Scorecard__c`),
  );
  found.push(...keyDifferences('scorecard', [...expected.keys()], [...actual.keys()]));
  for (const [key, figures] of expected) {
    const row = actual.get(key);
    if (!row) continue;
    for (const column of columns) {
      compared += 1;
      const [want, have] = [figures[column] ?? null, row[column] as number | null];
      if (!agrees(column, want, have)) found.push(`${key} ${column}: expected ${want}, the org has ${have}`);
    }
  }

  const reviews = expectedReviews(company);
  const written = byKey(
    await query(
      url,
      accessToken,
      'SELECT Key__c,Untouched__c,Untouched_Severity__c,Past_Due__c,Past_Due_Severity__c,Flags_Evidence__c FROM Touchline_Deal_Review__c',
    ),
  );
  found.push(...keyDifferences('review', [...reviews.keys()], [...written.keys()]));
  for (const [key, { untouched, pastDue }] of reviews) {
    const row = written.get(key);
    if (!row) continue;
    const evidence = JSON.parse(String(row['Flags_Evidence__c'] ?? '{}')) as Record<
      string,
      Record<string, unknown>
    >;
    const pairs: [string, unknown, unknown][] = [
      ['Untouched__c', untouched?.state ?? null, row['Untouched__c']],
      ['Untouched_Severity__c', untouched?.severity ?? null, row['Untouched_Severity__c']],
      ['Past_Due__c', pastDue?.state ?? null, row['Past_Due__c']],
      ['Past_Due_Severity__c', pastDue?.severity ?? null, row['Past_Due_Severity__c']],
    ];
    if (untouched?.state === 'raised') {
      const { code, lastTouchDate, createdDate } = evidence['untouched'] ?? {};
      pairs.push([
        'untouched evidence',
        untouched.date,
        code === 'neverTouched' ? createdDate : lastTouchDate,
      ]);
    }
    if (pastDue?.state === 'raised')
      pairs.push(['past-due evidence', pastDue.date, evidence['past-due']?.['closeDate']]);
    for (const [column, want, have] of pairs) {
      compared += 1;
      if (want !== have)
        found.push(`review ${key} ${column}: expected ${String(want)}, the org has ${String(have)}`);
    }
  }
  return { found, compared };
}

const byKey = (rows: OrgRow[]): Map<string, OrgRow> =>
  new Map(rows.map((row) => [String(row['Key__c']), row]));

function keyDifferences(what: string, expected: string[], actual: string[]): string[] {
  const [want, have] = [new Set(expected), new Set(actual)];
  return [
    ...expected.filter((key) => !have.has(key)).map((key) => `${what} ${key} is missing`),
    ...actual.filter((key) => !want.has(key)).map((key) => `${what} ${key} should not exist`),
  ];
}

/** Counts exactly; everything else to one in the last stored decimal (C16). */
function agrees(column: string, want: number | null, have: number | null): boolean {
  if (want === null || have === null) return want === have;
  if (counts.test(column)) return want === have;
  const step = /Win_Rate|Attainment__c/.test(column) ? 0.0001 : 0.01;
  return Math.abs(want - have) <= step * 1.001 + Math.abs(want) * 1e-12;
}
