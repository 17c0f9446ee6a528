import { createTestOrg } from '../../testing.ts';
import type { SaveResult } from '../../types.ts';

const idOf = (result: SaveResult) => (result.success ? result.id : JSON.stringify(result.errors));

function world() {
  const org = createTestOrg();
  const account = idOf(org.writer.insert('Account', { Name: 'Acme' }));
  const contact = idOf(
    org.writer.insert('Contact', { LastName: 'Buyer', FirstName: 'Bo', AccountId: account }),
  );
  const deal = idOf(
    org.writer.insert('Opportunity', {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
      AccountId: account,
    }),
  );
  return { ...org, account, contact, deal };
}

describe('task', () => {
  it('closes by status, remembers when, and stands in relations and on the deal', () => {
    const { writer, reader, account, contact, deal } = world();
    const task = {
      Subject: 'Call',
      TaskSubtype: 'Call',
      WhoId: contact,
      WhatId: deal,
      ActivityDate: '2026-11-18',
    };
    const id = idOf(writer.insert('Task', task));
    expect(reader.get('Task', id)).toMatchObject({
      Status: 'Not Started',
      IsClosed: false,
      AccountId: account,
    });
    expect(reader.get('Opportunity', deal)).toMatchObject({ HasOpenActivity: true, LastActivityDate: null });
    writer.update('Task', id, { Status: 'Completed' });
    expect(reader.get('Task', id)).toMatchObject({
      IsClosed: true,
      CompletedDateTime: '2026-11-20T18:00:00.000Z',
    });
    expect(reader.get('Opportunity', deal)).toMatchObject({
      HasOpenActivity: false,
      LastActivityDate: '2026-11-18',
    });
    const relations = () =>
      reader.lookup('TaskRelation', 'TaskId', id).map((row) => [row.RelationId, row.IsWhat, row.AccountId]);
    expect(relations()).toEqual([
      [contact, false, account],
      [deal, true, account],
    ]);
    writer.update('Task', id, { WhatId: null, Status: 'In Progress' });
    expect(relations()).toEqual([[contact, false, account]]);
    expect(reader.get('Task', id)).toMatchObject({ IsClosed: false, CompletedDateTime: null });
    expect(reader.get('Opportunity', deal)?.LastActivityDate).toBeNull();
  });

  it('takes a contact or lead as who, and nothing else', () => {
    const { writer, account } = world();
    expect(writer.insert('Task', { WhoId: account })).toMatchObject({
      success: false,
      errors: [{ statusCode: 'FIELD_INTEGRITY_EXCEPTION' }],
    });
  });
});

describe('event', () => {
  it('keeps start, end, length and day consistent', () => {
    const { writer, reader, deal } = world();
    const start = '2026-11-19T23:30:00Z';
    const id = idOf(writer.insert('Event', { StartDateTime: start, DurationInMinutes: 60, WhatId: deal }));
    expect(reader.get('Event', id)).toMatchObject({
      EndDateTime: '2026-11-20T00:30:00.000Z',
      ActivityDate: '2026-11-19',
      ActivityDateTime: '2026-11-19T23:30:00.000Z',
    });
    writer.update('Event', id, { EndDateTime: '2026-11-20T00:00:00Z' });
    expect(reader.get('Event', id)).toMatchObject({ DurationInMinutes: 30 });
    expect(reader.get('Opportunity', deal)?.LastActivityDate).toBe('2026-11-19');
    expect(writer.update('Event', id, { EndDateTime: '2026-11-19T00:00:00Z' })).toMatchObject({
      errors: [{ statusCode: 'FIELD_INTEGRITY_EXCEPTION' }],
    });
    expect(writer.insert('Event', { Subject: 'x' })).toMatchObject({
      errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }],
    });
  });
});
