/** Makes the company and the Bulk result pages of a first load, once per size. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { objects } from '../../server/extract/objects.ts';
import { everything } from '../../server/extract/soql.ts';
import { makeActivities } from './activities.ts';
import { makeCompany } from './company.ts';
import { makeDeals } from './deals.ts';
import { openDatabase } from './database.ts';
import { dropOtherPages, writePages } from './pages.ts';
import { columnsOf, schema, schemaFingerprint } from './schema.ts';

/** Raised when the company is made differently. */
const edition = 3;

export interface Prepared {
  /** The org's database as it was made. */
  database: string;
  /** Folder of the result pages. */
  pages: string;
}

/** The SOQL of every Bulk job of a first load, in the service's own words. */
export function bulkQueries(): string[] {
  return objects
    .filter(({ bulk, sObject }) => bulk && !/^Touchline_(Scorecard|Deal_Review)__c$/.test(sObject))
    .map((plan) => {
      const table = schema.get(plan.sObject)!;
      const showsDeleted = columnsOf(plan.sObject).some((column) => column.name === 'IsDeleted');
      return everything({ plan, table, columns: table.columns, showsDeleted });
    });
}

/** @returns where the data stand; made anew when the company or what the service reads of it has changed. */
export async function prepare(
  folder: string,
  deals: number,
  say: (message: string) => void,
): Promise<Prepared> {
  const prepared = { database: join(folder, 'company.duckdb'), pages: join(folder, 'pages') };
  const manifest = join(folder, 'manifest.json');
  const wanted = JSON.stringify({ edition, deals, schema: schemaFingerprint() });
  if (!existsSync(manifest) || readFileSync(manifest, 'utf8') !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    say(`making a company of ${deals} deals`);
    const database = await openDatabase(prepared.database);
    try {
      await makeCompany(database, deals);
      await makeDeals(database);
      await makeActivities(database);
    } finally {
      database.close();
    }
    writeFileSync(manifest, wanted);
  }
  const database = await openDatabase(prepared.database);
  try {
    dropOtherPages(prepared.pages, bulkQueries());
    for (const soql of bulkQueries()) {
      if (await writePages(database, prepared.pages, soql)) say(`pages of ${/ FROM (\w+)/.exec(soql)![1]}`);
    }
  } finally {
    database.close();
  }
  return prepared;
}
