import { Connection } from 'jsforce';
import { deployer, xmlFile } from '../metadata/testing.ts';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import { selectChangeEvents } from '../tooling/change-events.ts';
import { listen, type ChangeMessage } from './testing.ts';

let org: ListeningOrg;
let connection: Connection;
beforeEach(async () => {
  org = await listenTestOrg();
  connection = new Connection({ instanceUrl: org.url, accessToken: org.token, version: '66.0' });
});
afterEach(() => org.close());

const member = (event: string, channel = 'ChangeEvents', more = ''): string =>
  xmlFile(
    'PlatformEventChannelMember',
    `${more}<eventChannel>${channel}</eventChannel><selectedEntity>${event}</selectedEntity>`,
  );
const pathOf = (name: string): string => `platformEventChannelMembers/${name}.platformEventChannelMember`;
const deploy = (files: Record<string, string>) =>
  deployer(connection)(
    { PlatformEventChannelMember: Object.keys(files) },
    Object.fromEntries(Object.entries(files).map(([name, text]) => [pathOf(name), text])),
  );
const selected = async (): Promise<unknown[]> => {
  const soql = 'SELECT SelectedEntity FROM PlatformEventChannelMember ORDER BY SelectedEntity';
  const { records } = await connection.tooling.query(soql);
  return records.map((record) => record['SelectedEntity']);
};

test('a deployed selection is live: in tooling queries, in retrieves and on its channel', async () => {
  const name = 'ChangeEvents_Touchline_Quota_ChangeEvent';
  expect(await deploy({ [name]: member('Touchline_Quota__ChangeEvent') })).toEqual({
    success: true,
    failures: [],
  });
  expect(await selected()).toEqual(['Touchline_Quota__ChangeEvent']);
  const listener = await listen<ChangeMessage>(connection, '/data/Touchline_Quota__ChangeEvent');
  await listener.close();
  const read = await connection.metadata.read('PlatformEventChannelMember', name);
  expect(read).toMatchObject({
    eventChannel: 'ChangeEvents',
    selectedEntity: 'Touchline_Quota__ChangeEvent',
  });
});

test('what was selected in Setup is metadata too', async () => {
  selectChangeEvents(org.org, ['Opportunity']);
  const found = await connection.metadata.list({ type: 'PlatformEventChannelMember' });
  expect([found].flat().map(({ fullName }) => fullName)).toEqual(['ChangeEvents_OpportunityChangeEvent']);
});

test('a sixth object is refused, in Setup and in a deployment, and nothing changes', async () => {
  selectChangeEvents(org.org, ['Account', 'Contact', 'Lead', 'Task', 'Event']);
  const { success, failures } = await deploy({
    ChangeEvents_OpportunityChangeEvent: member('OpportunityChangeEvent'),
  });
  expect([success, failures.map(({ problem }) => problem)]).toEqual([
    false,
    [expect.stringContaining('up to 5 entities')],
  ]);
  expect(await selected()).toHaveLength(5);
  // One of the five again is no sixth.
  expect((await deploy({ ChangeEvents_TaskChangeEvent: member('TaskChangeEvent') })).success).toBe(true);
  expect(() => selectChangeEvents(org.org, ['Opportunity'])).toThrow(
    /--change-events Opportunity: .*up to 5/,
  );
});

test.each([
  ['an object itself', member('Account'), 'invalid event in selectedEntity'],
  ['an object that is not there', member('NopeChangeEvent'), 'invalid event in selectedEntity'],
  [
    'an object without change events',
    member('OpportunityHistoryChangeEvent'),
    'invalid event in selectedEntity',
  ],
  [
    'another channel',
    member('AccountChangeEvent', 'data/ChangeEvents'),
    'Unable to find the specified channel',
  ],
  [
    'a filter',
    xmlFile(
      'PlatformEventChannelMember',
      '<eventChannel>ChangeEvents</eventChannel><filterExpression>x = 1</filterExpression><selectedEntity>AccountChangeEvent</selectedEntity>',
    ),
    'filterExpression of change events are not spoken by the local org',
  ],
])('%s is refused', async (_, file, problem) => {
  const { success, failures } = await deploy({ ChangeEvents_AccountChangeEvent: file });
  expect([success, failures.map((failure) => failure.problem)]).toEqual([false, [problem]]);
  expect(await selected()).toEqual([]);
});
