/** The whole product, running: a local org with pages, synced once by the service, and a browser. */
import type { Browser } from 'playwright-core';
import {
  dataFolder,
  runService,
  serviceEnvironment,
  startOrg,
  type RunningOrg,
} from '../acceptance/processes.ts';
import { query, type OrgRow } from '../acceptance/rows.ts';
import { launchBrowser } from '../local-org/page-host/testing/browser.ts';
import { openPage, type OpenPage } from '../local-org/page-host/testing/page.ts';

export const people = {
  vicePresident: 'dana.vance@tiny.example',
  manager: 'marta.reyes@tiny.example',
  managerWithoutActivity: 'tom.okafor@tiny.example',
  rep: 'ana.silva@tiny.example',
  admin: 'admin@tiny.example',
};

export interface Product {
  org: RunningOrg;
  browser: Browser;
  rows(soql: string): Promise<OrgRow[]>;
  /** @param username default: who the page host signs in first */
  open(path: string, username: string | undefined, width?: number): Promise<OpenPage>;
  stop(): Promise<void>;
}

/** @param options `sync: false` leaves the org as it is before the first run of the service */
export async function startProduct({ sync = true, seed = 'tiny' } = {}): Promise<Product> {
  const org = await startOrg(['--seed', seed], { pages: true });
  const data = dataFolder();
  if (sync) {
    const { code, stderr } = await runService(['sync'], serviceEnvironment(org, data.path));
    if (code !== 0) throw new Error(`sync ended with ${code}: ${stderr}`);
  }
  const browser = await launchBrowser();
  return {
    org,
    browser,
    rows: (soql) => query(org.url, org.accessToken, soql),
    open: (path, username, width = 1280) =>
      openPage(browser, { url: org.url, path, width, ...(username === undefined ? {} : { username }) }),
    stop: async () => {
      await browser.close();
      await org.stop();
      await data.remove();
    },
  };
}

/** Addresses of one deal of each kind a reader may meet. */
export async function dealPages(
  product: Product,
): Promise<Record<'raised' | 'unknown' | 'closed' | 'clear', string>> {
  const one = async (where: string): Promise<string> => {
    const [row] = await product.rows(
      `SELECT Opportunity__c FROM Touchline_Deal_Review__c WHERE ${where} ORDER BY Key__c LIMIT 1`,
    );
    if (!row) throw new Error(`no deal review where ${where}`);
    return `/lightning/r/Opportunity/${String(row['Opportunity__c'])}/view`;
  };
  return {
    raised: await one("Untouched__c = 'raised'"),
    unknown: await one("Untouched__c = 'unknown'"),
    closed: await one('Untouched__c = null'),
    clear: await one("Untouched__c = 'clear' AND Past_Due__c = 'clear'"),
  };
}
