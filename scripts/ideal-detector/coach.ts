import { dataFolder, runService, serviceEnvironment, startOrg } from '../../server/acceptance/processes.ts';
import { query } from '../../server/acceptance/rows.ts';
import type { Said } from './verdict.ts';

interface Item {
  code: string;
  subjectKey: string;
  params: Record<string, unknown>;
}

/** KPIs that stand behind a place to look without being named in its parameters. */
const impliedBy: Record<string, readonly string[]> = {
  untouchedDeals: ['untouched-opportunities', 'untouched-pipeline'],
};

/** Serves the company, lets the service make its first run, and reads what it wrote for the pages. */
export async function saidByCoach(company: {
  seedNumber: number;
  scale: number;
  asOf: string;
}): Promise<Said[]> {
  const { seedNumber, scale, asOf } = company;
  const org = await startOrg([
    '--seed',
    'quarter',
    '--seed-number',
    String(seedNumber),
    '--scale',
    String(scale),
    '--as-of',
    asOf,
  ]);
  const folder = dataFolder();
  try {
    const run = await runService(['sync'], serviceEnvironment(org, folder.path));
    if (run.code !== 0)
      throw new Error(`The run of company ${seedNumber} ended with ${run.code}: ${run.stderr}`);
    return await read(org, asOf);
  } finally {
    await org.stop();
    await folder.remove();
  }
}

async function read(
  { url, accessToken }: { url: string; accessToken: string },
  asOf: string,
): Promise<Said[]> {
  const ask = (soql: string) => query(url, accessToken, soql);
  const users = new Map(
    (await ask('SELECT Id, Username FROM User')).map((user) => [
      `person:${String(user['Id'])}`,
      String(user['Username']),
    ]),
  );
  const current = `Period_Start__c <= ${asOf} AND Period_End__c >= ${asOf}`;
  const lists = await ask(`SELECT Id, Focus_Evidence__c FROM Touchline_Scorecard__c WHERE ${current}`);
  const listed = lists.flatMap((row) => {
    const items = JSON.parse(String(row['Focus_Evidence__c'] ?? '[]')) as Item[];
    return items.flatMap(({ code, subjectKey, params }): Said[] => {
      const username = users.get(subjectKey);
      const kpis = [...kpisIn(params), ...(impliedBy[code] ?? [])];
      return username === undefined ? [] : [{ username, where: 'list', code, kpis }];
    });
  });
  const { columns, readingsOf, worseThanOthers } = await import('./person-page.ts');
  const cards = await ask(
    `SELECT Id, Subject__r.Key__c, Subject__r.Parent__c, ${columns.join(', ')} FROM Touchline_Scorecard__c ` +
      `WHERE ${current} AND Period_Type__c = 'fiscal-quarter' AND Subject__r.Kind__c = 'person'`,
  );
  const people = cards.map((card) => {
    const subject = card['Subject__r'] as unknown as Record<string, string | null>;
    return { key: subject['Key__c'] ?? '', team: subject['Parent__c'], readings: readingsOf(card) };
  });
  const paged = people.flatMap(({ key, team, readings }): Said[] => {
    const username = users.get(key);
    const others = people
      .filter((each) => each.team === team && each.key !== key)
      .map((each) => each.readings);
    const kpis = worseThanOthers(readings, others);
    return username === undefined || kpis.length === 0
      ? []
      : [{ username, where: 'page', code: 'worse', kpis }];
  });
  return [...listed, ...paged];
}

/** Ids of KPIs wherever they stand in the parameters: drivers may be lists. */
function kpisIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[a-z]+(-[a-z]+)*$/.test(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(kpisIn);
}
