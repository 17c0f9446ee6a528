import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';
import { selectChangeEvents } from '../tooling/change-events.ts';
import { deployPages } from '../tooling/tooling.ts';

const { org, token } = createTestOrg();
const ask = async (soql: string) => {
  const app = await buildApp(org);
  const answer = await app.inject({
    url: `/services/data/v66.0/tooling/query?q=${encodeURIComponent(soql)}`,
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.statusCode, body: answer.json() };
};

test('nothing is deployed and nothing selected until somebody does', async () => {
  const { body } = await ask('SELECT COUNT() FROM FlexiPage');
  expect(body.totalSize).toBe(0);
});

test('says which pages there are and whose change events are selected', async () => {
  deployPages(org, 'force-app/main/default');
  selectChangeEvents(org, ['Opportunity', 'Touchline_Quota__c']);
  const pages = await ask(
    "SELECT DeveloperName, Type, EntityDefinitionId FROM FlexiPage WHERE Type = 'RecordPage'",
  );
  expect(pages.body.records).toContainEqual(
    expect.objectContaining({
      DeveloperName: 'Touchline_Opportunity_Record_Page',
      EntityDefinitionId: 'Opportunity',
    }),
  );
  const { body } = await ask('SELECT SelectedEntity FROM PlatformEventChannelMember ORDER BY SelectedEntity');
  expect(body.records.map((record: { SelectedEntity: string }) => record.SelectedEntity)).toEqual([
    'OpportunityChangeEvent',
    'Touchline_Quota__ChangeEvent',
  ]);
});

test('does not know the objects of ordinary SOQL, nor does ordinary SOQL know these', async () => {
  const { status, body } = await ask('SELECT Id FROM Opportunity');
  expect([status, body[0].errorCode]).toEqual([400, 'INVALID_TYPE']);
  expect(org.schema.object('FlexiPage')).toBeUndefined();
});

test('an object that is not there cannot be selected', () => {
  expect(() => selectChangeEvents(org, ['Oportunity'])).toThrow(
    '--change-events Oportunity: the org has no object',
  );
});
