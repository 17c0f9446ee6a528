import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '../config.ts';
import { bench } from '../extract/testing.ts';
import type { Bench } from '../extract/testing.ts';
import { silentLogger } from '../log.ts';
import { checks } from './checks.ts';
import { diagnose, runDoctor } from './doctor.ts';
import type { Diagnosis } from './doctor.ts';

// Every test serves a whole org.
jest.setTimeout(60_000);

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.close());

async function findings(): Promise<Diagnosis[]> {
  const all: Diagnosis[] = [];
  for await (const diagnosis of diagnose(b.connection)) all.push(diagnosis);
  return all;
}

test('every file is a check in the list, named as the file', () => {
  const files = readdirSync(join(import.meta.dirname, 'checks')).map((file) => file.replace('.ts', ''));
  expect(checks.map((check) => check.id).sort()).toEqual(files.sort());
});

test('a fresh org has nothing that fails, and every warning has a fix', async () => {
  const all = await findings();
  expect(all.filter((each) => each.status === 'fail')).toEqual([]);
  expect(all.filter((each) => each.finding.startsWith('Could not be checked'))).toEqual([]);
  for (const each of all.filter((one) => one.status !== 'ok')) expect(each.fix).toBeTruthy();
});

test('no activities and no managers are said, not judged', async () => {
  const all = await findings();
  expect(all.find((each) => each.id === 'activities')).toMatchObject({ status: 'warn' });
  expect(all.find((each) => each.id === 'hierarchy')?.finding).toMatch(/no teams/);
});

test('a manager outside the role path is named', async () => {
  const role = (name: string, parent: string | null) => {
    const made = b.writer.insert('UserRole', {
      Name: name,
      DeveloperName: name.replace(' ', '_'),
      ParentRoleId: parent,
    });
    if (!made.success) throw new Error(JSON.stringify(made.errors));
    return made.id;
  };
  const profile = [...b.reader.rows('Profile')][0]?.Id;
  const person = (name: string, roleId: string, managerId: string | null) => {
    const made = b.writer.insert('User', {
      LastName: name,
      Alias: name,
      CommunityNickname: name,
      Username: `${name}@touchline.test`,
      Email: `${name}@touchline.test`,
      ProfileId: profile,
      UserRoleId: roleId,
      ManagerId: managerId,
      IsActive: true,
      TimeZoneSidKey: 'America/Los_Angeles',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
    });
    if (!made.success) throw new Error(JSON.stringify(made.errors));
    return made.id;
  };
  const top = role('Top', null);
  const sales = role('Sales', top);
  const boss = person('Boss', top, null);
  const peer = person('Peer', sales, null);
  person('Anna', sales, boss);
  person('Ben', sales, peer);
  const found = (await findings()).filter((each) => each.id === 'hierarchy');
  expect(found[0]).toMatchObject({ status: 'ok' });
  expect(found[1]?.finding).toMatch(/Peer \(of Ben\)\./);
  expect(found[1]?.finding).not.toMatch(/Boss/);
});

test('generated columns are looked for too', async () => {
  const lines: string[] = [];
  const credentials = { kind: 'token', accessToken: new Secret(b.token), instanceUrl: b.url } as const;
  const ownColumns = { Touchline_Scorecard__c: [{ name: 'Not_There__c', type: 'number' as const }] };
  const code = await runDoctor({
    config: { credentials },
    log: silentLogger,
    print: (l) => lines.push(l),
    ownColumns,
  });
  expect(code).toBe(1);
  expect(lines.join('\n')).toMatch(
    /FAIL {2}package-objects: .*Touchline_Scorecard__c\.Not_There__c[^]*fix: Deploy this version/,
  );
});

test('a refused login is one line with its fix', async () => {
  const lines: string[] = [];
  const credentials = { kind: 'token', accessToken: new Secret('wrong'), instanceUrl: b.url } as const;
  const code = await runDoctor({
    config: { credentials },
    log: silentLogger,
    print: (line) => lines.push(line),
  });
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(/^FAIL {2}login: .*does not accept the access token/),
    expect.stringMatching(/fix: set a fresh SALESFORCE_ACCESS_TOKEN/),
  ]);
});
