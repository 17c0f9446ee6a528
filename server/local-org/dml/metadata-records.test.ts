import { createTestOrg } from '../testing.ts';
import { deleteMetadataRecord, saveMetadataRecord } from './metadata-records.ts';

const type = 'Touchline_Flag_Rule__mdt';
const rule = {
  MasterLabel: 'Untouched after ten days',
  DeveloperName: 'Untouched_10',
  Flag__c: 'untouched',
  Parameter__c: 'days',
  Value__c: 10,
  Is_Active__c: true,
};

describe('records of a custom metadata type', () => {
  const setUp = () => {
    const { org, user, reader } = createTestOrg();
    const def = org.schema.object(type)!;
    return {
      save: (input: Record<string, unknown>, id: string | null = null) =>
        saveMetadataRecord(org, user, def, id, input),
      remove: (id: string) => deleteMetadataRecord(org, user, def, id),
      rows: () => [...org.store.table(type).rows()],
      api: org.writer(user),
      reader,
    };
  };

  it('are created with the names the platform gives them', () => {
    const { save, rows } = setUp();
    expect(save(rule)).toMatchObject({ success: true });
    expect(rows()).toEqual([
      expect.objectContaining({
        DeveloperName: 'Untouched_10',
        QualifiedApiName: 'Untouched_10',
        Label: 'Untouched after ten days',
        Language: 'en_US',
        Value__c: 10,
        Is_Active__c: true,
        Stage_Band__c: null,
      }),
    ]);
  });

  it('are changed and deleted', () => {
    const { save, remove, rows } = setUp();
    const { id } = save(rule) as { id: string };
    expect(save({ ...rule, Value__c: '12.5' }, id)).toMatchObject({ success: true });
    expect(rows()[0]).toMatchObject({ Id: id, Value__c: 12.5 });
    expect(remove(id)).toMatchObject({ success: true });
    expect(rows()).toEqual([]);
  });

  it.each([
    ['a label', { MasterLabel: null }, 'REQUIRED_FIELD_MISSING'],
    ['a name', { DeveloperName: '' }, 'REQUIRED_FIELD_MISSING'],
    ['a required field', { Flag__c: null }, 'REQUIRED_FIELD_MISSING'],
    ['a number', { Value__c: 'ten' }, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['a short text', { Stage_Band__c: 'x'.repeat(11) }, 'STRING_TOO_LONG'],
    ['a known field', { Nothing__c: 1 }, 'INVALID_FIELD'],
    ['a name without spaces', { DeveloperName: 'Ten days' }, 'INVALID_FULL_NAME'],
  ])('need %s', (_what, change, code) => {
    const { save, rows } = setUp();
    const result = save({ ...rule, ...change });
    expect(result).toMatchObject({ success: false, errors: [{ statusCode: code }] });
    expect(rows()).toEqual([]);
  });

  it('do not share a name', () => {
    const { save, rows } = setUp();
    save(rule);
    expect(save({ ...rule, DeveloperName: 'untouched_10' })).toMatchObject({
      success: false,
      errors: [{ statusCode: 'DUPLICATE_DEVELOPER_NAME' }],
    });
    expect(rows()).toHaveLength(1);
  });

  it('stay out of reach of the API', () => {
    const { api } = setUp();
    expect(api.insert(type, { MasterLabel: 'x' })).toMatchObject({ success: false });
  });
});
