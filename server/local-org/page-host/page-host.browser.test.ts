import type { Browser } from 'playwright-core';
import { describeViolations, runAxe } from './testing/axe.ts';
import { launchBrowser } from './testing/browser.ts';
import { FIXTURE_ROOT, fixtureOrg } from './testing/fixture-org.ts';
import type { FixtureOrg } from './testing/fixture-org.ts';
import { openPage } from './testing/page.ts';
import type { OpenPage } from './testing/page.ts';
import { servePages } from './testing/serve-pages.ts';
import type { ServedPages } from './testing/serve-pages.ts';

jest.setTimeout(120_000);

let fixture: FixtureOrg;
let pages: ServedPages;
let browser: Browser;
let open: OpenPage;

beforeAll(async () => {
  fixture = fixtureOrg();
  [pages, browser] = await Promise.all([
    servePages(fixture.org, { sourceRoot: FIXTURE_ROOT }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});
afterEach(() => open.close());

async function visit(path: string, options: { username?: string; width?: number } = {}): Promise<OpenPage> {
  open = await openPage(browser, { url: pages.url, path, ...options });
  return open;
}
const text = (selector: string) => open.page.locator(selector).innerText();
const recordPath = () => `/lightning/r/Opportunity/${fixture.dealId}/view`;

describe('an app page', () => {
  it('is reached from the root, drawn with its properties, as the manager', async () => {
    await visit('/');
    expect(new URL(open.page.url()).pathname).toBe('/lightning/n/Fixture_Board');
    expect(await open.page.title()).toBe('Board | Fixture app');
    await open.page.getByText('Deals of the fixture').waitFor();
    await open.page.getByRole('button', { name: '<b>Gamma</b> & sons' }).waitFor();
    const manager = fixture.org.sessions().find((user) => user.username === fixture.managerUsername);
    expect(await text('[data-id=user]')).toBe(manager?.id);
    expect(open.complaints).toEqual([]);
  });

  it('receives page state without being drawn anew', async () => {
    await visit('/lightning/n/Fixture_Board');
    const before = await open.page.locator('c-fixture-board').elementHandle();
    await open.page.getByRole('button', { name: 'Warm tone' }).click();
    await open.page.locator('[data-id=state]', { hasText: 'warm' }).waitFor();
    expect(new URL(open.page.url()).search).toBe('?c__tone=warm');
    expect(await before?.evaluate((element) => element.isConnected)).toBe(true);
    await open.page.reload();
    await open.page.locator('[data-id=state]', { hasText: 'warm' }).waitFor();
    await open.page.goBack();
    await open.page.locator('[data-id=state]:not(:has-text("warm"))').waitFor({ state: 'attached' });
  });
});

describe('GraphQL', () => {
  it('keeps an answer until refresh() is called', async () => {
    await visit('/');
    await open.page.getByRole('button', { name: 'Beta' }).waitFor();
    const { id } = [...fixture.org.store.table('Opportunity').rows()]
      .map((row) => ({ id: row.Id, name: row['Name'] }))
      .find((row) => row.name === 'Beta') ?? { id: '' };
    const [admin] = fixture.org.sessions();
    if (!admin) throw new Error('the fixture has no user');
    fixture.org.writer(admin).update('Opportunity', id, { Name: 'Beta renamed' });
    await open.page.getByRole('link', { name: 'Opportunities' }).click();
    await open.page.getByText('3 of 3, by name').waitFor();
    await open.page.goBack();
    await open.page.getByRole('button', { name: 'Beta', exact: true }).waitFor();
    await open.page.getByRole('button', { name: 'Refresh' }).click();
    await open.page.getByRole('button', { name: 'Beta renamed' }).waitFor();
  });
});

describe('a record page', () => {
  it('opens from a component, shows its header, and goes back', async () => {
    await visit('/');
    await open.page.getByRole('button', { name: '<b>Gamma</b> & sons' }).click();
    await open.page.getByRole('heading', { level: 1, name: '<b>Gamma</b> & sons' }).waitFor();
    expect(new URL(open.page.url()).pathname).toBe(recordPath());
    await open.page.getByLabel('Highlights').getByText('$3,000.00').waitFor();
    await open.page.getByLabel('Highlights').getByText('Acme <script>alert(1)</script>').waitFor();
    await open.page.waitForFunction(() => document.title === '<b>Gamma</b> & sons | Fixture app');
    expect(await open.page.evaluate(() => document.activeElement?.id)).toBe('page-host-main');
    await open.page.goBack();
    await open.page.getByText('Deals of the fixture').waitFor();
  });

  it('saves: toast, every wire on the record, and the org agree', async () => {
    await visit(recordPath());
    await open.page.getByRole('button', { name: 'Plan a call' }).click();
    await open.page.locator('lightning-toast', { hasText: 'Next step written' }).waitFor();
    await open.page.locator('[data-id=next-step]', { hasText: 'Call the buyer' }).waitFor();
    await open.page.locator('.shell-detail', { hasText: 'Next Step' }).getByText('Call the buyer').waitFor();
    expect(fixture.org.store.table('Opportunity').get(fixture.dealId)?.['NextStep']).toBe('Call the buyer');
  });

  it('asks once for what two components show, and hands errors over in the shape of the platform', async () => {
    await visit('/lightning/n/Fixture_Board');
    const asked: string[] = [];
    open.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open.page.goto(new URL(recordPath(), pages.url).href);
    await open.settled();
    expect(asked.filter((path) => path.endsWith('/object-info/Opportunity'))).toHaveLength(1);
    await open.page.getByRole('button', { name: 'Take the stage away' }).click();
    await open.page.locator('[data-id=failure]', { hasText: 'fetchResponse' }).waitFor();
    expect(JSON.parse(await text('[data-id=failure]'))).toEqual({
      ok: false,
      status: 400,
      errorType: 'fetchResponse',
      message: 'string',
      code: 400,
    });
  });

  it('says what is wrong with a record that is not there', async () => {
    await visit('/lightning/r/Opportunity/006000000000999AAA/view');
    await open.page.getByLabel('Highlights').getByRole('alert').waitFor();
  });
});

describe('standard pages', () => {
  it('lists an object, searches it by name and leads to a record', async () => {
    await visit('/lightning/o/Opportunity/list');
    await open.page.getByText('3 of 3, by name').waitFor();
    await open.page.getByRole('searchbox').fill('gamma');
    await open.page.getByText('1 of 1, by name').waitFor();
    await open.page.getByRole('link', { name: '<b>Gamma</b> & sons' }).click();
    await open.page.getByRole('heading', { level: 1, name: '<b>Gamma</b> & sons' }).waitFor();
  });

  it('creates a task with the values it was opened with', async () => {
    const values = encodeURIComponent(
      `WhatId=${fixture.dealId},Subject=${encodeURIComponent('Call, then write')}`,
    );
    await visit(`/lightning/o/Task/new?defaultFieldValues=${values}`);
    await open.page.getByRole('link', { name: '<b>Gamma</b> & sons' }).waitFor();
    expect(await open.page.getByLabel('Subject').inputValue()).toBe('Call, then write');
    await open.page.getByRole('button', { name: 'Save' }).click();
    await open.page.locator('lightning-toast', { hasText: 'Task saved' }).waitFor();
    const [task] = fixture.org.store.table('Task').lookup('WhatId', fixture.dealId);
    expect(task).toMatchObject({ Subject: 'Call, then write' });
  });

  it('answers an unknown address inside the shell', async () => {
    await visit('/lightning/n/Nothing');
    await open.page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await open.page.getByRole('link', { name: 'Opportunities' }).click();
    await open.page.getByText('of 3, by name').waitFor();
  });
});

describe('the session', () => {
  it('switches user, language and number format with it', async () => {
    await visit('/');
    expect(await text('[data-id=greeting]')).toBe('Good morning, "coach" & team');
    const rep = fixture.org.sessions().find((user) => user.username === fixture.repUsername);
    await Promise.all([
      open.page.waitForEvent('load'),
      open.page.getByLabel('Signed in as').selectOption(rep?.id ?? ''),
    ]);
    await open.page.locator('[data-id=greeting]', { hasText: 'Guten Morgen' }).waitFor();
    expect(await text('[data-id=user]')).toBe(rep?.id);
    expect(await open.page.evaluate(() => document.documentElement.lang)).toBe('de');
  });

  it('belongs to one browser', async () => {
    await visit('/', { username: fixture.repUsername });
    const rep = await text('[data-id=user]');
    await open.close();
    await visit('/');
    expect(await text('[data-id=user]')).not.toBe(rep);
  });

  it('survives a link from another site', async () => {
    await visit('/', { username: fixture.repUsername });
    const rep = await text('[data-id=user]');
    const { port } = new URL(pages.url);
    // Another name of this computer is another site to the browser: it sends no strict cookie along.
    await open.page.goto(`http://localhost:${port}/`);
    await open.settled();
    expect(await text('[data-id=user]')).not.toBe(rep);
    await open.page.evaluate((url) => window.location.assign(url), `${pages.url}/lightning/n/Fixture_Board`);
    await open.page.waitForURL(`${pages.url}/**`);
    await open.page.locator('[data-id=user]', { hasText: rep }).waitFor();
  });

  it('is no use to a program or another site', async () => {
    await visit('/');
    const [cookie] = await open.page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
    const path = `${pages.url}/services/data/v66.0/ui-api/object-info/Opportunity`;
    const bare = await fetch(path, { headers });
    const foreign = await fetch(path, { headers: { ...headers, origin: 'https://evil.example' } });
    expect([bare.status, foreign.status]).toEqual([401, 401]);
    const body = JSON.stringify({ userId: fixture.org.sessions()[0]?.id });
    const json = { ...headers, 'content-type': 'application/json' };
    const switched = await fetch(`${pages.url}/page-host/session`, { method: 'POST', headers: json, body });
    expect(switched.status).toBe(403);
  });
});

describe('accessibility', () => {
  it.each([1280, 768, 390])('has no axe violation at %d px', async (width) => {
    for (const path of [
      '/lightning/n/Fixture_Board',
      recordPath(),
      '/lightning/o/Opportunity/list',
      '/lightning/n/Nothing',
    ]) {
      await visit(path, { width });
      const report = await runAxe(open.page);
      expect(describeViolations(report)).toBe('');
      expect(report.checked).toBeGreaterThan(50);
      const overflow = await open.page.evaluate(
        () => document.documentElement.scrollWidth > window.innerWidth,
      );
      expect([path, overflow]).toEqual([path, false]);
      await open.close();
    }
    await visit('/');
  });

  it('has a skip link as the first stop of the keyboard', async () => {
    await visit('/lightning/o/Opportunity/list');
    await open.page.keyboard.press('Tab');
    const skip = open.page.getByRole('link', { name: 'Skip to main content' });
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await open.page.keyboard.press('Enter');
    expect(await open.page.evaluate(() => document.activeElement?.id)).toBe('page-host-main');
    await open.page.keyboard.press('Tab');
    expect(await open.page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });
});
