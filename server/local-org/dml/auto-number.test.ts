import { createTestOrg } from '../testing.ts';

describe('auto numbers', () => {
  it('go on after the highest number of the seed and never return', () => {
    const { org, writer, reader } = createTestOrg({
      seed: (store) =>
        store.table('Touchline_Sync_Run__c').put({ Id: 'a05000000000001AAA', Name: 'RUN-000041' }),
    });
    const nameOf = (result: ReturnType<typeof writer.insert>) =>
      result.success ? reader.get('Touchline_Sync_Run__c', result.id)?.Name : result.errors;
    const first = writer.insert('Touchline_Sync_Run__c', {});
    expect(nameOf(first)).toBe('RUN-000042');
    org.store.atomic((undo) => {
      writer.insert('Touchline_Sync_Run__c', {});
      undo();
    });
    expect(nameOf(writer.insert('Touchline_Sync_Run__c', {}))).toBe('RUN-000044');
  });
});
