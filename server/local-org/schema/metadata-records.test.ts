import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestOrg } from '../testing.ts';
import { loadMetadataRecords } from './metadata-records.ts';

function folderWith(name: string, values: string): string {
  const root = mkdtempSync(join(tmpdir(), 'metadata-'));
  mkdirSync(join(root, 'customMetadata'));
  writeFileSync(
    join(root, 'customMetadata', name),
    `<?xml version="1.0" encoding="UTF-8"?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <label>Late untouched</label><protected>false</protected>${values}</CustomMetadata>`,
  );
  return root;
}
const value = (field: string, inner: string) => `<values><field>${field}</field>${inner}</values>`;

describe('custom metadata records', () => {
  it('become rows with the names a deployment gives them', () => {
    const { org, reader } = createTestOrg();
    const folder = folderWith(
      'Touchline_Flag_Rule.Late.md-meta.xml',
      value('Value__c', '<value xsi:type="xsd:double">5.0</value>') +
        value('Is_Active__c', '<value xsi:type="xsd:boolean">true</value>') +
        value('Stage_Band__c', '<value xsi:nil="true"/>'),
    );
    loadMetadataRecords(folder, org.schema, org.store, '2026-11-20T18:00:00.000Z');
    expect([...reader.rows('Touchline_Flag_Rule__mdt')]).toMatchObject([
      {
        DeveloperName: 'Late',
        MasterLabel: 'Late untouched',
        Value__c: 5,
        Is_Active__c: true,
        Stage_Band__c: null,
      },
    ]);
  });

  it('names the file that speaks of an unknown type or field', () => {
    const { org } = createTestOrg();
    const load = (folder: string) => () => loadMetadataRecords(folder, org.schema, org.store, '');
    expect(load(folderWith('Nope.X.md-meta.xml', ''))).toThrow(
      /Nope\.X\.md-meta\.xml: there is no custom metadata type/,
    );
    const unknown = folderWith('Touchline_Flag_Rule.X.md-meta.xml', value('Colour__c', '<value>x</value>'));
    expect(load(unknown)).toThrow(/X\.md-meta\.xml: Touchline_Flag_Rule__mdt has no field Colour__c/);
  });
});
