import { Connection } from 'jsforce';
import { diceOf } from '../faults/dice.ts';
import { parseFaultPlan } from '../faults/plan.ts';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import { selectChangeEvents } from '../tooling/change-events.ts';
import { listen, type ChangeMessage } from './testing.ts';

let org: ListeningOrg;
let now: number;
let connection: Connection;
const listeners: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  now = Date.parse('2026-11-20T18:00:00.500Z');
  org = await listenTestOrg({ clock: () => new Date(now) });
  selectChangeEvents(org.org, ['Opportunity', 'Account', 'Touchline_Subject__c']);
  connection = new Connection({ instanceUrl: org.url, accessToken: org.token, version: '66.0' });
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close();
  await org.close();
});

async function hear(channel: string, replayId?: number) {
  const listener = await listen<ChangeMessage>(connection, channel, replayId);
  listeners.push(listener);
  return listener;
}
const newAccount = async (name: string): Promise<string> => {
  const result = await connection.sobject('Account').create({ Name: name, BillingCity: 'Bern' });
  return result.id ?? '';
};

test('a created, changed, deleted and undeleted record is told of', async () => {
  const listener = await hear('/data/AccountChangeEvent');
  const id = await newAccount('Acme');
  now += 60_000;
  await connection.sobject('Account').update({ Id: id, Name: 'Acme Ltd', BillingCity: null });
  await connection.sobject('Account').delete(id);
  org.writer.undelete('Account', id);
  const heard = await listener.until(4);
  expect(heard.map(({ payload }) => payload.ChangeEventHeader['changeType'])).toEqual([
    'CREATE',
    'UPDATE',
    'DELETE',
    'UNDELETE',
  ]);
  const [created, updated, deleted] = heard;
  expect(created).toEqual({
    schema: expect.stringMatching(/^[\w-]{22}$/),
    payload: expect.objectContaining({
      ChangeEventHeader: {
        entityName: 'Account',
        recordIds: [id],
        changeType: 'CREATE',
        changeOrigin: 'com/salesforce/api/rest/66.0',
        transactionKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
        sequenceNumber: 1,
        commitTimestamp: Date.parse('2026-11-20T18:00:00Z'),
        commitNumber: expect.any(Number),
        commitUser: org.user.id,
        changedFields: [],
      },
      Name: 'Acme',
      BillingAddress: { City: 'Bern' },
      OwnerId: org.user.id,
      CreatedDate: '2026-11-20T18:00:00.000Z',
    }),
    event: { replayId: expect.any(Number) },
  });
  // Empty fields, and those that are never told, are not there.
  for (const name of ['Id', 'Industry', 'SystemModstamp', 'IsDeleted', 'BillingCity'])
    expect(created?.payload).not.toHaveProperty(name);
  const { ChangeEventHeader: header, ...fields } = updated?.payload ?? ({} as ChangeMessage['payload']);
  expect(header['changedFields']).toEqual(['Name', 'BillingAddress.City', 'LastModifiedDate']);
  expect(fields).toEqual({
    Name: 'Acme Ltd',
    BillingAddress: { City: null },
    LastModifiedDate: '2026-11-20T18:01:00.000Z',
  });
  expect(Object.keys(deleted?.payload ?? {})).toEqual(['ChangeEventHeader']);
});

test('the channel of all changes carries every selected object, and only those', async () => {
  const listener = await hear('/data/ChangeEvents');
  await connection.sobject('Contact').create({ LastName: 'Low' });
  await newAccount('Acme');
  await connection
    .sobject('Opportunity')
    .create({ Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-01' });
  const heard = await listener.until(2);
  expect(heard.map(({ payload }) => payload.ChangeEventHeader['entityName'])).toEqual([
    'Account',
    'Opportunity',
  ]);
});

test('replays everything that is kept, or what came after an event', async () => {
  await newAccount('One');
  await newAccount('Two');
  const all = await hear('/data/AccountChangeEvent', -2);
  const [one, two] = await all.until(2);
  expect([one?.payload['Name'], two?.payload['Name']]).toEqual(['One', 'Two']);
  const after = await hear('/data/AccountChangeEvent', one?.event.replayId);
  await newAccount('Three');
  expect((await after.until(2)).map(({ payload }) => payload['Name'])).toEqual(['Two', 'Three']);
  const fresh = await hear('/data/AccountChangeEvent', -1);
  await newAccount('Four');
  expect((await fresh.until(1)).map(({ payload }) => payload['Name'])).toEqual(['Four']);
});

test('events are kept for 72 hours of the org', async () => {
  await newAccount('Old');
  const [old] = await (await hear('/data/AccountChangeEvent', -2)).until(1);
  now += 72 * 3_600_000;
  await newAccount('New');
  expect((await (await hear('/data/AccountChangeEvent', -2)).until(1))[0]?.payload['Name']).toBe('New');
  await expect(hear('/data/AccountChangeEvent', old?.event.replayId)).rejects.toMatchObject({
    message: expect.stringContaining(`The replayId {${old?.event.replayId}} you provided was invalid.`),
  });
});

test.each([
  '/data/ContactChangeEvent',
  '/data/NoSuchChangeEvent',
  '/data/My__chn',
  '/event/No_Such__e',
  '/topic/Deals',
  '/u/notifications',
])('%s does not exist', async (channel) => {
  await expect(hear(channel)).rejects.toMatchObject({
    message: `400::The channel you requested to subscribe to does not exist {${channel}}`,
  });
});

test('other channels are nobody’s', async () => {
  await expect(hear('/secret/channel')).rejects.toMatchObject({
    code: 403,
    params: ['denied_by_security_policy'],
  });
});

test('PushTopics and generic streaming are refused by name', async () => {
  const fields = { Name: 'Deals', Query: 'SELECT Id FROM Opportunity', ApiVersion: 66 };
  for (const name of ['PushTopic', 'StreamingChannel'])
    await expect(connection.sobject(name).create(fields)).rejects.toMatchObject({
      errorCode: 'FUNCTIONALITY_NOT_ENABLED',
      message: expect.stringContaining(name),
    });
});

test('a server that is unavailable now and then loses no event of a patient client', async () => {
  const listener = await hear('/data/AccountChangeEvent', -2);
  diceOf(org.org).set(
    parseFaultPlan(
      JSON.stringify({ seed: 1, faults: [{ kind: 'unavailable', at: [1, 2], path: '/cometd' }] }),
    ),
  );
  org.writer.insert('Account', { Name: 'One' });
  await listener.until(1);
  org.writer.insert('Account', { Name: 'Two' });
  expect((await listener.until(2)).map(({ payload }) => payload['Name'])).toEqual(['One', 'Two']);
  expect(diceOf(org.org).happened).toEqual([2]);
});

test('a session that expires is told as a message, not as a page', async () => {
  const send = async (message: object) => {
    const answer = await fetch(`${org.url}/cometd/66.0`, {
      method: 'POST',
      headers: { authorization: `Bearer ${org.token}`, 'content-type': 'application/json' },
      body: JSON.stringify([message]),
    });
    return [answer.status, ((await answer.json()) as object[])[0]];
  };
  const handshake = {
    channel: '/meta/handshake',
    version: '1.0',
    supportedConnectionTypes: ['long-polling'],
  };
  const [, shaken] = (await send(handshake)) as [number, { clientId: string }];
  const faults = [{ kind: 'expired-session', at: [1, 2], path: '/cometd' }];
  diceOf(org.org).set(parseFaultPlan(JSON.stringify({ seed: 1, faults })));
  const { clientId } = shaken;
  expect(await send({ channel: '/meta/connect', clientId, connectionType: 'long-polling' })).toEqual([
    200,
    expect.objectContaining({ error: '401::Authentication invalid', advice: { reconnect: 'none' } }),
  ]);
  expect(await send(handshake)).toEqual([
    200,
    expect.objectContaining({
      error: '403::Handshake denied',
      ext: expect.objectContaining({ sfdc: { failureReason: '401::Authentication invalid' } }),
    }),
  ]);
  expect(await send(handshake)).toEqual([200, expect.objectContaining({ successful: true })]);
});

test('without a session the client is told so once, by its AuthFailure extension', async () => {
  const { StreamingExtension } = await import('jsforce/lib/api/streaming.js');
  const stranger = new Connection({ instanceUrl: org.url, accessToken: 'nobody', version: '66.0' });
  const failure = await new Promise((resolve) => {
    const client = stranger.streaming.createClient([new StreamingExtension.AuthFailure(resolve)]);
    void client.subscribe('/data/ChangeEvents', () => undefined);
  });
  expect(failure).toMatchObject({
    channel: '/meta/handshake',
    successful: false,
    error: '403::Handshake denied',
    advice: { reconnect: 'none' },
    ext: { sfdc: { failureReason: '401::Authentication invalid' }, replay: true },
  });
});
