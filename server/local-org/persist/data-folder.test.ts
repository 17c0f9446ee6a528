import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteGoneForGood, goneForGood } from '../dml/delete-log.ts';
import { FlagError } from '../flags.ts';
import { metadataOf } from '../metadata/org-metadata.ts';
import { renameObject } from '../metadata/rename.ts';
import { DataFolder } from './data-folder.ts';
import { contentOf, idOf, keptOrg } from './testing.ts';

const root = mkdtempSync(join(tmpdir(), 'data-'));
let count = 0;
const newFolder = () => join(root, String((count += 1)));
afterAll(() => rmSync(root, { recursive: true }));

/** An org with so many accounts, which was then let go of. */
async function accountsIn(folder: string, names: string[]): Promise<void> {
  const { org, folder: data } = await keptOrg({ folder });
  const writer = org.writer(org.sessions()[0]!);
  for (const Name of names) idOf(writer.insert('Account', { Name }));
  await data.close();
}
const namesIn = async (folder: string) => {
  const { org, folder: data, notes } = await keptOrg({ folder });
  const names = [...org.store.table('Account').rows()].map(({ Name }) => Name);
  await data.close();
  return { names, notes };
};

describe('a data folder', () => {
  it('gives back everything: rows, deleted ones, what was deployed, counters and the clock', async () => {
    const folder = newFolder();
    const first = await keptOrg({ folder });
    const { org } = first;
    const writer = org.writer(org.sessions()[0]!);
    const [account, other] = ['Acme', 'Gone'].map((Name) => idOf(writer.insert('Account', { Name })));
    idOf(writer.insert('Contact', { LastName: 'With it', AccountId: other! }));
    const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31', AccountId: account };
    idOf(writer.update('Opportunity', idOf(writer.insert('Opportunity', deal)), { Amount: 12.5 }));
    idOf(writer.delete('Account', other!));
    noteGoneForGood(org, 'Task', '00T000000000001AAA');
    renameObject(org, 'Touchline_Quota__c', 'Renamed__c');
    idOf(writer.insert('Touchline_Sync_Run__c', {}));
    const before = contentOf(org);
    const token = org.sessions()[0]!.accessToken;
    await first.folder.close();

    const again = await keptOrg({ folder });
    expect(contentOf(again.org)).toEqual(before);
    expect(again.org.sessions()[0]!.accessToken).toBe(token);
    expect(goneForGood(again.org, 'Task')).toHaveLength(1);
    expect(again.org.schema.object('Renamed__c')?.keyPrefix).toBe(org.schema.object('Renamed__c')?.keyPrefix);
    expect(metadataOf(again.org).tree).toEqual(metadataOf(org).tree);
    const undelete = again.org.writer(again.org.sessions()[0]!).undelete('Account', other!);
    expect(undelete.success).toBe(true);
    const [contact] = again.org.store.table('Contact').rows();
    expect(contact?.IsDeleted).toBe(false);
    await again.folder.close();
  });

  it('makes a new snapshot when the log has grown, and goes on from it', async () => {
    const folder = newFolder();
    const { org, folder: data } = await keptOrg({ folder, compactAfterBytes: 1_000_000 });
    const writer = org.writer(org.sessions()[0]!);
    const big = 'x'.repeat(30_000);
    for (let round = 0; round < 60; round++) idOf(writer.insert('Account', { Name: 'A', Description: big }));
    await data.close();
    expect(readdirSync(folder).sort()).toEqual(['log-2', 'snapshot-2']);
    expect((await namesIn(folder)).names).toHaveLength(60);
  });

  it('cuts off a torn last line and says so', async () => {
    const folder = newFolder();
    await accountsIn(folder, ['One', 'Two']);
    const log = join(folder, 'log-1');
    truncateSync(log, readFileSync(log).length - 9);
    const { names, notes } = await namesIn(folder);
    expect(names).toEqual(['One']);
    expect(notes[0]).toMatch(/log-1:2: the last line was not written whole/);
    appendFileSync(log, '12345678 {"n":2,');
    await accountsIn(folder, ['Three']);
    expect((await namesIn(folder)).names).toEqual(['One', 'Three']);
  });

  it('refuses a log with a damaged or a lost line, naming file and line, and leaves it as it is', async () => {
    const folder = newFolder();
    await accountsIn(folder, ['One', 'Two', 'Three']);
    const log = join(folder, 'log-1');
    const lines = readFileSync(log, 'utf8').split('\n');
    writeFileSync(log, lines.join('\n').replace('Two', 'Toe'));
    await expect(keptOrg({ folder })).rejects.toThrow(/log-1:2: the line is damaged/);
    writeFileSync(log, lines.toSpliced(1, 1).join('\n'));
    await expect(keptOrg({ folder })).rejects.toThrow(/log-1:2: commit 2 should stand here, not 3/);
    expect(readFileSync(log, 'utf8')).toBe(lines.toSpliced(1, 1).join('\n'));
    writeFileSync(log, lines.join('\n'));
    expect((await namesIn(folder)).names).toEqual(['One', 'Two', 'Three']);
  });

  it('refuses a damaged or shortened snapshot, naming file and line', async () => {
    const folder = newFolder();
    await accountsIn(folder, []);
    const file = join(folder, 'snapshot-1', 'User.rows');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('Ada', 'Eve'));
    await expect(keptOrg({ folder })).rejects.toThrow(/User\.rows:1: the line is damaged/);
    writeFileSync(file, '');
    await expect(keptOrg({ folder })).rejects.toThrow(/User\.rows:1: the file ends after 0 of 1 lines/);
  });

  it('is used by one process at a time; what a killed one left is taken over', async () => {
    const folder = newFolder();
    const { folder: data } = await keptOrg({ folder });
    expect(() => new DataFolder({ folder, note: () => undefined })).toThrow(
      `${folder} is in use by process ${process.pid}`,
    );
    await data.close();
    // The number of a process that runs, but not the process that took the lock.
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, began: 'long ago' }));
    expect((await namesIn(folder)).names).toEqual([]);
  });

  it('refuses a folder of something else, and what contradicts the org it holds', async () => {
    const other = newFolder();
    const { folder: data } = await keptOrg({ folder: other, asOf: '2026-11-20' });
    await data.close();
    for (const flags of [{ currencies: ['USD'] }, { asOf: '2020-01-01' }])
      await expect(keptOrg({ folder: other, ...flags })).rejects.toThrow(FlagError);
    const full = mkdtempSync(join(root, 'full-'));
    writeFileSync(join(full, 'letter.txt'), '');
    await expect(keptOrg({ folder: full })).rejects.toThrow('holds letter.txt');
    expect(readdirSync(full)).toEqual(['letter.txt']);
  });

  it('lets the clock run on while the org stands still, and never back', async () => {
    const folder = newFolder();
    const { org, folder: data } = await keptOrg({ folder });
    org.store.keepWith(() => undefined);
    await data.close();
    const ahead = await keptOrg({ folder, asOf: '2031-05-06' });
    expect(ahead.org.now().toISOString().slice(0, 16)).toBe('2031-05-06T18:00');
    await ahead.folder.close();
    const again = await keptOrg({ folder });
    expect(again.org.now().getTime()).toBeGreaterThanOrEqual(ahead.org.now().getTime() - 60_000);
    expect(again.org.now().toISOString().slice(0, 10)).toBe('2031-05-06');
    await again.folder.close();
  });
});
