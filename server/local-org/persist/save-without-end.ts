/**
 * `node save-without-end.ts FOLDER`: an org that saves and saves until it is killed. Each round is an account with its
 * contact as one transaction, and a numbered run; their ids are said on stdout once they are saved.
 */
import { writeSync } from 'node:fs';
import { idOf, keptOrg } from './testing.ts';

const { org } = await keptOrg({ folder: process.argv[2]!, compactAfterBytes: 20_000 });
const writer = org.writer(org.sessions()[0]!);
for (;;) {
  const twins = org.store.atomic(() => {
    const account = idOf(writer.insert('Account', { Name: 'Twin' }));
    return [account, idOf(writer.insert('Contact', { LastName: 'Twin', AccountId: account }))];
  });
  writeSync(1, `${[...twins, idOf(writer.insert('Touchline_Sync_Run__c', {}))].join(' ')}\n`);
  // Snapshots are written between requests.
  await new Promise(setImmediate);
}
