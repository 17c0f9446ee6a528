import { Connection } from 'jsforce';
import { deployer, xmlFile } from '../metadata/testing.ts';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import { listen, type ChangeMessage, type Listener } from './testing.ts';

const eventFile = (behavior = 'PublishAfterCommit', more = ''): string =>
  xmlFile(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType>
     <label>Low Ink</label><pluralLabel>Low Inks</pluralLabel><publishBehavior>${behavior}</publishBehavior>
     <fields><fullName>Printer__c</fullName><label>Printer</label><length>80</length><required>true</required><type>Text</type></fields>
     <fields><fullName>Level__c</fullName><label>Level</label><precision>5</precision><scale>2</scale><type>Number</type></fields>${more}`,
  );
const members = { CustomObject: ['Low_Ink__e', 'Now__e'] };

let org: ListeningOrg;
let connection: Connection;
beforeAll(async () => {
  org = await listenTestOrg();
  connection = new Connection({ instanceUrl: org.url, accessToken: org.token, version: '66.0' });
  const deployed = await deployer(connection)(members, {
    'objects/Low_Ink__e.object': eventFile(),
    'objects/Now__e.object': eventFile('PublishImmediately'),
  });
  expect(deployed).toEqual({ success: true, failures: [] });
});
afterAll(() => org.close());

const ink = (body: object) => connection.requestPost<Record<string, unknown>>('/sobjects/Low_Ink__e', body);
const composite = (body: object) => connection.requestPost<Record<string, unknown>>('/composite', body);

async function during<T>(
  channel: string,
  work: (listener: Listener<ChangeMessage>) => Promise<T>,
): Promise<T> {
  const listener = await listen<ChangeMessage>(connection, channel);
  try {
    return await work(listener);
  } finally {
    await listener.close();
  }
}

test('what is created is heard with all its fields, and its creator knows it by its uuid', async () => {
  await during('/event/Low_Ink__e', async (listener) => {
    const result = await ink({ Printer__c: 'XZO-5' });
    expect(result).toEqual({
      id: expect.stringMatching(/^e\w{17}$/),
      success: true,
      errors: [
        { statusCode: 'OPERATION_ENQUEUED', message: expect.stringMatching(/^[0-9a-f-]{36}$/), fields: [] },
      ],
    });
    const [event] = await listener.until(1);
    expect(event).toEqual({
      schema: expect.stringMatching(/^[\w-]{22}$/),
      payload: {
        Printer__c: 'XZO-5',
        Level__c: null,
        CreatedDate: '2026-11-20T18:00:00.000Z',
        CreatedById: org.user.id,
      },
      event: {
        replayId: expect.any(Number),
        EventUuid: (result['errors'] as { message: string }[])[0]?.message,
      },
    });
  });
});

test('collections publish one event for each record that is valid', async () => {
  await during('/event/Low_Ink__e', async (listener) => {
    const results = await connection
      .sobject('Low_Ink__e')
      .create([{ Printer__c: 'A', Level__c: 1.5 }, { Level__c: 2 }, { Printer__c: 'C' }]);
    expect(results.map(({ success }) => success)).toEqual([true, false, true]);
    expect((await listener.until(2)).map(({ payload }) => payload['Printer__c'])).toEqual(['A', 'C']);
  });
});

test('what is rolled back is not published, unless it publishes immediately', async () => {
  const request = (name: string) =>
    composite({
      allOrNone: true,
      compositeRequest: [
        {
          method: 'POST',
          url: `/services/data/v66.0/sobjects/${name}`,
          referenceId: 'one',
          body: { Printer__c: 'undone' },
        },
        { method: 'POST', url: '/services/data/v66.0/sobjects/Account', referenceId: 'two', body: {} },
      ],
    });
  await during('/event/Low_Ink__e', async (listener) => {
    await request('Low_Ink__e');
    await ink({ Printer__c: 'after' });
    expect((await listener.until(1)).map(({ payload }) => payload['Printer__c'])).toEqual(['after']);
  });
  await during('/event/Now__e', async (listener) => {
    await request('Now__e');
    expect((await listener.until(1)).map(({ payload }) => payload['Printer__c'])).toEqual(['undone']);
  });
});

test('an event can be described, and neither read nor changed', async () => {
  const described = await connection.sobject('Low_Ink__e').describe();
  expect(described).toMatchObject({
    createable: true,
    queryable: false,
    updateable: false,
    deletable: false,
  });
  expect(described.fields.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['ReplayId', 'EventUuid', 'CreatedDate', 'CreatedById', 'Printer__c']),
  );
  await expect(connection.query('SELECT Printer__c FROM Low_Ink__e')).rejects.toMatchObject({
    errorCode: 'INVALID_TYPE',
  });
  const { id } = (await ink({ Printer__c: 'x' })) as { id: string };
  await expect(connection.sobject('Low_Ink__e').retrieve(id)).rejects.toMatchObject({
    errorCode: 'NOT_FOUND',
  });
  await expect(connection.sobject('Low_Ink__e').destroy(id)).rejects.toMatchObject({
    errorCode: expect.stringMatching(/./),
  });
});

test('a field of a type that events do not have is refused by its deployment', async () => {
  const field = '<fields><fullName>Who__c</fullName><label>Who</label><type>Email</type></fields>';
  const { success, failures } = await deployer(connection)(
    { CustomObject: ['Bad__e'] },
    { 'objects/Bad__e.object': eventFile('PublishAfterCommit', field) },
  );
  expect([success, failures.map(({ problem }) => problem)]).toEqual([
    false,
    [expect.stringContaining('field Who__c: a platform event has no fields of this type')],
  ]);
});
