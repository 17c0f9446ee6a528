import { visibleSchema } from '../schema/visible.ts';
import { soql } from './query.ts';
import { ids, NOW, testWorld } from './testing.ts';

const world = testWorld();
const insert = (object: string, values: Record<string, unknown>): string => {
  const made = world.writer.insert(object, values);
  if (!made.success) throw new Error(JSON.stringify(made.errors));
  return made.id;
};
const account = insert('Account', { Name: 'Watched' });
const contact = insert('Contact', { LastName: 'Reader', AccountId: account });
const also = insert('Contact', { LastName: 'Other', AccountId: account });
const task = (Subject: string, values: object) =>
  insert('Task', { Subject, Status: 'Not Started', Priority: 'Normal', ...values });
const event = (Subject: string, start: string, values: object) =>
  insert('Event', { Subject, StartDateTime: start, DurationInMinutes: 30, ...values });

task('written to', { WhoId: contact, Status: 'Completed', ActivityDate: '2026-11-10' });
task('called', { WhatId: account, Status: 'Completed', ActivityDate: '2026-11-12', Type: 'Call' });
task('to do', { WhatId: account, ActivityDate: '2026-12-01' });
task('to do some day', { WhatId: account });
event('met', '2026-11-11T10:00:00Z', { WhoId: contact });
event('to meet', '2026-11-25T10:00:00Z', { WhoId: also, WhatId: account });

const children = (list: string, object: string, id: string, fields = 'Subject') => {
  const [record] = world.records(`SELECT (SELECT ${fields} FROM ${list}) FROM ${object} WHERE Id = '${id}'`);
  return (record?.[list] as { records: Record<string, unknown>[] } | null)?.records ?? [];
};
const subjects = (list: string, object: string, id: string) =>
  children(list, object, id).map((each) => each.Subject);

test('history has closed tasks and past events, the latest first, an account’s those of its contacts too', () => {
  expect(subjects('ActivityHistories', 'Account', account)).toEqual(['called', 'met', 'written to']);
  expect(subjects('ActivityHistories', 'Contact', contact)).toEqual(['met', 'written to']);
});

test('open activities have the rest, the most urgent first, those without a day last', () => {
  expect(subjects('OpenActivities', 'Account', account)).toEqual(['to meet', 'to do', 'to do some day']);
  expect(subjects('OpenActivities', 'Contact', contact)).toEqual([]);
});

test('what they say of themselves', () => {
  const fields =
    'Id, IsTask, IsClosed, ActivityType, ActivityDate, DurationInMinutes, What.Name, Owner.Username';
  expect(children('ActivityHistories', 'Account', account, fields)).toMatchObject([
    {
      IsTask: true,
      IsClosed: true,
      ActivityType: 'Call',
      What: { Name: 'Watched' },
      Owner: { Username: 'ann@x.test' },
    },
    { IsTask: false, IsClosed: true, ActivityDate: '2026-11-11', DurationInMinutes: 30, What: null },
    { IsTask: true, IsClosed: true },
  ]);
});

test('what is hidden of tasks and events is hidden here', () => {
  const seen = (hidden: string[], field: string) => {
    const schema = visibleSchema(world.org.schema, hidden);
    const reader = Object.create(world.reader, { schema: { value: schema } }) as typeof world.reader;
    const text = `SELECT (SELECT ${field} FROM ActivityHistories) FROM Account WHERE Id = '${account}'`;
    const [record] = soql(reader, text, { now: NOW, version: '66.0' });
    const list = record?.ActivityHistories as { records: Record<string, unknown>[] };
    return list.records.map((each) => each[field]);
  };
  expect(seen(['Event'], 'Subject')).toEqual(['called', 'written to']);
  expect(seen(['Task.Subject'], 'Subject')).toEqual([null, 'met', null]);
  expect(seen(['Task.Type'], 'ActivityType')).toEqual([null, null, null]);
});

test('they are described as children, once, and asked for only there', () => {
  const relations = world.org.schema.object('Account')?.childRelationships ?? [];
  expect(relations.filter(({ childSObject }) => childSObject === 'ActivityHistory')).toMatchObject([
    { field: 'AccountId', relationshipName: 'ActivityHistories' },
  ]);
  expect(world.refusal('SELECT Id FROM ActivityHistory')).toMatch(
    /^INVALID_TYPE_FOR_OPERATION: [^]*entity type ActivityHistory does not support query$/,
  );
});

describe('who does not see every activity', () => {
  const reader = Object.create(world.reader, { seesAll: { value: () => false } }) as typeof world.reader;
  const ask = (inner: string) =>
    soql(
      reader,
      `SELECT (SELECT Subject FROM ActivityHistories ${inner}) FROM Account WHERE Id = '${ids.acme}'`,
      {
        now: NOW,
        version: '66.0',
        includeDeleted: false,
      },
    );

  test('must sort as the platform wants it, and set a limit', () => {
    const order = 'ORDER BY ActivityDate DESC NULLS LAST, LastModifiedDate DESC';
    expect(ask(`${order} LIMIT 499`)).toHaveLength(1);
    expect(() => ask('LIMIT 499')).toThrow(
      'There is an implementation restriction on ActivityHistories. When you query this relationship, security ' +
        "evaluation is implemented for users who don't have administrator permissions, and you must use a specific " +
        'sort order: ActivityDate DESC, LastModifiedDate DESC',
    );
    expect(() => ask(order)).toThrow('specify a limit');
    expect(() => ask(`WHERE IsTask = true ${order} LIMIT 1`)).toThrow('not use a WHERE clause');
  });
});
