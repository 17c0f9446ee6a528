/** What is deployed to a running org shows in its pages with the next page that is opened. */
import type { Browser } from 'playwright-core';
import { deployer, bundle, jsforceOn, objectFile, pageFile, xmlFile } from '../metadata/testing.ts';
import { createTestOrg, type TestOrg } from '../testing.ts';
import { keptTree } from '../metadata/org-metadata.ts';
import { buildOfTree } from './build/deployed-pages.ts';
import { schemaNames } from './source/schema-names.ts';
import { launchBrowser } from './testing/browser.ts';
import { openPage } from './testing/page.ts';
import { servePages, type ServedPages } from './testing/serve-pages.ts';

const minutes = 60_000;
let browser: Browser;
let test: TestOrg;
let pages: ServedPages;

beforeAll(async () => {
  browser = await launchBrowser();
  test = createTestOrg({ withoutTouchline: true });
  const build = buildOfTree(keptTree(test.org.store), schemaNames(test.org.schema));
  pages = await servePages(test.org, { build });
}, 5 * minutes);
afterAll(async () => {
  await pages.close();
  await browser.close();
}, minutes);

const component = (text: string) => ({
  ...bundle('greeting', '', ''),
  'lwc/greeting/greeting.html': `<template><p class="greeting">${text}</p></template>\n`,
  'lwc/greeting/greeting.js-meta.xml': xmlFile(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__AppPage</target></targets>',
  ),
});
const members = {
  CustomObject: ['Thing__c'],
  LightningComponentBundle: ['greeting'],
  FlexiPage: ['P'],
  CustomTab: ['P', 'Thing__c'],
  CustomApplication: ['Things'],
};
const files = {
  'objects/Thing__c.object': objectFile(),
  ...component('Hello from a page'),
  'flexipages/P.flexipage': pageFile('greeting'),
  'tabs/P.tab': xmlFile(
    'CustomTab',
    '<flexiPage>P</flexiPage><label>Greetings</label><motif>Custom53: Bell</motif>',
  ),
  'tabs/Thing__c.tab': xmlFile('CustomTab', '<customObject>true</customObject><motif>Custom53: Bell</motif>'),
  'applications/Things.app': xmlFile(
    'CustomApplication',
    '<formFactors>Large</formFactors><label>Things of ours</label><navType>Standard</navType><tabs>P</tabs><tabs>Thing__c</tabs><uiType>Lightning</uiType>',
  ),
};

it(
  'an org without an app of its own has the standard objects',
  async () => {
    const opened = await openPage(browser, { url: pages.url });
    expect(new URL(opened.page.url()).pathname).toBe('/lightning/o/Account/list');
    await opened.page.getByRole('link', { name: 'Opportunities' }).waitFor();
    expect(opened.complaints).toEqual([]);
    await opened.close();
  },
  minutes,
);

it(
  'an app that is deployed shows without a restart, a new version of its component too',
  async () => {
    const deploy = deployer(await jsforceOn({ ...test, url: pages.url, close: pages.close }));
    expect(await deploy(members, files)).toEqual({ success: true, failures: [] });
    const opened = await openPage(browser, { url: pages.url });
    expect(new URL(opened.page.url()).pathname).toBe('/lightning/n/P');
    await opened.page.getByText('Things of ours').waitFor();
    await opened.page.getByText('Hello from a page').waitFor();
    await opened.page.getByRole('link', { name: 'Things', exact: true }).click();
    await opened.page.getByRole('link', { name: 'New' }).click();
    await opened.page.getByLabel('Name').fill('The first');
    await opened.page.getByRole('button', { name: 'Save' }).click();
    await opened.page.getByRole('heading', { level: 1, name: 'The first' }).waitFor();
    expect(
      await deploy({ LightningComponentBundle: ['greeting'] }, component('Hello once more')),
    ).toMatchObject({ success: true });
    await opened.page.goto(`${pages.url}/lightning/n/P`);
    await opened.page.getByText('Hello once more').waitFor();
    expect(opened.complaints).toEqual([]);
    await opened.close();
  },
  5 * minutes,
);
