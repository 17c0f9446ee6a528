/** One opportunity changes, one call is logged: its review, its owner's scorecards, those of the teams above and the organisation are written, nothing else. */
import { query } from './rows.ts';
import { dataFolder, runService, serviceEnvironment, startOrg, type RunningOrg } from './processes.ts';

const args = ['sync', '--json', '--as-of', '2026-11-20'];

test('one changed deal touches only what stands above it', async () => {
  const org = await startOrg(['--seed', 'tiny', '--as-of', '2026-11-20']);
  const data = dataFolder();
  const environment = serviceEnvironment(org, data.path);
  expect((await runService(args, environment)).code).toBe(0);
  const before = await modified(org);

  const [deal] = await query(
    org.url,
    org.accessToken,
    'SELECT Id, OwnerId, Owner.IsActive FROM Opportunity WHERE IsClosed = false AND Amount > 0 AND Owner.IsActive = true ORDER BY Id LIMIT 1',
  );
  await send(org, 'PATCH', `Opportunity/${String(deal!['Id'])}`, {
    Amount: 123_456,
    CloseDate: '2026-11-01',
  });
  const { code, stdout } = await runService(args, environment);
  expect(code).toBe(0);

  const owner = String(deal!['OwnerId']);
  await expectOnly(org, before, String(deal!['Id']), owner);
  expect(JSON.parse(stdout).objects.Touchline_Subject__c.written).toBe(0);

  const between = await modified(org);
  const call = { WhatId: deal!['Id'], OwnerId: owner, Status: 'Completed', TaskSubtype: 'Call' };
  await send(org, 'POST', 'Task', { ...call, Subject: 'Call', ActivityDate: '2026-11-20' });
  expect((await runService(args, environment)).code).toBe(0);
  await expectOnly(org, between, String(deal!['Id']), owner);
  await org.stop();
  await data.remove();
}, 120_000);

/** Key → time stamp of every scorecard and review. */
async function modified(org: RunningOrg): Promise<Map<string, string>> {
  const rows = await Promise.all(
    ['Touchline_Scorecard__c', 'Touchline_Deal_Review__c'].map((sObject) =>
      query(org.url, org.accessToken, `SELECT Key__c, SystemModstamp FROM ${sObject}`),
    ),
  );
  return new Map(rows.flat().map((row) => [String(row['Key__c']), String(row['SystemModstamp'])]));
}

async function chain(org: RunningOrg, user: string): Promise<string[]> {
  const managers = new Map(
    (await query(org.url, org.accessToken, 'SELECT Id, ManagerId FROM User')).map((row) => [
      String(row['Id']),
      row['ManagerId'] as string | null,
    ]),
  );
  const above: string[] = [];
  for (let manager = managers.get(user); manager && !above.includes(manager); manager = managers.get(manager))
    above.push(manager);
  return above;
}

async function send(org: RunningOrg, method: 'PATCH' | 'POST', path: string, fields: object): Promise<void> {
  const answer = await fetch(`${org.url}/services/data/v66.0/sobjects/${path}`, {
    method,
    headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  expect(answer.ok ? '' : await answer.text()).toBe('');
}

/** Since `before`, only the deal's review, its owner's scorecards and those above have changed. */
async function expectOnly(
  org: RunningOrg,
  before: Map<string, string>,
  deal: string,
  owner: string,
): Promise<void> {
  const above = (await chain(org, owner)).map((id) => `team:${id}`);
  const allowed = [`person:${owner}`, ...above];
  const changed = [...(await modified(org))]
    .filter(([key, stamp]) => before.get(key) !== stamp)
    .map(([key]) => key);
  const subjects = new Set(changed.filter((key) => key.includes('|')).map((key) => key.split('|')[0]!));
  expect(changed.filter((key) => !key.includes('|'))).toEqual([deal]);
  expect([...subjects].filter((key) => !allowed.includes(key) && !key.startsWith('organisation:'))).toEqual(
    [],
  );
  expect(subjects.has(allowed[0]!)).toBe(true);
  expect([...subjects].some((key) => key.startsWith('organisation:'))).toBe(true);
}
