import { serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('every field stands on the one layout, with its describe entry', async () => {
  const answer = (await served.send('GET', '/sobjects/Touchline_Subject__c/describe/layouts')).json();
  const [layout] = answer.layouts;
  type Item = {
    label: string;
    required: boolean;
    layoutComponents: { value: string; details: { type: string } }[];
  };
  const items: Item[] = layout.detailLayoutSections[0].layoutRows.flatMap(
    (row: { layoutItems: Item[] }) => row.layoutItems,
  );
  const fields = served.reader.schema.object('Touchline_Subject__c')?.fields ?? [];
  expect(items.map((item) => item.layoutComponents[0]?.value)).toEqual(fields.map((field) => field.name));
  expect(items.find((item) => item.layoutComponents[0]?.value === 'Key__c')).toMatchObject({
    layoutComponents: [{ details: { type: 'string' } }],
  });
  expect(layout.buttonLayoutSection.detailButtons.map((button: { name: string }) => button.name)).toEqual([
    'Edit',
    'Delete',
  ]);
  expect(layout.relatedLists.map((list: { name: string }) => list.name)).toContain('Scorecards__r');
  expect(answer.recordTypeMappings).toMatchObject([{ master: true, recordTypeId: '012000000000000AAA' }]);
});

test('what no page shows has no layout, and is refused by name', async () => {
  expect((await served.send('GET', '/sobjects/OpportunityHistory/describe/layouts')).json()).toEqual([
    {
      errorCode: 'FUNCTIONALITY_NOT_ENABLED',
      message: 'The local org does not speak this yet: layouts of OpportunityHistory, which no page shows',
    },
  ]);
});
