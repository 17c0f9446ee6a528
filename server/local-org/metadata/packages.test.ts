/** Archives as streams and over REST, packages by name, standard objects, single labels, and deployments that are stopped. */
import { Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import type { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import { inTurn } from './turn.ts';
import {
  deployer,
  jsforceOn,
  labelsFile,
  metadataZip,
  objectFile,
  packageXml,
  textField,
} from './testing.ts';

jest.setTimeout(60_000);

let test: ListeningOrg;
let connection: Connection;
beforeAll(async () => {
  test = await listenTestOrg({ withoutTouchline: true });
  connection = await jsforceOn(test);
});
afterAll(() => test.close());

const boxed = (name: string): Buffer => {
  const manifest = packageXml({ CustomObject: ['Box__c'] }).replace(
    '<types>',
    `<fullName>${name}</fullName><types>`,
  );
  return metadataZip(
    {},
    { 'package.xml': manifest, 'objects/Box__c.object': objectFile(textField('Size__c')) },
  );
};
/** Text files of a retrieved archive by path. */
async function retrieved(request: object): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of connection.metadata.retrieve(request).stream()) chunks.push(chunk as Buffer);
  const files = unzipSync(Buffer.concat(chunks));
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]),
  );
}
const asked = (members: Record<string, string[]>) => ({
  unpackaged: {
    types: Object.entries(members).map(([name, all]) => ({ name, members: all })),
    version: '66.0',
  },
});

it('a package deployed as a stream is retrieved by its name as a stream', async () => {
  const result = await connection.metadata.deploy(Readable.from([boxed('Boxes')]), {}).complete(true);
  expect(result).toMatchObject({ success: true, status: 'Succeeded', numberComponentErrors: 0 });
  expect(result.numberComponentsDeployed).toBe(result.numberComponentsTotal);
  const files = await retrieved({ packageNames: ['Boxes'] });
  expect(Object.keys(files).sort()).toEqual(['Boxes/objects/Box__c.object', 'Boxes/package.xml']);
  expect(files['Boxes/package.xml']).toContain('<fullName>Boxes</fullName>');
  expect(files['Boxes/objects/Box__c.object']).toContain('<fullName>Size__c</fullName>');
  const single = await retrieved({ packageNames: ['Boxes'], singlePackage: true });
  expect(Object.keys(single)).toContain('objects/Box__c.object');
});

it('a package of nobody is not retrieved', async () => {
  const result = await connection.metadata.retrieve({ packageNames: ['Nope'] }).complete();
  expect(result).toMatchObject({
    done: true,
    success: false,
    status: 'Failed',
    errorStatusCode: 'INVALID_CROSS_REFERENCE_KEY',
    errorMessage: "INVALID_CROSS_REFERENCE_KEY: No package named 'Nope' found",
  });
});

it.each([true, false])('what was validated is deployed without its zip (over REST: %s)', async (rest) => {
  const zip = boxed('Boxes');
  const options = { checkOnly: true, testLevel: 'RunLocalTests' };
  const begun = rest
    ? connection.metadata.deployRest(zip, options)
    : connection.metadata.deploy(zip, options);
  const { id, success } = await begun.complete();
  expect(success).toBe(true);
  const deployed = await connection.metadata.deployRecentValidation({ id, rest });
  expect(deployed).toMatch(/^0Af/);
  expect(deployed).not.toBe(id);
});

it('a deployment that has ended cannot be cancelled; one that waits can', async () => {
  const ended = await connection.metadata.deploy(boxed('Boxes'), {}).complete();
  await expect(connection.metadata.cancelDeploy(ended.id)).rejects.toThrow('Deployment already completed');
  const files = { 'objects/Late__c.object': objectFile() };
  // Behind work that goes on until it is let go, so that it still waits when it is cancelled.
  let letGo = (): void => undefined;
  void inTurn(test.org, () => new Promise<void>((done) => (letGo = done)));
  const late = connection.metadata.deploy(metadataZip({ CustomObject: ['Late__c'] }, files), {});
  const { id } = await late;
  await connection.metadata.cancelDeploy(id);
  letGo();
  const result = await late.complete();
  expect([result.status, result.success]).toEqual(['Canceled', false]);
  expect(test.org.schema.object('Late__c')).toBeUndefined();
});

it('standard objects are listed and given by name, with what was added to them', async () => {
  const deploy = deployer(connection);
  const members = { CustomField: ['Account.Tier__c'] };
  const file = objectFile(textField('Tier__c')).replace(
    /<deploymentStatus>.*<sharingModel>\w+<\/sharingModel>\n/s,
    '',
  );
  expect(await deploy(members, { 'objects/Account.object': file })).toEqual({ success: true, failures: [] });
  const listed = await connection.metadata.list({ type: 'CustomObject' });
  expect(listed.map(({ fullName }) => fullName)).toEqual(expect.arrayContaining(['Account', 'Box__c']));
  const files = await retrieved(asked({ CustomObject: ['Account'] }));
  const account = files['unpackaged/objects/Account.object'] ?? '';
  expect(account).toContain('<fullName>Tier__c</fullName>');
  expect(account).toMatch(/<sharingModel>\w+<\/sharingModel>/);
  // What was given is taken again: it changes nothing.
  expect(await deploy({ CustomObject: ['Account'] }, { 'objects/Account.object': account })).toMatchObject({
    success: true,
  });
  const [wildcard] = Object.keys(await retrieved(asked({ CustomObject: ['*'] }))).filter((path) =>
    path.includes('Account'),
  );
  expect(wildcard).toBeUndefined();
});

it('a label is given alone', async () => {
  const deploy = deployer(connection);
  await deploy(
    { CustomLabels: ['CustomLabels'] },
    { 'labels/CustomLabels.labels': labelsFile('One', 'Two') },
  );
  const files = await retrieved(asked({ CustomLabel: ['Two'] }));
  const labels = files['unpackaged/labels/CustomLabels.labels'] ?? '';
  expect([labels.includes('Two'), labels.includes('One')]).toEqual([true, false]);
});
