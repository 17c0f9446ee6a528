/** The real sf CLI, unmodified, as a process: what an admin types must work here as it does on Salesforce. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeId } from './id.ts';
import { SfProcess } from './sf-process.ts';
import { listenTestOrg, type ListeningOrg } from './testing.ts';
import { registerJwtKey } from './web/jwt.ts';

jest.setTimeout(180_000);

const cli = new SfProcess();
const file = (name: string, text: string): string => {
  writeFileSync(join(cli.folder, name), text);
  return name;
};
const written = (name: string): string => readFileSync(join(cli.folder, name), 'utf8');
const jwtUsername = 'jwt@local.test';
const run: SfProcess['run'] = (...given) => cli.run(...given);
const sf: SfProcess['result'] = (...given) => cli.result(...given);
const onOrg: SfProcess['onOrg'] = (...given) => cli.onOrg(...given);

let test: ListeningOrg;
let url: string;

beforeAll(async () => {
  test = await listenTestOrg();
  url = test.url.replace('127.0.0.1', 'localhost');
  expect(await cli.login(test.url, test.token)).toMatchObject({
    username: test.user.username,
    orgId: test.org.organizationId,
    isDevHub: false,
    isScratch: false,
    instanceApiVersion: '66.0',
  });
});
afterAll(async () => {
  await test.close();
  cli.remove();
});

const accounts = (name: string) => test.reader.lookup('Account', 'Name', name);

describe('sf org', () => {
  it('logs in by JWT', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    registerJwtKey(test.org, 'jwt-app', publicKey.export({ type: 'spki', format: 'pem' }) as string);
    const users = test.org.store.table('User');
    const admin = users.get(test.user.id);
    if (!admin) throw new Error('no administrator');
    users.put({ ...admin, Id: makeId('005', 77), Username: jwtUsername });
    const key = file('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    const login = ['org', 'login', 'jwt', '--client-id', 'jwt-app', '--jwt-key-file', key, '--alias', 'jwt'];
    expect(await sf([...login, '--username', jwtUsername, '--instance-url', url])).toMatchObject({
      username: jwtUsername,
      orgId: test.org.organizationId,
    });
    const refused = await run([...login, '--username', 'nobody@local.test', '--instance-url', url]);
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain("user hasn't approved this consumer");
  });

  it('displays and lists', async () => {
    expect(await onOrg('org', 'display')).toMatchObject({ connectedStatus: 'Connected', apiVersion: '66.0' });
    const { nonScratchOrgs, devHubs } = await sf<Record<string, unknown[]>>(['org', 'list']);
    expect(devHubs).toEqual([]);
    expect(nonScratchOrgs).toContainEqual(
      expect.objectContaining({ username: test.user.username, connectedStatus: 'Connected' }),
    );
  });

  it('opens by a link that signs in', async () => {
    const { url: link } = await onOrg<{ url: string }>(
      'org',
      'open',
      '--url-only',
      '--path',
      'lightning/n/X',
    );
    expect(new URL(link).pathname).toBe('/secur/frontdoor.jsp');
    expect(new URL(link).searchParams.get('startURL')).toBe('/lightning/n/X');
  });
});

describe('sf data, one record', () => {
  it('creates, gets, updates and deletes', async () => {
    const object = ['--sobject', 'Account'];
    const created = await onOrg(
      'data',
      'create',
      'record',
      ...object,
      '--values',
      "Name='Acme Inc' Rating=Hot",
    );
    expect(created).toMatchObject({ success: true, id: accounts('Acme Inc')[0]?.Id });
    const where = ['--where', "Name='Acme Inc'"];
    expect(await onOrg('data', 'get', 'record', ...object, ...where)).toMatchObject({ Rating: 'Hot' });
    const renamed = ['--values', `Name="Joe's Acme" Rating=Cold`];
    await onOrg('data', 'update', 'record', ...object, ...where, ...renamed);
    expect(accounts("Joe's Acme")[0]?.Rating).toBe('Cold');
    await onOrg('data', 'delete', 'record', ...object, '--record-id', String(created.id));
    expect(accounts("Joe's Acme")).toEqual([]);
  });

  it('queries, as JSON and as CSV, and says what is wrong', async () => {
    const soql = `SELECT Id, Name, Profile.Name FROM User WHERE Id = '${test.user.id}'`;
    expect(await onOrg('data', 'query', '--query', soql)).toMatchObject({
      totalSize: 1,
      done: true,
      records: [{ Name: test.user.name, Profile: { Name: 'System Administrator' } }],
    });
    const query = ['data', 'query', '--target-org', 'local', '--query'];
    expect((await run([...query, soql, '--result-format', 'csv'])).stdout).toBe(
      `Id,Name,Profile.Name\n${test.user.id},${test.user.name},System Administrator\n`,
    );
    const children = "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Parent'";
    const { id } = test.writer.insert('Account', { Name: 'Parent' });
    test.writer.insert('Contact', { LastName: 'Child', AccountId: id });
    const [nested, wrong] = await Promise.all([
      run([...query, children, '--result-format', 'csv']),
      run([...query, 'SELECT Nope FROM Account']),
    ]);
    expect(nested.stdout).toMatch(/^Name,.*Contacts.*\nParent,.*Child/);
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining("No such column 'Nope'")]);
  });
});

describe('sf data, trees', () => {
  it('imports a plan and exports it again', async () => {
    const record = (type: string, referenceId: string, fields: object) =>
      JSON.stringify({ records: [{ attributes: { type, referenceId }, ...fields }] });
    file('a.json', record('Account', 'A1', { Name: 'Tree' }));
    file('c.json', record('Contact', 'C1', { LastName: 'Leaf', AccountId: '@A1' }));
    const plan = ['Account', 'Contact'].map((sobject) => ({
      sobject,
      files: [`${sobject[0]?.toLowerCase()}.json`],
    }));
    file('plan.json', JSON.stringify(plan));
    const imported = await onOrg<{ refId: string; id: string }[]>(
      ...['data', 'import', 'tree', '--plan', 'plan.json'],
    );
    expect(imported.map(({ refId }) => refId)).toEqual(['A1', 'C1']);
    expect(test.reader.get('Contact', imported[1]?.id ?? '')?.AccountId).toBe(imported[0]?.id);
    const soql = "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Tree'";
    await onOrg('data', 'export', 'tree', '--query', soql, '--plan', '--output-dir', 'out');
    expect(JSON.parse(written('out/Contact.json'))).toMatchObject({
      records: [{ LastName: 'Leaf', AccountId: '@AccountRef1' }],
    });
    const bad = file('bad.json', record('Contact', 'C2', { FirstName: 'No' }));
    const refused = await run(['data', 'import', 'tree', '--files', bad, '--target-org', 'local']);
    expect([refused.code, refused.stdout + refused.stderr]).toEqual([
      1,
      expect.stringContaining('REQUIRED_FIELD_MISSING'),
    ]);
  });
});

/** The CLI looks at a job after five seconds, so the jobs that may run side by side do. */
describe('sf data, bulk', () => {
  const wait = ['--wait', '2'];

  it('upserts and imports', async () => {
    file('subjects.csv', 'Key__c,Name,Kind__c\nteam:1,One,team\nteam:2,Two,team\n');
    file('accounts.csv', 'Name,Rating\nBulk A,Hot\n"Bulk, B",Cold\n');
    const key = ['--external-id', 'Key__c'];
    const subjects = ['--sobject', 'Touchline_Subject__c', ...key, '--file', 'subjects.csv'];
    const [upserted, imported] = await Promise.all([
      onOrg<{ jobInfo: object }>('data', 'upsert', 'bulk', ...subjects, ...wait),
      onOrg('data', 'import', 'bulk', '--sobject', 'Account', '--file', 'accounts.csv', ...wait),
    ]);
    expect(upserted.jobInfo).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2 });
    expect(test.reader.lookup('Touchline_Subject__c', 'Key__c', 'team:2')).toHaveLength(1);
    expect(imported).toMatchObject({ processedRecords: 2, successfulRecords: 2, failedRecords: 0 });
    expect(accounts('Bulk, B')).toHaveLength(1);
  });

  it('exports, updates and deletes what it exported', async () => {
    const soql = ['--query', "SELECT Id FROM Account WHERE Name LIKE 'Bulk%'"];
    const into = (file: string, format: string): string[] => [
      ...['--output-file', file, '--result-format', format],
      ...wait,
    ];
    const exported = await Promise.all([
      onOrg('data', 'export', 'bulk', ...soql, ...into('ids.csv', 'csv')),
      onOrg('data', 'export', 'bulk', ...soql, ...into('ids.json', 'json')),
    ]);
    expect(exported).toMatchObject([{ totalSize: 2 }, { totalSize: 2 }]);
    const [, ...ids] = written('ids.csv').replaceAll('"', '').trim().split('\n');
    expect((JSON.parse(written('ids.json')) as { Id: string }[]).map(({ Id }) => Id)).toEqual(ids);
    file('ratings.csv', `Id,Rating\n${ids.map((id) => `${id},Warm\n`).join('')}`);
    const account = ['--sobject', 'Account', '--file'];
    const update = ['data', 'update', 'bulk', ...account, 'ratings.csv', ...wait];
    const updated = await onOrg<{ jobId: string }>(...update);
    expect(updated).toMatchObject({ successfulRecords: 2, failedRecords: 0 });
    expect(accounts('Bulk A')[0]?.Rating).toBe('Warm');
    const [results, deleted] = await Promise.all([
      onOrg('data', 'bulk', 'results', '--job-id', updated.jobId),
      onOrg<{ jobInfo: object }>('data', 'delete', 'bulk', ...account, 'ids.csv', ...wait),
    ]);
    expect(results).toMatchObject({ processedRecords: 2, successfulRecords: 2 });
    expect(deleted.jobInfo).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
    expect(accounts('Bulk A')).toEqual([]);
  });
});

describe('sf, what admins look up and give', () => {
  it('lists and describes objects, limits, types and components', async () => {
    const subject = 'Touchline_Subject__c';
    const [objects, limits, types, components, described] = await Promise.all([
      onOrg<string[]>('sobject', 'list', '--sobject', 'custom'),
      onOrg<{ name: string }[]>('org', 'list', 'limits'),
      onOrg<{ metadataObjects: { xmlName: string }[] }>('org', 'list', 'metadata-types'),
      onOrg<{ fullName: string }[]>('org', 'list', 'metadata', '--metadata-type', 'CustomObject'),
      onOrg<{ name: string; fields: { name: string }[] }>('sobject', 'describe', '--sobject', subject),
    ]);
    expect(objects).toContain(subject);
    expect([described.name, described.fields.map(({ name }) => name)]).toEqual([
      subject,
      expect.arrayContaining(['Id', 'Key__c']),
    ]);
    expect(limits.map(({ name }) => name)).toContain('DailyApiRequests');
    expect(types.metadataObjects.map(({ xmlName }) => xmlName)).toContain('FlexiPage');
    expect(components.map(({ fullName }) => fullName)).toEqual(expect.arrayContaining(['Account', subject]));
  });

  it('gives a permission set to somebody else; logging out leaves nobody', async () => {
    const permset = ['org', 'assign', 'permset', '--name'];
    const somebody = ['--on-behalf-of', jwtUsername];
    const id = makeId('0PS', 900);
    test.org.store.table('PermissionSet').put({ Id: id, Name: 'Some_Rights', Label: 'Some', IsCustom: true });
    const [given, refused] = await Promise.all([
      onOrg<{ successes: object[] }>(...permset, 'Some_Rights', ...somebody),
      run([...permset, 'Nobodys_Rights', '--target-org', 'local']),
    ]);
    expect(given.successes).toEqual([{ name: jwtUsername, value: 'Some_Rights' }]);
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('not found in target org')]);
    await run(['org', 'logout', '--target-org', 'local', '--no-prompt']);
    expect((await run(['org', 'display', '--target-org', 'local'])).stderr).toContain('local');
  });
});
