import type { Commit } from './journal.ts';
import { createTestOrg } from './testing.ts';

/** An org whose commits are kept in a list from now on. */
function overheard() {
  const { org, writer } = createTestOrg();
  const heard: Commit[] = [];
  org.store.keepWith((commit) => void heard.push(commit));
  return { org, writer, heard };
}
const shown = ({ rows }: Commit) =>
  rows.map(({ object, before, after }) => [object, before?.Name ?? null, after?.Name ?? null]);

describe('commits', () => {
  it('are kept once for each save, with what every row was and is', () => {
    const { writer, heard } = overheard();
    const made = writer.insert('Account', { Name: 'Acme' });
    const id = made.success ? made.id : '';
    writer.update('Account', id, { Name: 'Acme Ltd' });
    expect(writer.insert('Account', {}).success).toBe(false);
    const saves = heard.filter(({ rows }) => rows.length > 0);
    expect(saves.map(shown)).toEqual([[['Account', null, 'Acme']], [['Account', 'Acme', 'Acme Ltd']]]);
    expect(saves[1]?.rows[0]).toMatchObject({ id, after: { Id: id } });
  });

  it('hold the net of one transaction, and nothing of what was taken back', () => {
    const { org, writer, heard } = overheard();
    org.store.atomic(() => {
      const made = writer.insert('Account', { Name: 'One' });
      writer.update('Account', made.success ? made.id : '', { Name: 'Two' });
      org.store.atomic((undo) => {
        writer.insert('Account', { Name: 'Never' });
        undo();
      });
      expect(heard).toEqual([]);
    });
    expect(heard.map(shown)).toEqual([[['Account', null, 'Two']]]);
    const [{ ledgers }] = heard as [Commit];
    // Two ids were taken, the one of the row that never was as well.
    expect(ledgers).toMatchObject([{ ledger: 'id-counters', key: '001', after: 3 }]);
  });

  it('that cannot be kept did not happen', () => {
    const { org, writer } = createTestOrg();
    const before = org.store.table('Account').size;
    org.store.keepWith(() => {
      throw new Error('the disk is full');
    });
    expect(() => writer.insert('Account', { Name: 'Lost' })).toThrow('the disk is full');
    expect(org.store.table('Account').size).toBe(before);
  });
});

describe('ledgers', () => {
  it('take back what a transaction noted, but not what it counted', () => {
    const { org } = createTestOrg();
    const [bin, ids] = [org.store.ledger('recycle-bin'), org.store.ledger('id-counters')];
    bin.set('kept', 'a');
    org.store.atomic((undo) => {
      bin.set('kept', 'b');
      bin.set('new', 'c');
      bin.delete('kept');
      ids.set('001', 9);
      undo();
    });
    expect([...bin.entries()]).toEqual([['kept', 'a']]);
    expect(ids.get('001')).toBe(9);
  });
});
