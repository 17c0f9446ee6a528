import { linkObjects, objectSpec } from './schema/object.ts';
import { withSystemFields } from './schema/field.ts';
import { schemaOf } from './schema.ts';
import { MemoryStore } from './store.ts';

function peopleTable() {
  const fields = withSystemFields(
    [
      { name: 'Name', type: 'string', label: 'Name', length: 80 },
      { name: 'Key__c', type: 'string', label: 'Key', length: 80, unique: true, caseSensitive: true },
      { name: 'Active', type: 'boolean', label: 'Active' },
    ],
    ['Id'],
  );
  const schema = schemaOf(
    linkObjects([objectSpec({ name: 'P', label: 'P', labelPlural: 'Ps', keyPrefix: 'a00', fields })]),
  );
  const store = new MemoryStore(schema);
  return { store, table: store.table('p') };
}
const [one, two] = ['a00000000000001AAA', 'a00000000000002AAA'];

describe('MemoryStore', () => {
  it('keeps an index up to date through put and remove', () => {
    const { table } = peopleTable();
    table.put({ Id: one, Name: 'Ada' });
    expect(table.lookup('Name', 'ADA')).toHaveLength(1);
    table.put({ Id: two, Name: 'ada' });
    expect(table.lookup('name', 'Ada').map((row) => row.Id)).toEqual([one, two]);
    table.put({ Id: one, Name: 'Bea' });
    expect(table.lookup('Name', 'ada').map((row) => row.Id)).toEqual([two]);
    table.remove(two);
    expect(table.lookup('Name', 'ada')).toEqual([]);
    expect(table.lookup('Name', 'bea')[0]).toMatchObject({ Id: one, Active: false, Key__c: null });
  });

  it('compares case-sensitive fields exactly and finds fifteen-character ids', () => {
    const { table } = peopleTable();
    table.put({ Id: one, Key__c: 'Ab' });
    expect(table.lookup('Key__c', 'ab')).toEqual([]);
    expect(table.lookup('Key__c', 'Ab')).toHaveLength(1);
    expect(table.get(one.slice(0, 15))?.Id).toBe(one);
  });

  it('takes back everything of an undone or thrown piece of work, nested or not', () => {
    const { store, table } = peopleTable();
    table.put({ Id: one, Name: 'before' });
    expect(table.lookup('Name', 'before')).toHaveLength(1);
    store.atomic((undo) => {
      table.put({ Id: one, Name: 'after' });
      store.atomic(() => table.put({ Id: two, Name: 'inner' }));
      undo();
    });
    expect([table.get(one)?.Name, table.get(two)]).toEqual(['before', undefined]);
    expect(() =>
      store.atomic(() => {
        table.remove(one);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(table.lookup('Name', 'before')).toHaveLength(1);
    store.atomic(() => {
      table.put({ Id: one, Name: 'kept' });
      store.atomic((undo) => {
        table.put({ Id: one, Name: 'dropped' });
        undo();
      });
    });
    expect(table.get(one)?.Name).toBe('kept');
  });

  it('refuses an object the schema does not have', () => {
    expect(() => peopleTable().store.table('Nope')).toThrow("sObject type 'Nope' is not supported");
  });

  it('tells once what a whole piece of work changed, by whom, and nothing of what was undone', () => {
    const { store, table } = peopleTable();
    const told: object[][] = [];
    store.onCommit((changes) =>
      told.push(
        changes.map(({ objectName, before, after, author }) => [
          objectName,
          before?.Name,
          after?.Name,
          author,
        ]),
      ),
    );
    table.put({ Id: one, Name: 'seeded' });
    store.atomic(() => {
      store.atomic((undo) => {
        table.put({ Id: two, Name: 'never' });
        store.announce('P', { Id: two, Name: 'nor this' });
        undo();
      }, 'ada');
      store.atomic(() => table.put({ Id: one, Name: 'saved' }), 'ada');
      table.remove(one);
    });
    store.atomic((undo) => {
      table.put({ Id: two, Name: 'gone' });
      undo();
    });
    expect(told).toEqual([
      [['P', undefined, 'seeded', null]],
      [
        ['P', 'seeded', 'saved', 'ada'],
        ['P', 'saved', undefined, null],
      ],
    ]);
  });
});
