import { createTestOrg } from '../testing.ts';
import { readOnlySchema, visibleSchema } from './visible.ts';

const { org } = createTestOrg();

test('hidden fields and objects are gone from every corner of the schema', () => {
  const schema = visibleSchema(org.schema, ['opportunity.amount', 'Task']);
  const deal = schema.object('Opportunity')!;
  expect(deal.fieldByName.has('amount')).toBe(false);
  expect(deal.fields.map((field) => field.name)).not.toContain('Amount');
  expect(schema.object('Task')).toBeUndefined();
  expect(schema.objectOfId('00T000000000001AAA')).toBeUndefined();
  expect(deal.childRelationships.map((child) => child.childSObject)).not.toContain('Task');
  expect(org.schema.object('Opportunity')!.fieldByName.has('amount')).toBe(true);
});

test('a name that hides nothing is refused', () => {
  expect(() => visibleSchema(org.schema, ['Opportunity.Amout'])).toThrow('Opportunity has no field Amout');
  expect(() => visibleSchema(org.schema, ['Oportunity'])).toThrow('no object Oportunity');
});

test('only the integration user is kept from what is hidden from it', () => {
  const { org: restricted, user } = createTestOrg({
    seed: (store) => {
      const base = { IsActive: true, UserType: 'Standard', TimeZoneSidKey: 'GMT' };
      store.table('Profile').put({ Id: '00e000000000001AAA', Name: 'System Administrator' });
      store
        .table('User')
        .put({ Id: '005000000000001AAA', Username: 'a@x.test', ProfileId: '00e000000000001AAA', ...base });
      store.table('User').put({ Id: '005000000000002AAA', Username: 'integration@x.test', ...base });
    },
  });
  const integration = restricted.sessions().find((each) => each.username.startsWith('integration'))!;
  restricted.hide(['Task']);
  expect(restricted.reader(integration).schema.object('Task')).toBeUndefined();
  expect(restricted.reader(user).schema.object('Task')).toBeDefined();
  restricted.hide([]);
  expect(restricted.reader(integration).schema.object('Task')).toBeDefined();
});

test('what is read-only says so and is refused, to the integration user alone', () => {
  const schema = readOnlySchema(org.schema, ['Opportunity.Amount', 'Task']);
  expect(schema.object('Opportunity')).toMatchObject({ createable: true, updateable: true });
  expect(schema.object('Opportunity')!.fieldByName.get('amount')).toMatchObject({ createable: false });
  expect(schema.object('Task')).toMatchObject({ createable: false, updateable: false, deletable: false });
  expect(() => readOnlySchema(org.schema, ['Tsk'])).toThrow('--read-only Tsk: the org has no object Tsk');

  const { org: restricted, user } = createTestOrg();
  restricted.hide([], { readOnly: ['Touchline_Subject__c.Name'] });
  const refused = restricted.writer(user).insert('Touchline_Subject__c', { Name: 'x' });
  expect(refused.errors[0]).toMatchObject({
    statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    fields: ['Name'],
  });
  expect(
    restricted.reader(user).schema.object('Touchline_Subject__c')!.fieldByName.get('name'),
  ).toMatchObject({
    updateable: false,
  });
  restricted.hide([]);
  const taken = restricted.writer(user).insert('Account', { Name: 'x' });
  expect(taken.success).toBe(true);
});
