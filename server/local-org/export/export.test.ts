import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { metadataOf } from '../metadata/org-metadata.ts';
import { renameObject } from '../metadata/rename.ts';
import { createOrg, type LocalOrg } from '../org.ts';
import { contentOf, idOf } from '../persist/testing.ts';
import { seedTiny } from '../seeds/tiny.ts';
import { MemoryStore } from '../store.ts';
import { createTestOrg } from '../testing.ts';
import { ExportedFolder } from './read.ts';
import { exportOrg } from './write.ts';

const root = mkdtempSync(join(tmpdir(), 'export-'));
let count = 0;
afterAll(() => rmSync(root, { recursive: true }));

function exported(org: LocalOrg, currencies: string[] = []): string {
  const folder = join(root, String((count += 1)));
  exportOrg(org, { folder, currencies, clockOffset: -1234 });
  return folder;
}
async function imported(folder: string): Promise<LocalOrg> {
  const source = ExportedFolder.open(folder)!;
  return createOrg({ store: await source.load(), clock: () => new Date('2027-01-01T00:00:00Z') });
}
function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((each) =>
    each.isFile(),
  );
  return Object.fromEntries(
    entries
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  );
}

/** Texts that CSV, JSON and spreadsheets are known to hurt. */
const text = fc
  .array(
    fc.constantFrom('"', ',', '\n', '\r', '\r\n', ' ', '#N/A', '\ufeff', "'", '=1', 'é', '€', '😀', 'a', '0'),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => `x${parts.join('')}`);
const amount = fc.oneof(fc.constantFrom(0, 0.1, 1e-7, 1e15), fc.integer({ min: -1e9, max: 1e9 }));

/** What somebody might do in an org. */
function live(org: LocalOrg, steps: { name: string; amount: number; does: string }[]): void {
  const writer = org.writer(org.sessions()[0]!);
  const accounts: string[] = [];
  for (const { name, amount: Amount, does } of steps) {
    const account = accounts[Math.abs(Amount) % (accounts.length || 1)];
    const deal = {
      Name: name,
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
      Amount,
      AccountId: account,
    };
    if (does === 'account' || !account)
      accounts.push(idOf(writer.insert('Account', { Name: name, Description: name })));
    else if (does === 'deal')
      idOf(
        writer.update('Opportunity', idOf(writer.insert('Opportunity', deal)), { StageName: 'Closed Won' }),
      );
    else if (does === 'task') idOf(writer.insert('Task', { Subject: name, WhatId: account }));
    else if (does === 'quota') idOf(writer.insert('Touchline_Sync_Run__c', {}));
    else {
      idOf(writer.delete('Account', account));
      accounts.splice(accounts.indexOf(account), 1);
    }
  }
}

describe('a whole org as a folder', () => {
  it('comes back the same, whatever was done in it, and is then written byte for byte the same', async () => {
    const step = fc.record({
      name: text,
      amount,
      does: fc.constantFrom('account', 'account', 'deal', 'task', 'quota', 'delete'),
    });
    const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const { org } = createTestOrg();
      live(org, steps);
      const first = exported(org);
      const again = await imported(first);
      expect(contentOf(again)).toEqual(contentOf(org));
      expect(filesOf(exported(again))).toEqual(filesOf(first));
    });
    await fc.assert(property, { numRuns: 15 });
  }, 120_000);

  it('carries a seeded team with its history, and goes on counting where it stood', async () => {
    const store = new MemoryStore(createTestOrg().org.schema);
    await seedTiny(store);
    const org = createOrg({ store, clock: () => new Date('2026-11-21T02:00:00Z') });
    const first = exported(org);
    const again = await imported(first);
    expect(filesOf(exported(again))).toEqual(filesOf(first));
    const name = (from: LocalOrg) => {
      const id = idOf(from.writer(from.sessions()[0]!).insert('Touchline_Sync_Run__c', {}));
      return from.store.table('Touchline_Sync_Run__c').get(id);
    };
    expect(name(again)).toMatchObject({ Id: name(org)?.Id, Name: 'RUN-000001' });
  });

  it('carries what was deployed, and several currencies', async () => {
    const { org } = createTestOrg({ currencies: ['USD', 'EUR'] });
    metadataOf(org);
    renameObject(org, 'Touchline_Quota__c', 'Renamed__c');
    const first = exported(org, ['USD', 'EUR']);
    const again = await imported(first);
    expect(again.schema.object('Renamed__c')?.keyPrefix).toBe(org.schema.object('Renamed__c')?.keyPrefix);
    expect(again.schema.object('Opportunity')?.fieldByName.has('currencyisocode')).toBe(true);
    expect(filesOf(exported(again, ['USD', 'EUR']))).toEqual(filesOf(first));
  });

  it('is not written over anything, and is read only as an export writes it', () => {
    const { org } = createTestOrg();
    const folder = exported(org);
    expect(() => exportOrg(org, { folder, currencies: [], clockOffset: 0 })).toThrow('is not empty');
    writeFileSync(join(folder, 'org.json'), '{"format":2}');
    expect(() => ExportedFolder.open(folder)).toThrow(/org\.json is not as an export writes it/);
  });
});
