import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptOrg } from './testing.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'killed-')), 'org');
afterAll(() => rmSync(folder, { recursive: true }));

/** Lets a process save in the folder until it has said so many rounds, kills it wherever it is, and gives what it said. */
function saveAndKill(rounds: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(__dirname, 'save-without-end.ts'), folder]);
  let [said, problem] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > rounds) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) =>
      signal === 'SIGKILL' ? resolve(said.split('\n').slice(0, -1)) : reject(new Error(problem)),
    );
  });
}

it('a process that is killed again and again loses nothing it said, and leaves nothing half', async () => {
  const said: string[] = [];
  for (const rounds of [1, 1500, 7, 3000, 600]) said.push(...(await saveAndKill(rounds)));
  // Snapshots were made on the way.
  const numbers = readdirSync(folder).flatMap((name) => /^snapshot-(\d+)$/.exec(name)?.[1] ?? []);
  expect(Math.max(...numbers.map(Number))).toBeGreaterThan(1);
  const { org, folder: data } = await keptOrg({ folder });
  const ids = (object: string) => new Set([...org.store.table(object).rows()].map(({ Id }) => Id));
  const [accounts, contacts, runs] = [ids('Account'), ids('Contact'), ids('Touchline_Sync_Run__c')];
  for (const round of said) {
    const [account, contact, run] = round.split(' ') as [string, string, string];
    expect([accounts.has(account), contacts.has(contact), runs.has(run)]).toEqual([true, true, true]);
  }
  // Each account has its contact, the last one before a kill as well, whether or not anybody was told of it.
  const parents = [...org.store.table('Contact').rows()].map(({ AccountId }) => AccountId);
  expect(new Set(parents)).toEqual(accounts);
  expect([parents.length, accounts.size - said.length <= 5]).toEqual([accounts.size, true]);
  // No number was given twice, in whichever life.
  const names = [...org.store.table('Touchline_Sync_Run__c').rows()].map(({ Name }) => Name);
  expect(new Set(names).size).toBe(names.length);
  await data.close();
}, 300_000);
