/** The whole pipeline's answer for seed `tiny`, as it stands on the org: the current periods' scorecards and every review, evidence included. */
import { dataFolder, runService, serviceEnvironment, startOrg } from './processes.ts';
import { query, type OrgRow } from './rows.ts';

export const goldenAsOf = '2026-11-20T18:00:00-08:00';

export interface Golden {
  asOf: string;
  scorecards: OrgRow[];
  reviews: OrgRow[];
}

export async function computeGolden(): Promise<Golden> {
  const org = await startOrg(['--seed', 'tiny', '--as-of', '2026-11-20']);
  const data = dataFolder();
  try {
    const { code, stderr } = await runService(
      ['sync', '--as-of', goldenAsOf],
      serviceEnvironment(org, data.path),
    );
    if (code !== 0) throw new Error(`sync ended with ${code}: ${stderr}`);
    return {
      asOf: goldenAsOf,
      scorecards: await everything(
        org.url,
        org.accessToken,
        'Touchline_Scorecard__c',
        'WHERE Period_End__c >= 2026-11-20 ',
      ),
      reviews: await everything(org.url, org.accessToken, 'Touchline_Deal_Review__c'),
    };
  } finally {
    await org.stop();
    await data.remove();
  }
}

/** One line for each column of each record, so that a diff names what changed and stays short. */
export function goldenText({ asOf, scorecards, reviews }: Golden): string {
  const record = (row: OrgRow): string =>
    Object.entries(row)
      .map(([name, value]) => `   ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(',\n');
  const list = (rows: OrgRow[]): string => rows.map((row) => `  {\n${record(row)}\n  }`).join(',\n');
  return `{
 "asOf": ${JSON.stringify(asOf)},
 "scorecards": [
${list(scorecards)}
 ],
 "reviews": [
${list(reviews)}
 ]
}
`;
}

/** All columns but those the platform fills in itself, by key; empty ones left out, evidence as data. */
async function everything(url: string, accessToken: string, sObject: string, where = ''): Promise<OrgRow[]> {
  const described = await fetch(`${url}/services/data/v66.0/sobjects/${sObject}/describe`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const { fields } = (await described.json()) as { fields: { name: string }[] };
  const columns = fields
    .map((field) => field.name)
    .filter((name) => name.endsWith('__c') && !/^(Subject__c)$/.test(name))
    .sort();
  const rows = await query(
    url,
    accessToken,
    `SELECT ${columns.join(',')} FROM ${sObject} ${where}ORDER BY Key__c`,
  );
  return rows.map((row) =>
    Object.fromEntries(
      columns
        .filter((name) => row[name] !== null)
        .map((name) => [
          name,
          /(Evidence|Timeline)__c$/.test(name) ? JSON.parse(String(row[name])) : row[name],
        ]),
    ),
  );
}
