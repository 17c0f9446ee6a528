/** The admin's path with the real sf CLI, against an org that starts without Touchline. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readTree, type Tree } from './metadata/tree.ts';
import { SfProcess } from './sf-process.ts';
import { listenTestOrg, type ListeningOrg } from './testing.ts';

jest.setTimeout(300_000);

/** The repository itself, as an admin who cloned it types the commands. */
const admin = new SfProcess(resolve('.'));
let test: ListeningOrg;

beforeAll(async () => {
  test = await listenTestOrg({ withoutTouchline: true });
  await admin.login(test.url, test.token);
});
afterAll(async () => {
  await test.close();
  admin.remove();
});

interface Deployed {
  status: string;
  success: boolean;
  numberComponentErrors: number;
  numberComponentsDeployed: number;
  files: { state: string; fullName: string; error?: string; lineNumber?: number }[];
}
const deploy = (...more: string[]): Promise<Deployed> =>
  admin.onOrg<Deployed>('project', 'deploy', 'start', ...more);
const source = ['--source-dir', 'force-app'];

it('a dry run finds nothing wrong and changes nothing', async () => {
  expect(test.org.schema.object('Touchline_Subject__c')).toBeUndefined();
  const dry = await deploy(...source, '--dry-run');
  expect(dry).toMatchObject({ status: 'Succeeded', success: true, numberComponentErrors: 0 });
  expect(test.org.schema.object('Touchline_Subject__c')).toBeUndefined();
});

it('deploys the package, gives a permission set, and the org answers from the new schema', async () => {
  const deployed = await deploy(...source);
  expect(deployed).toMatchObject({ status: 'Succeeded', success: true, numberComponentErrors: 0 });
  expect(deployed.files.filter(({ state }) => state !== 'Created')).toEqual([]);
  const report = await admin.onOrg<Deployed>('project', 'deploy', 'report', '--use-most-recent');
  expect(report.numberComponentsDeployed).toBe(deployed.numberComponentsDeployed);
  await admin.onOrg('org', 'assign', 'permset', '--name', 'Touchline_Manager');
  const assigned =
    "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Touchline_Manager'";
  expect(await admin.onOrg('data', 'query', '--query', assigned)).toMatchObject({ totalSize: 1 });
  const values = "Name=Ann Key__c='person:1' Kind__c=person";
  await admin.onOrg('data', 'create', 'record', '--sobject', 'Touchline_Subject__c', '--values', values);
  const described = await admin.onOrg<{ fields: { name: string }[] }>(
    'sobject',
    'describe',
    '--sobject',
    'Touchline_Scorecard__c',
  );
  expect(described.fields.map(({ name }) => name)).toContain('Win_Rate__c');
  const listed = await admin.onOrg<{ fullName: string }[]>(
    'org',
    'list',
    'metadata',
    '--metadata-type',
    'PermissionSet',
  );
  expect(listed.map(({ fullName }) => fullName)).toContain('Touchline_Rep');
});

it('deploys the same again over REST, and nothing has changed', async () => {
  const again = await admin.result<Deployed>(
    ['project', 'deploy', 'start', '--source-dir', 'force-app/main/default/objects', '--target-org', 'local'],
    { SF_ORG_METADATA_REST_DEPLOY: 'true' },
  );
  expect(again.success).toBe(true);
  expect(new Set(again.files.map(({ state }) => state))).toEqual(new Set(['Unchanged']));
});

it('deploys what was validated, without sending it again, and cannot cancel it then', async () => {
  const rights = ['--metadata', 'PermissionSet:Touchline_Rep', '--test-level', 'RunLocalTests'];
  const validated = await admin.onOrg<Deployed & { checkOnly: boolean }>(
    ...['project', 'deploy', 'validate', ...rights],
  );
  expect(validated).toMatchObject({ success: true, checkOnly: true });
  const quick = ['project', 'deploy', 'quick', '--use-most-recent'];
  const deployed = await admin.onOrg<Deployed & { id: string }>(...quick);
  expect(deployed).toMatchObject({ status: 'Succeeded', success: true });
  const [cancelled, partial] = await Promise.all([
    admin.run(['project', 'deploy', 'cancel', '--job-id', deployed.id, '--target-org', 'local']),
    admin.run(['project', 'deploy', 'start', ...rights, '--ignore-errors', '--target-org', 'local']),
  ]);
  expect([cancelled.code, cancelled.stderr]).toEqual([1, expect.stringContaining('already completed')]);
  expect([partial.code, partial.stderr]).toEqual([
    1,
    expect.stringContaining('rollbackOnError option must be true'),
  ]);
});

describe('a project of its own', () => {
  const folder = join(admin.folder, 'project');
  const project = new SfProcess(folder);
  const objects = join(folder, 'force-app/main/default/objects/Touchline_Subject__c');
  beforeAll(async () => {
    mkdirSync(join(folder, 'force-app'), { recursive: true });
    cpSync('sfdx-project.json', join(folder, 'sfdx-project.json'));
    await project.login(test.url, test.token);
  });
  afterAll(() => project.remove());

  it('retrieves what was deployed, byte for byte', async () => {
    const [custom] = await Promise.all([
      project.onOrg<{ fullName: string }[]>('org', 'list', 'metadata', '--metadata-type', 'CustomObject'),
      project.result(['project', 'generate', 'manifest', '--from-org', 'local', '--name', 'org']),
    ]);
    expect(custom.map(({ fullName }) => fullName)).toContain('Account');
    await project.onOrg('project', 'retrieve', 'start', '--manifest', 'org.xml');
    const deployed = readTree('force-app/main/default');
    const retrieved = readTree(join(folder, 'force-app/main/default'));
    // sf writes an apostrophe as an entity, and no line break at the end of some files.
    const text = (tree: Tree, path: string): string =>
      Buffer.from(tree.get(path) ?? '')
        .toString('utf8')
        .replaceAll('&apos;', "'")
        .trim();
    const isDifferent = (path: string): boolean => text(deployed, path) !== text(retrieved, path);
    expect([...deployed.keys()].filter(isDifferent)).toEqual([]);
    expect(readFileSync(join(folder, 'org.xml'), 'utf8')).toContain(
      '<members>Touchline_Subject__c</members>',
    );
  });

  it('retrieves an archive and deploys it as it is', async () => {
    const into = ['--target-metadata-dir', 'archive', '--unzip'];
    const wanted = ['--metadata', 'CustomObject:Account', 'CustomTab'];
    await project.onOrg('project', 'retrieve', 'start', ...wanted, ...into);
    // The archive has a folder of that name in itself.
    const unpacked = ['--metadata-dir', join('archive', 'unpackaged', 'unpackaged')];
    const again = await project.onOrg<Deployed>('project', 'deploy', 'start', ...unpacked);
    expect(again).toMatchObject({ status: 'Succeeded', success: true });
    const nothing = ['project', 'retrieve', 'start', '--package-name', 'Nobodys'];
    expect(await project.onOrg(...nothing)).toMatchObject({
      status: 'Failed',
      errorMessage: "INVALID_CROSS_REFERENCE_KEY: No package named 'Nobodys' found",
    });
  });

  it('says which component is wrong, and on which line; nothing of the rest is deployed', async () => {
    const field = (name: string, length: string): string =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n    <fullName>${name}</fullName>\n    <label>${name}</label>\n    ${length}\n    <type>Text</type>\n</CustomField>\n`;
    writeFileSync(join(objects, 'fields/Good__c.field-meta.xml'), field('Good__c', '<length>80</length>'));
    writeFileSync(join(objects, 'fields/Bad__c.field-meta.xml'), field('Bad__c', '<lenght>80</lenght>'));
    const refused = await project.run([
      'project',
      'deploy',
      'start',
      '--source-dir',
      'force-app',
      '--target-org',
      'local',
    ]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(
      /CustomField.*Touchline_Subject__c\.Bad__c.*lenght invalid at this location in type CustomField.*\d+:\d+/,
    );
    expect(test.org.schema.object('Touchline_Subject__c')?.fieldByName.has('good__c')).toBe(false);
    rmSync(join(objects, 'fields/Bad__c.field-meta.xml'));
  });
});

it('takes everything off again, as config/uninstall says', async () => {
  const uninstall = ['--manifest', 'config/uninstall/package.xml'];
  const destructive = ['--post-destructive-changes', 'config/uninstall/destructiveChanges.xml'];
  const assignments = join(admin.folder, 'assignments.csv');
  const assigned = "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Touchline%'";
  const csv = ['--result-format', 'csv', '--output-file', assignments];
  expect(
    (await admin.run(['data', 'query', '--query', assigned, ...csv, '--target-org', 'local'])).code,
  ).toBe(0);
  const remove = ['data', 'delete', 'bulk', '--sobject', 'PermissionSetAssignment', '--file', assignments];
  await admin.onOrg(...remove, '--wait', '10');
  const removed = await deploy(...uninstall, ...destructive);
  expect(removed).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 });
  expect(test.org.schema.objects.filter(({ name }) => name.startsWith('Touchline'))).toEqual([]);
  const left = await admin.onOrg<unknown[]>(
    'org',
    'list',
    'metadata',
    '--metadata-type',
    'LightningComponentBundle',
  );
  expect(left).toEqual([]);
});
