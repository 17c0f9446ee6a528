import { sampleApp } from '../ui-api/testing.ts';

test('every picklist of the object by field', async () => {
  const org = await sampleApp();
  const { status, body } = await org.get(
    '/ui-api/object-info/Touchline_Subject__c/picklist-values/012000000000000AAA',
  );
  expect(status).toBe(200);
  const lists = body.picklistFieldValues as Record<string, { values: { value: string }[] }>;
  expect(Object.keys(lists)).toEqual(['Kind__c']);
  expect(lists['Kind__c']?.values.map(({ value }) => value)).toEqual(['person', 'team', 'organisation']);
  await org.app.close();
});
