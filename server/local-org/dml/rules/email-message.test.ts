import { createTestOrg } from '../../testing.ts';
import type { SaveResult } from '../../types.ts';

const { org, writer } = createTestOrg();
const id = (result: SaveResult): string => {
  if (!result.success) throw new Error(JSON.stringify(result.errors));
  return result.id;
};
const said = (result: SaveResult) => (result.success ? null : result.errors.map((each) => each.statusCode));
const rowOf = (object: string, result: SaveResult) => org.store.table(object).get(id(result));

describe('EmailMessage', () => {
  it('is named after its subject, and its text follows from its HTML', () => {
    const html = '<p>Hi <b>Ana</b>,</p>we &amp; you';
    const message = rowOf(
      'EmailMessage',
      writer.insert('EmailMessage', { Subject: 'Offer', HtmlBody: html }),
    );
    expect(message).toMatchObject({ Name: 'Offer', Status: '0', TextBody: 'Hi Ana,\nwe & you' });
    expect(rowOf('EmailMessage', writer.insert('EmailMessage', {}))?.Name).toBe('[No Subject]');
  });

  it('changes while it is a draft; afterwards only what others see of it', () => {
    const message = id(writer.insert('EmailMessage', { Subject: 'Offer', Status: '5' }));
    const update = (change: object) => said(writer.update('EmailMessage', message, { ...change }));
    expect(update({ Subject: 'Better offer' })).toBeNull();
    expect(update({ Status: '3' })).toBeNull();
    expect(update({ Subject: 'Other offer' })).toEqual(['INSUFFICIENT_ACCESS_OR_READONLY']);
    expect(update({ IsExternallyVisible: true })).toBeNull();
    const arrived = id(writer.insert('EmailMessage', { Subject: 'Yes', Incoming: true }));
    expect(said(writer.update('EmailMessage', arrived, { Status: '1' }))).toBeNull();
    expect(said(writer.update('EmailMessage', arrived, { Status: '0' }))).not.toBeNull();
  });

  it('knows whom it is from and to, and takes that along when it is deleted', () => {
    const contact = id(writer.insert('Contact', { LastName: 'Diaz', Email: 'diaz@example.com' }));
    const message = id(writer.insert('EmailMessage', { Subject: 'Offer' }));
    const relation = { EmailMessageId: message, RelationType: 'ToAddress' };
    const to = writer.insert('EmailMessageRelation', { ...relation, RelationId: contact });
    expect(rowOf('EmailMessageRelation', to)).toMatchObject({
      RelationObjectType: 'Contact',
      RelationAddress: 'diaz@example.com',
    });
    expect(said(writer.insert('EmailMessageRelation', relation))).toEqual(['REQUIRED_FIELD_MISSING']);
    id(writer.delete('EmailMessage', message));
    expect(rowOf('EmailMessageRelation', to)?.IsDeleted).toBe(true);
  });
});

describe('forecasts', () => {
  const [type] = [...org.store.table('ForecastingType').rows()];
  const quota = { ForecastingTypeId: type!.Id, StartDate: '2026-11-20', QuotaAmount: 50_000 };

  it('have quotas of a person and a month, once', () => {
    const made = writer.insert('ForecastingQuota', quota);
    expect(rowOf('ForecastingQuota', made)).toMatchObject({
      StartDate: '2026-11-01',
      QuotaOwnerId: org.sessions()[0]!.id,
      IsAmount: true,
      IsQuantity: false,
    });
    expect(said(writer.insert('ForecastingQuota', { ...quota, StartDate: '2026-11-02' }))).toEqual([
      'DUPLICATE_VALUE',
    ]);
    expect(said(writer.update('ForecastingQuota', id(made), { QuotaAmount: 60_000 }))).toBeNull();
  });

  it('have items that only the platform writes', () => {
    for (const result of [
      writer.insert('ForecastingItem', { ForecastAmount: 1 }),
      writer.update('ForecastingItem', '0J5000000000001AAA', { ForecastAmount: 1 }),
      writer.delete('ForecastingItem', '0J5000000000001AAA'),
    ])
      expect(said(result)).toEqual(['INVALID_TYPE_FOR_OPERATION']);
  });
});
