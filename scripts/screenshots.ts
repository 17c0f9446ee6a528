/** `npm run screenshots`: every page as each person at 1280, 768 and 390 px, and the picture of the README. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dealPages, people, startProduct } from '../server/pages/product.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.touchline', 'screenshots');
mkdirSync(folder, { recursive: true });
const product = await startProduct();
try {
  const deals = await dealPages(product);
  const team = '/lightning/n/Touchline_Team';
  const shots: [string, string, string][] = [
    ['team-vice-president', team, people.vicePresident],
    ['team-manager', team, people.manager],
    ['team-little-activity', team, people.managerWithoutActivity],
    ['team-rep', team, people.rep],
    ['deal-raised', deals.raised, people.rep],
    ['deal-unknown', deals.unknown, people.managerWithoutActivity],
    ['deal-clear', deals.clear, people.manager],
    ['deal-closed', deals.closed, people.manager],
  ];
  const subjects = await product.rows("SELECT Id, Name FROM Touchline_Subject__c WHERE Kind__c = 'person'");
  for (const [name, username] of [
    ['Ana Silva', people.manager],
    ['Dev Patel', people.managerWithoutActivity],
  ] as const) {
    const id = String(subjects.find((row) => row['Name'] === name)?.['Id']);
    const shot = `person-${name.split(' ')[0]!.toLowerCase()}`;
    shots.push([shot, `/lightning/r/Touchline_Subject__c/${id}/view`, username]);
  }
  shots.push(['setup', '/lightning/setup/CustomMetadata/Touchline_Flag_Rule__mdt/new', people.admin]);
  for (const username of [people.manager, people.rep, people.admin]) {
    const [name = ''] = username.split('@');
    shots.push([`pipeline-${name}`, '/lightning/n/Touchline_Pipeline', username]);
    shots.push([`my-deals-${name}`, '/lightning/n/Touchline_My_Deals', username]);
  }
  for (const width of [1280, 768, 390]) {
    for (const [name, path, username] of shots) {
      const opened = await product.open(path, username, width);
      await opened.screenshot(join(folder, `${name}-${width}.png`));
      await opened.close();
    }
  }
} finally {
  await product.stop();
}

const demo = await startProduct({ seed: 'quarter' });
try {
  const opened = await demo.open('/lightning/n/Touchline_Team', undefined);
  await opened.screenshot(join(root, 'server', 'pages', 'team.png'));
  await opened.close();
  console.log(`Pictures are in ${folder}; server/pages/team.png is renewed.`);
} finally {
  await demo.stop();
}
