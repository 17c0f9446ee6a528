/** Runs that find nothing new: they compute and write nothing, and what stands is what computing would give. */
import type { RunSummary } from '../run-summary.ts';
import { totals } from '../run-summary.ts';
import { command, evening, openOrg, type OpenOrg } from './in-process.ts';

jest.setTimeout(300_000);

const minute = 60_000;
let now: number;
let org: OpenOrg;

beforeEach(async () => {
  now = Date.parse(evening);
  org = await openOrg('tiny', () => new Date(now));
});
afterEach(() => org.close());

async function sync(...args: string[]): Promise<RunSummary> {
  const { code, stdout, said } = await command(['sync', '--json', ...args], org.environment);
  if (code !== 0) throw new Error(said);
  return JSON.parse(stdout) as RunSummary;
}
const computed = ({ seconds }: RunSummary): boolean => 'metrics' in seconds;
const written = ({ objects }: RunSummary): number => totals(objects).written + totals(objects).deleted;

async function patch(path: string, fields: object, method = 'PATCH'): Promise<void> {
  const answer = await fetch(`${org.url}/services/data/v66.0/sobjects/${path}`, {
    method,
    headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const scorecards = () =>
  org.rows(
    'SELECT Key__c, Win_Rate__c, Median_Open_Age__c, Velocity_Evidence__c, Hygiene_Evidence__c FROM Touchline_Scorecard__c ORDER BY Key__c',
  );

test('a run that finds nothing new computes nothing, writes nothing, and keeps its moment', async () => {
  const first = await sync();
  expect(computed(first)).toBe(true);
  now += 5 * minute;
  const second = await sync();
  expect(computed(second)).toBe(false);
  expect(written(second)).toBe(0);
  expect(second.asOf).toBe(first.asOf);
  expect(second.warnings).toEqual(first.warnings);
  const before = await scorecards();
  await sync('--full', '--as-of', first.asOf);
  expect(await scorecards()).toEqual(before);
});

test('a changed record, a moment asked for and a new day are reasons to compute', async () => {
  const first = await sync();
  expect(computed(await sync('--as-of', first.asOf))).toBe(false);
  expect(computed(await sync('--as-of', '2026-11-19'))).toBe(true);
  expect(computed(await sync())).toBe(true);
  const [deal] = await org.rows('SELECT Id FROM Opportunity WHERE IsClosed = false ORDER BY Id LIMIT 1');
  await patch(`Opportunity/${String(deal!['Id'])}`, { Amount: 4711 });
  const after = await sync();
  expect(computed(after)).toBe(true);
  expect(written(after)).toBeGreaterThan(0);
  now += 24 * 60 * minute;
  expect(computed(await sync())).toBe(true);
});

test('reviews that somebody deleted or changed on the org are set right, and nothing else is written', async () => {
  await sync();
  const all = async () => {
    const rows = await org.rows(
      'SELECT Key__c, Flag_Count__c, Timeline__c FROM Touchline_Deal_Review__c ORDER BY Key__c',
    );
    return rows.map(({ attributes, ...said }) => said);
  };
  const before = await all();
  const [gone, changed] = await org.rows('SELECT Id FROM Touchline_Deal_Review__c ORDER BY Key__c LIMIT 2');
  await patch(`Touchline_Deal_Review__c/${String(gone!['Id'])}`, {}, 'DELETE');
  await patch(`Touchline_Deal_Review__c/${String(changed!['Id'])}`, { Flag_Count__c: 9 });
  expect(await all()).not.toEqual(before);
  now += 5 * minute;
  const repaired = await sync();
  expect(repaired.objects['Touchline_Deal_Review__c']).toMatchObject({ written: 2, deleted: 0 });
  expect(written(repaired) - repaired.objects['Touchline_Sync_Run__c']!.written).toBe(2);
  expect(await all()).toEqual(before);
});

test('a meeting that ended is a reason to compute once the results are an hour old', async () => {
  const [deal] = await org.rows(
    'SELECT Id, OwnerId FROM Opportunity WHERE IsClosed = false ORDER BY Id LIMIT 1',
  );
  const [contact] = await org.rows('SELECT Id FROM Contact ORDER BY Id LIMIT 1');
  const at = (minutes: number) => new Date(now + minutes * minute).toISOString();
  const event = {
    Subject: 'Talk',
    OwnerId: deal!['OwnerId'],
    WhatId: deal!['Id'],
    WhoId: contact!['Id'],
    StartDateTime: at(-30),
    EndDateTime: at(10),
  };
  await patch('Event', event, 'POST');
  await sync();
  now += 5 * minute;
  expect(computed(await sync())).toBe(false);
  now += 10 * minute;
  expect(computed(await sync())).toBe(false);
  now += 50 * minute;
  expect(computed(await sync())).toBe(true);
});
