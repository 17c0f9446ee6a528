/** A process of its own, so that its CPU can be told: DuckDB makes one table of each object's pages, types detected. */
import { openDatabase } from './database.ts';
import { filesByObject } from './floors.ts';

const [, , pages, file] = process.argv;
const database = await openDatabase(file!, 1024);
for (const [sObject, files] of filesByObject(pages!)) {
  const list = files.map((each) => `'${each}'`).join(', ');
  await database.run(`CREATE TABLE "${sObject}" AS SELECT * FROM read_csv([${list}], header = true)`);
}
database.close();
const { user, system } = process.cpuUsage();
process.stdout.write(JSON.stringify({ cpuSeconds: (user + system) / 1e6 }));
