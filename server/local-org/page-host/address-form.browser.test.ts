/** An address is no field of a form: its parts are, and the form must not ask the UI API for the whole. */
import { launchBrowser } from './testing/browser.ts';
import { FIXTURE_ROOT, fixtureOrg } from './testing/fixture-org.ts';
import { openPage } from './testing/page.ts';
import { servePages } from './testing/serve-pages.ts';

jest.setTimeout(120_000);

test('the form of a record with an address changes it part by part', async () => {
  const { org } = fixtureOrg();
  const [pages, browser] = await Promise.all([
    servePages(org, { sourceRoot: FIXTURE_ROOT }),
    launchBrowser(),
  ]);
  const stored = () => [...org.store.table('Account').rows()][0];
  try {
    const { page } = await openPage(browser, {
      url: pages.url,
      path: `/lightning/r/Account/${stored()?.Id}/edit`,
    });
    await page.getByLabel('Billing City').fill('Paris');
    expect(await page.getByLabel('Billing Address').count()).toBe(0);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('lightning-toast', { hasText: 'Account saved' }).waitFor();
    expect(stored()).toMatchObject({ BillingCity: 'Paris' });
  } finally {
    await browser.close();
    await pages.close();
  }
});
