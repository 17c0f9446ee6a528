import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSchema } from './schema.ts';

const xml = (root: string, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`;
const user = {
  name: 'User',
  label: 'User',
  labelPlural: 'Users',
  keyPrefix: '005',
  system: true,
  fields: [],
};

function sources(files: Record<string, string>): { forceAppDir: string; standardDir: string } {
  const root = mkdtempSync(join(tmpdir(), 'schema-'));
  const forceAppDir = join(root, 'app');
  const standardDir = join(root, 'standard');
  mkdirSync(join(forceAppDir, 'objects'), { recursive: true });
  mkdirSync(standardDir);
  writeFileSync(join(standardDir, 'User.json'), JSON.stringify(user));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(forceAppDir, 'objects', path, '..'), { recursive: true });
    writeFileSync(join(forceAppDir, 'objects', path), text);
  }
  return { forceAppDir, standardDir };
}

const thing = (sharing: string, more = '') =>
  xml(
    'CustomObject',
    `<label>Thing</label><pluralLabel>Things</pluralLabel><sharingModel>${sharing}</sharingModel>
     <nameField><label>Thing Name</label><type>Text</type></nameField>${more}`,
  );

describe('loadSchema', () => {
  it('makes objects, shares and child relationships from metadata', () => {
    const detail = xml(
      'CustomField',
      `<fullName>Thing__c</fullName><label>Thing</label><type>MasterDetail</type>
       <referenceTo>Thing__c</referenceTo><relationshipName>Parts</relationshipName>`,
    );
    const schema = loadSchema(
      sources({
        'Thing__c/Thing__c.object-meta.xml': thing('Private'),
        'Part__c/Part__c.object-meta.xml': thing('ControlledByParent').replace(
          '<type>Text</type>',
          '<displayFormat>P-{000}</displayFormat><type>AutoNumber</type>',
        ),
        'Part__c/fields/Thing__c.field-meta.xml': detail,
      }),
    );
    const [part, owner] = [schema.object('part__C'), schema.object('Thing__c')];
    expect([part?.keyPrefix, owner?.keyPrefix]).toEqual(['a00', 'a01']);
    expect(part?.fieldByName.has('ownerid')).toBe(false);
    expect(part?.fieldByName.get('name')).toMatchObject({ autoNumberFormat: 'P-{000}', createable: false });
    expect(part?.fieldByName.get('thing__c')).toMatchObject({
      relationshipName: 'Thing__r',
      nillable: false,
    });
    expect(owner?.childRelationships).toContainEqual({
      childSObject: 'Part__c',
      field: 'Thing__c',
      relationshipName: 'Parts__r',
      cascadeDelete: true,
    });
    expect(schema.object('Thing__Share')?.fields.map((field) => field.name)).toEqual(
      expect.arrayContaining(['ParentId', 'AccessLevel', 'RowCause', 'UserOrGroupId', 'IsDeleted']),
    );
    expect(schema.object('Part__Share')).toBeUndefined();
    expect(schema.objectOfId('a01000000000001AAA')?.name).toBe('Thing__c');
  });

  it('names the file when it does not understand an element or a type', () => {
    const object = { 'Thing__c/Thing__c.object-meta.xml': thing('Private', '<surprise>true</surprise>') };
    expect(() => loadSchema(sources(object))).toThrow(
      /Thing__c\.object-meta\.xml: <surprise> is not supported/,
    );
    const field = xml('CustomField', '<fullName>F__c</fullName><label>F</label><type>Summary</type>');
    const withField = {
      'Thing__c/Thing__c.object-meta.xml': thing('Private'),
      'Thing__c/fields/F__c.field-meta.xml': field,
    };
    expect(() => loadSchema(sources(withField))).toThrow(/F__c\.field-meta\.xml: field type Summary/);
  });

  it('reads the shipped sources', () => {
    const schema = loadSchema({
      forceAppDir: 'force-app/main/default',
      standardDir: 'server/local-org/standard',
    });
    expect(schema.object('Touchline_Scorecard__c')?.fieldByName.get('subject__c')).toMatchObject({
      masterDetail: true,
      referenceTo: ['Touchline_Subject__c'],
      childRelationshipName: 'Scorecards__r',
    });
    expect(schema.object('Touchline_Subject__Share')).toBeDefined();
    expect(schema.object('Touchline_Flag_Rule__mdt')).toMatchObject({
      customMetadata: true,
      createable: false,
    });
    expect(schema.object('Touchline_Subject__c')?.fieldByName.get('kind__c')?.picklistValues).toHaveLength(3);
  });
});
