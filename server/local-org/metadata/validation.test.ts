/** What a deployment is refused for, and in which words. */
import type { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import {
  bundle,
  deployer,
  jsforceOn,
  labelsFile,
  objectFile,
  packageXml,
  pageFile,
  textField,
  xmlFile,
  type Files,
  type Members,
} from './testing.ts';

jest.setTimeout(120_000);

let test: ListeningOrg;
let connection: Connection;
let deploy: ReturnType<typeof deployer>;
beforeAll(async () => {
  test = await listenTestOrg({ withoutTouchline: true });
  connection = await jsforceOn(test);
  deploy = deployer(connection);
  const files = {
    'objects/Thing__c.object': objectFile(textField('Size__c') + textField('Colour__c')),
    'labels/CustomLabels.labels': labelsFile('Hello', 'Bye'),
    ...bundle('good', "import HELLO from '@salesforce/label/c.Hello';", 'greeting = HELLO;'),
  };
  const members = {
    CustomObject: ['Thing__c'],
    CustomLabels: ['CustomLabels'],
    LightningComponentBundle: ['good'],
  };
  expect(await deploy(members, files)).toEqual({ success: true, failures: [] });
});
afterAll(() => test.close());

const field = (inner: string, name = 'N__c'): [Members, Files] => [
  { CustomField: [`Thing__c.${name}`] },
  {
    'objects/Thing__c.object': xmlFile(
      'CustomObject',
      `<fields>\n<fullName>${name}</fullName>\n<label>N</label>\n${inner}\n</fields>`,
    ),
  },
];
const rights = (inner: string): [Members, Files] => [
  { PermissionSet: ['P'] },
  { 'permissionsets/P.permissionset': xmlFile('PermissionSet', `<label>P</label>\n${inner}`) },
];
const fieldRight = (name: string): string =>
  `<fieldPermissions><editable>false</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;
const missing = (type: string, name: string): string => `no ${type} named ${name} found`;
const element = (name: string, type: string): string =>
  `Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}${name} invalid at this location in type ${type}`;

it.each<[string, [Members, Files], string]>([
  ['an unknown element', field('<lenght>3</lenght>'), element('lenght', 'CustomField')],
  [
    'an unknown element further down',
    rights(`<fieldPermissions><editible>true</editible><field>Thing__c.Size__c</field></fieldPermissions>`),
    element('editible', 'PermissionSetFieldPermissions'),
  ],
  [
    'an unknown element of a bundle',
    [
      { LightningComponentBundle: ['odd'] },
      {
        ...bundle('odd', '', ''),
        'lwc/odd/odd.js-meta.xml': xmlFile('LightningComponentBundle', '<api>66</api>'),
      },
    ],
    element('api', 'LightningComponentBundle'),
  ],
  [
    'an element twice',
    field('<type>Text</type>\n<length>3</length>\n<length>4</length>'),
    'Element length is duplicated at this location in type CustomField',
  ],
  [
    'a list that is torn apart',
    rights(`${fieldRight('Thing__c.Size__c')}<license>x</license>${fieldRight('Thing__c.Colour__c')}`),
    'Element fieldPermissions is duplicated at this location in type PermissionSet',
  ],
  [
    'a field twice',
    [
      { CustomObject: ['Thing__c'] },
      { 'objects/Thing__c.object': objectFile(textField('Twin__c') + textField('Twin__c')) },
    ],
    'Field: fullName, value:Twin__c appears more than once',
  ],
  [
    'a type of field nobody has',
    field('<type>Colour</type>'),
    "'Colour' is not a valid value for the enum 'FieldType'",
  ],
  [
    'no yes or no',
    field('<type>Text</type><length>3</length><required>maybe</required>'),
    "'maybe' is not a valid value",
  ],
  [
    'a look-up to nowhere',
    field('<type>Lookup</type><referenceTo>Gone__c</referenceTo>'),
    missing('CustomObject', 'Gone__c'),
  ],
  ['text without length', field('<type>Text</type>'), "Must specify 'length' for a CustomField of type Text"],
  ['a number without scale', field('<precision>3</precision><type>Number</type>'), "Must specify 'scale'"],
  [
    'more places than digits',
    field('<type>Number</type><precision>2</precision><scale>3</scale>'),
    'greater than or equal to the scale',
  ],
  ['too long a text', field('<type>Text</type><length>256</length>'), 'The length must be between 1 and 255'],
  [
    'a length on a date',
    field('<type>Date</type><length>3</length>'),
    "Can not specify 'length' for a CustomField of type Date",
  ],
  [
    'a formula where none can be',
    field('<type>Picklist</type><formula>1</formula>'),
    "Can not specify 'formula'",
  ],
  [
    'a formula',
    field('<type>Number</type><precision>3</precision><scale>0</scale><formula>1 + 1</formula>'),
    'formula fields',
  ],
  [
    'a default of another type',
    field('<type>Checkbox</type><defaultValue>"no"</defaultValue>'),
    'Formula result is data type (Text), incompatible with expected data type (Boolean).',
  ],
  ['a name of 41 letters', field('<type>Date</type>', `${'N'.repeat(41)}__c`), 'maximum length is:40'],
  [
    'a name that is none',
    field('<type>Date</type>', 'A__B__c'),
    'can only contain underscores and alphanumeric characters',
  ],
  [
    'an object without a name field',
    [
      { CustomObject: ['X__c'] },
      { 'objects/X__c.object': objectFile().replace(/<nameField>.*<\/nameField>/, '') },
    ],
    'Must specify a nameField of type Text or AutoNumber',
  ],
  [
    'a custom setting',
    [
      { CustomObject: ['X__c'] },
      { 'objects/X__c.object': xmlFile('CustomObject', '<customSettingsType>List</customSettingsType>') },
    ],
    'The local org does not speak this yet: custom settings',
  ],
  ['a type nobody knows', [{ Flow: ['F'] }, {}], "Unknown type name 'Flow'"],
  ['Apex', [{}, { 'classes/A.cls': 'class A {}' }], 'Apex is not supported'],
  [
    'XML that is none',
    [{ CustomTab: ['T'] }, { 'tabs/T.tab': '<CustomTab><label></CustomTab>' }],
    'Error parsing file',
  ],
  ['a member without a file', [{ CustomTab: ['T'] }, {}], 'was not found in zipped directory'],
  [
    'a file without a member',
    [{}, { 'tabs/T.tab': xmlFile('CustomTab', '<label>T</label>') }],
    'is not named in package.xml',
  ],
  [
    'a field of an object that is not there',
    [
      { CustomField: ['Gone__c.A__c'] },
      { 'objects/Gone__c.object': xmlFile('CustomObject', textField('A__c')) },
    ],
    missing('CustomObject', 'Gone__c'),
  ],
  [
    'rights on a field of nobody',
    rights(fieldRight('Account.Nope__c')),
    missing('CustomField', 'Account.Nope__c'),
  ],
  [
    'rights without a name',
    [
      { PermissionSet: ['P'] },
      { 'permissionsets/P.permissionset': xmlFile('PermissionSet', '<license>x</license>') },
    ],
    'Required field is missing: label',
  ],
  [
    'a component that does not compile',
    [{ LightningComponentBundle: ['bad'] }, bundle('bad', '', 'get wrong( }')],
    'LWC1007',
  ],
  [
    'a page with a component that is not there',
    [{ FlexiPage: ['P'] }, { 'flexipages/P.flexipage': pageFile('c:nowhere') }],
    'c:nowhere',
  ],
  [
    'a change of a standard object',
    [
      { CustomObject: ['Account'] },
      { 'objects/Account.object': xmlFile('CustomObject', '<sharingModel>Private</sharingModel>') },
    ],
    'changing standard object Account',
  ],
])('refuses %s, and changes nothing', async (_what, [members, files], words) => {
  const before = test.org.schema;
  const { success, failures } = await deploy(members, files);
  expect([success, failures[0]?.problem]).toEqual([false, expect.stringContaining(words)]);
  expect(test.org.schema).toBe(before);
});

it('says the line of what is wrong', async () => {
  const { failures } = await deploy(...field('<type>Text</type>\n<lenght>3</lenght>'));
  expect(failures).toMatchObject([{ fullName: 'Thing__c.N__c', lineNumber: 7 }]);
});

it('refuses a second type over values, and takes it where there are none', async () => {
  const { id } = await connection.sobject('Thing__c').create({ Name: 'One', Size__c: '4' });
  const number = (name: string): Promise<Awaited<ReturnType<typeof deploy>>> =>
    deploy(...field('<type>Number</type><precision>3</precision><scale>0</scale>', name));
  expect((await number('Size__c')).failures).toMatchObject([
    { problem: 'Cannot change type due to existing data' },
  ]);
  expect((await number('Colour__c')).success).toBe(true);
  await connection.sobject('Thing__c').update({ Id: id!, Colour__c: 7 });
  expect((await connection.query('SELECT Colour__c FROM Thing__c')).records).toMatchObject([
    { Colour__c: 7 },
  ]);
});

it('labels are deployed one by one; one that a component shows stays', async () => {
  const more = await deploy(
    { CustomLabels: ['CustomLabels'] },
    { 'labels/CustomLabels.labels': labelsFile('More') },
  );
  expect(more).toEqual({ success: true, failures: [] });
  const names = async (): Promise<string[]> =>
    (await connection.metadata.list({ type: 'CustomLabel' })).map(({ fullName }) => fullName).sort();
  expect(await names()).toEqual(['Bye', 'Hello', 'More']);
  const remove = (label: string) =>
    deploy({}, { 'destructiveChanges.xml': packageXml({ CustomLabel: [label] }) });
  const { success, failures } = await remove('Hello');
  expect([success, failures]).toEqual([false, [expect.objectContaining({ fullName: 'good' })]]);
  expect((await remove('Bye')).success).toBe(true);
  expect(await names()).toEqual(['Hello', 'More']);
});
