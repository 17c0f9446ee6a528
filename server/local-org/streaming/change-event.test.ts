import { createTestOrg, type TestOrg } from '../testing.ts';
import { selectChangeEvents } from '../tooling/change-events.ts';
import type { ChangeMessage } from './testing.ts';
import { eventFor } from './event-for.ts';
import { eventBus } from './recorder.ts';

let given: TestOrg;
beforeEach(() => {
  given = createTestOrg();
  selectChangeEvents(given.org, ['Account', 'Contact', 'Opportunity']);
});

function events(): ChangeMessage[] {
  const { log } = eventBus(given.org);
  return [...log.after(log.beginning)].map((event) => eventFor(given.reader.schema, event) as ChangeMessage);
}
const told = () =>
  events().map(({ payload: { ChangeEventHeader: header } }) => [header['changeType'], header['recordIds']]);
const account = (Name: string, more = {}): string => {
  const result = given.writer.insert('Account', { Name, ...more });
  if (!result.success) throw new Error(JSON.stringify(result));
  return result.id;
};

test('a record has one event for a transaction, with what it was and became', () => {
  const id = given.org.store.atomic(() => {
    const made = account('First');
    given.writer.update('Account', made, { Name: 'Last' });
    return made;
  });
  expect(told()).toEqual([['CREATE', [id]]]);
  expect(events()[0]?.payload['Name']).toBe('Last');
  given.org.store.atomic(() => {
    given.writer.delete('Account', account('Passing'));
  });
  expect(told()).toHaveLength(1);
});

test('records of a transaction to which the same was done share an event; others follow in order', () => {
  const [one, two, three] = [account('1'), account('2'), account('3')];
  given.org.store.atomic(() => {
    given.writer.update('Account', one, { Site: 'Bern' });
    given.writer.update('Account', three, { Site: 'Basel' });
    given.writer.update('Account', two, { Site: 'Bern' });
  });
  expect(told().slice(3)).toEqual([
    ['UPDATE', [one, two]],
    ['UPDATE', [three]],
  ]);
  const headers = events()
    .slice(3)
    .map(({ payload }) => payload.ChangeEventHeader);
  expect(headers.map(({ sequenceNumber }) => sequenceNumber)).toEqual([1, 2]);
  expect(new Set(headers.map(({ transactionKey }) => transactionKey)).size).toBe(1);
  expect(headers[0]?.['commitNumber']).toBe(headers[1]?.['commitNumber']);
});

test('what goes with a deleted parent is told of too', () => {
  const id = account('Parent');
  const contact = given.writer.insert('Contact', { LastName: 'Low', FirstName: 'Lea', AccountId: id });
  expect(events().at(-1)?.payload).toMatchObject({
    Name: { FirstName: 'Lea', LastName: 'Low' },
    AccountId: id,
  });
  given.writer.delete('Account', id);
  expect(told().slice(2)).toEqual(
    expect.arrayContaining([
      ['DELETE', [id]],
      ['DELETE', [contact.id]],
    ]),
  );
});

test('seeding, deployments and failed saves are not told of', () => {
  given.org.store.table('Account').put({ Id: '0014L00000ZZZZZQAA', Name: 'Seeded' });
  given.writer.insert('Account', { Industry: 'Energy' });
  expect(events()).toEqual([]);
});

test('a subscriber hears nothing of fields and objects hidden from them', () => {
  const id = account('Acme', { Industry: 'Energy', BillingCity: 'Bern' });
  given.writer.update('Account', id, { Industry: 'Retail', Name: 'Acme Ltd', BillingCity: 'Basel' });
  const { log } = eventBus(given.org);
  const update = [...log.after(log.beginning)].at(-1)!;
  const { schema } = given.org;
  const def = schema.object('Account')!;
  const fields = def.fields.filter(({ name }) => !['Industry', 'BillingCity'].includes(name));
  const seen = { ...schema, object: () => ({ ...def, fields }) };
  const { payload } = eventFor(seen, update) as ChangeMessage;
  expect(payload.ChangeEventHeader['changedFields']).toEqual(['Name', 'LastModifiedDate']);
  expect(Object.keys(payload).sort()).toEqual(['ChangeEventHeader', 'LastModifiedDate', 'Name']);
  expect(eventFor({ ...schema, object: () => undefined }, update)).toBeUndefined();
});
