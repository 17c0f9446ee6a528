import { createTestOrg } from '../testing.ts';
import type { SaveResult } from '../types.ts';

function idOf(result: SaveResult): string {
  if (!result.success) throw new Error(JSON.stringify(result.errors));
  return result.id;
}
const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31' };

describe('writer', () => {
  it('stores canonical values, defaults and system fields', () => {
    const { writer, reader, user } = createTestOrg();
    const account = idOf(writer.insert('account', { name: ' Acme ', AnnualRevenue: '1200.555' }));
    expect(reader.get('Account', account)).toMatchObject({
      Name: 'Acme',
      AnnualRevenue: 1201,
      OwnerId: user.id,
      CreatedById: user.id,
      CreatedDate: '2026-11-20T18:00:00.000Z',
      IsDeleted: false,
    });
  });

  it('words failures as the platform does', () => {
    const { writer } = createTestOrg();
    const errorOf = (result: SaveResult) => (result.success ? null : result.errors[0]);
    expect(errorOf(writer.insert('Account', {}))).toEqual({
      statusCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Name]',
      fields: ['Name'],
    });
    expect(errorOf(writer.insert('Account', { Name: 'x'.repeat(256) }))).toMatchObject({
      statusCode: 'STRING_TOO_LONG',
      message: expect.stringMatching(/data value too large: x+ \(max length=255\)$/),
    });
    expect(errorOf(writer.insert('Account', { Name: 'a', Colour: 'red' }))).toMatchObject({
      statusCode: 'INVALID_FIELD',
      message: "No such column 'Colour' on sobject of type Account",
    });
    expect(errorOf(writer.insert('Opportunity', { ...deal, IsWon: true }))).toMatchObject({
      statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      fields: ['IsWon'],
    });
    expect(errorOf(writer.insert('Opportunity', { ...deal, AccountId: 'abc' }))).toMatchObject({
      statusCode: 'MALFORMED_ID',
      message: 'Account ID: id value of incorrect type: abc',
    });
    expect(errorOf(writer.insert('Opportunity', { ...deal, AccountId: '001000000000001AAA' }))).toMatchObject(
      {
        statusCode: 'INVALID_CROSS_REFERENCE_KEY',
      },
    );
    expect(errorOf(writer.insert('Opportunity', { ...deal, AccountId: '003000000000001AAA' }))).toMatchObject(
      {
        statusCode: 'FIELD_INTEGRITY_EXCEPTION',
      },
    );
    expect(errorOf(writer.insert('Opportunity', { ...deal, CloseDate: '2026-02-30' }))).toMatchObject({
      statusCode: 'INVALID_TYPE_ON_FIELD_IN_RECORD',
    });
    expect(errorOf(writer.insert('Touchline_Subject__c', { Kind__c: 'planet' }))).toMatchObject({
      statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      message: 'Kind: bad value for restricted picklist field: planet',
    });
    expect(errorOf(writer.update('Account', '001000000000001AAA', { Name: 'x' }))?.statusCode).toBe(
      'INVALID_CROSS_REFERENCE_KEY',
    );
    expect(errorOf(writer.insert('OpportunityHistory', {}))?.statusCode).toBe('INVALID_TYPE_FOR_OPERATION');
  });

  it('upserts by external id, finds parents by theirs, keeps it unique', () => {
    const { writer, reader } = createTestOrg();
    const first = writer.upsert('Touchline_Subject__c', 'Key__c', 'person:1', {
      Name: 'Ada',
      Kind__c: 'person',
    });
    const again = writer.upsert('Touchline_Subject__c', 'Key__c', 'person:1', { Name: 'Bea' });
    expect([first.success && first.created, again.success && again.created]).toEqual([true, false]);
    expect(idOf(again)).toBe(idOf(first));
    expect(reader.get('Touchline_Subject__c', idOf(first))).toMatchObject({
      Name: 'Bea',
      Key__c: 'person:1',
    });
    const card = idOf(
      writer.upsert('Touchline_Scorecard__c', 'Key__c', 'k', {
        Subject__r: { Key__c: 'person:1' },
        Period_Type__c: 'week',
      }),
    );
    expect(reader.get('Touchline_Scorecard__c', card)).toMatchObject({
      Subject__c: idOf(first),
      Name: 'SC-000001',
    });
    const clash = writer.insert('Touchline_Subject__c', { Key__c: 'person:1' });
    expect(clash).toMatchObject({ success: false, errors: [{ statusCode: 'DUPLICATE_VALUE' }] });
    const orphan = writer.insert('Touchline_Scorecard__c', { 'Subject__r.Key__c': 'nobody' });
    expect(orphan).toMatchObject({ errors: [{ statusCode: 'INVALID_FIELD' }] });
  });

  it('deletes details with their master and brings them back together', () => {
    const { writer, reader } = createTestOrg();
    const subject = idOf(writer.insert('Touchline_Subject__c', { Name: 'Ada', Key__c: 'a' }));
    const member = idOf(
      writer.insert('Touchline_Subject__c', { Name: 'Bea', Key__c: 'b', Parent__c: subject }),
    );
    const card = idOf(writer.insert('Touchline_Scorecard__c', { Subject__c: subject, Key__c: 'k' }));
    expect(reader.rows('Touchline_Subject__Share')).toBeDefined();
    writer.delete('Touchline_Subject__c', subject);
    expect(reader.get('Touchline_Scorecard__c', card)).toBeUndefined();
    expect(reader.get('Touchline_Scorecard__c', card, { includeDeleted: true })?.IsDeleted).toBe(true);
    expect(reader.get('Touchline_Subject__c', member)?.Parent__c).toBeNull();
    expect(reader.lookup('Touchline_Subject__Share', 'ParentId', subject)).toEqual([]);
    expect(writer.delete('Touchline_Subject__c', subject)).toMatchObject({
      errors: [{ statusCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }],
    });
    writer.undelete('Touchline_Subject__c', subject);
    expect(reader.get('Touchline_Scorecard__c', card)?.IsDeleted).toBe(false);
    expect(reader.lookup('Touchline_Subject__Share', 'ParentId', subject)).toHaveLength(1);
  });

  it('keeps owner shares, ends manual shares with the owner, and repeats none', () => {
    const { writer, reader, org, user } = createTestOrg();
    const other = idOf(
      writer.insert('User', {
        Username: 'o@local.test',
        LastName: 'Other',
        Email: 'o@local.test',
        Alias: 'o',
        CommunityNickname: 'o',
        TimeZoneSidKey: 'GMT',
        LocaleSidKey: 'en_US',
        LanguageLocaleKey: 'en_US',
        EmailEncodingKey: 'UTF-8',
        ProfileId: [...org.store.table('Profile').rows()][0]?.Id,
        IsActive: true,
      }),
    );
    const subject = idOf(writer.insert('Touchline_Subject__c', { Name: 'Ada' }));
    const share = { ParentId: subject, UserOrGroupId: other, AccessLevel: 'Read' };
    const manual = idOf(writer.insert('Touchline_Subject__Share', share));
    expect(idOf(writer.insert('Touchline_Subject__Share', share))).toBe(manual);
    const causes = () =>
      reader
        .lookup('Touchline_Subject__Share', 'ParentId', subject)
        .map((row) => [row.RowCause, row.UserOrGroupId]);
    expect(causes()).toEqual([
      ['Owner', user.id],
      ['Manual', other],
    ]);
    writer.update('Touchline_Subject__c', subject, { OwnerId: other });
    expect(causes()).toEqual([['Owner', other]]);
  });

  it('takes activities and history of a deal along, and gives them back', () => {
    const { writer, reader } = createTestOrg();
    const id = idOf(writer.insert('Opportunity', deal));
    const task = idOf(writer.insert('Task', { WhatId: id, Subject: 'Call' }));
    const counts = () => [
      reader.lookup('OpportunityHistory', 'OpportunityId', id).length,
      reader.lookup('TaskRelation', 'TaskId', task).length,
      reader.get('Task', task) ? 1 : 0,
    ];
    writer.delete('Opportunity', id);
    expect(counts()).toEqual([0, 0, 0]);
    expect([...reader.rows('OpportunityHistory')]).toEqual([]);
    writer.undelete('Opportunity', id);
    expect(counts()).toEqual([1, 1, 1]);
  });
});
