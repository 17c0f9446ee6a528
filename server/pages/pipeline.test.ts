import type { Page } from 'playwright-core';
import { describeViolations, runAxe } from '../local-org/page-host/testing/axe.ts';
import { people, startProduct, type Product } from './product.ts';

const minutes = 60_000;
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 5 * minutes);
afterAll(() => product.stop(), minutes);

const pipeline = '/lightning/n/Touchline_Pipeline';
const names = (page: Page) => page.locator('tbody th a').allInnerTexts();
const shown = (page: Page) => page.getByText(/deals? shown/).innerText();
const total = (page: Page, name: string | RegExp) =>
  page.getByRole('group', { name: /^Totals/ }).getByRole('button', { name });
const state = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const choose = async (page: Page, label: string, option: string | RegExp) => {
  await page.getByRole('combobox', { name: label }).click();
  // The shell's own choice of users has options too.
  await page.locator('main').getByRole('option', { name: option }).click();
};

describe.each([1280, 768, 390])('at %i px', (width) => {
  test.each([
    ['a vice president', pipeline, people.vicePresident],
    ['a manager', `${pipeline}?c__flag=critical`, people.manager],
    ['a rep', pipeline, people.rep],
    ['someone whom the deals are not shared with', `${pipeline}?c__scope=a00000000000000AAA`, people.rep],
  ])(
    '%s: axe finds nothing, nothing complains, nothing sticks out',
    async (_name, path, username) => {
      const opened = await product.open(path, username, width);
      const report = await runAxe(opened.page);
      expect(describeViolations(report)).toBe('');
      expect(report.checked).toBeGreaterThan(20);
      expect(opened.complaints).toEqual([]);
      const overflow = await opened.page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
      await opened.close();
    },
    minutes,
  );
});

test.each([
  ["a manager's own people's deals, not the manager's", people.manager, 9, /Marta Reyes’s team/],
  ["a vice president's everybody below", people.vicePresident, 13, /Dana Vance’s team/],
  ["a rep's own", people.rep, 3, /Ana Silva/],
  ["an admin's everybody's", people.admin, 14, /Tiny/],
])(
  'it opens with %s',
  async (_name, username, count, scope) => {
    const { page, close } = await product.open(pipeline, username);
    expect(await names(page)).toHaveLength(count);
    expect(await page.getByRole('combobox', { name: 'Whose deals' }).innerText()).toMatch(scope);
    await close();
  },
  minutes,
);

test(
  'the first content takes two requests, a row that is opened one more',
  async () => {
    const { page, close, settled } = await product.open('/lightning/o/Opportunity/list', people.manager);
    const asked: string[] = [];
    page.on('request', (request) => {
      const operation = /query (Touchline\w+)/.exec(request.postData() ?? '')?.[1];
      if (operation) asked.push(operation);
    });
    await page.goto(new URL(pipeline, product.org.url).href);
    await settled();
    expect(asked).toEqual(['TouchlinePipelineScopes', 'TouchlinePipeline']);
    await page
      .getByRole('button', { name: /^Why: / })
      .first()
      .click();
    await settled();
    expect(asked.slice(2)).toEqual(['TouchlineDealReview']);
    await close();
  },
  minutes,
);

test(
  'a press on a total shows the deals it counted, says that it is pressed, and Back takes it back',
  async () => {
    const { page, close } = await product.open(pipeline, people.manager);
    const all = await names(page);
    const late = total(page, /Close date has passed/);
    const said = Number(/\d+/.exec(await late.innerText())?.[0]);
    await late.click();
    await expectText(page, `${said} of ${all.length} deals shown`);
    expect(await names(page)).toHaveLength(said);
    expect(await late.getAttribute('aria-pressed')).toBe('true');
    expect(state(page)).toEqual({ c__flag: 'past-due' });
    await late.click();
    await expectText(page, `${all.length} of ${all.length} deals shown`);
    expect(state(page)).toEqual({});
    await page.goBack();
    await expectText(page, `${said} of ${all.length} deals shown`);
    await page.goBack();
    await expectText(page, `${all.length} of ${all.length} deals shown`);
    await close();
  },
  minutes,
);

test(
  'owner, stage, closing, text and order go into the address, and a link with them shows the same',
  async () => {
    const { page, close } = await product.open(pipeline, people.vicePresident);
    await choose(page, 'Owner', /^Ben Cole/);
    await choose(page, 'Closing', 'By the end of this fiscal quarter');
    await page.getByRole('searchbox').fill('e');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Amount', exact: true }).click();
    expect(await page.locator('th[aria-sort="descending"]').innerText()).toContain('Amount');
    const [found, text] = [await names(page), await shown(page)];
    expect(found.length).toBeGreaterThan(0);
    expect(Object.keys(state(page)).sort()).toEqual(['c__closing', 'c__owner', 'c__sort', 'c__text']);
    const link = new URL(page.url());
    await close();

    const other = await product.open(link.pathname + link.search, people.admin);
    // The admin sees everybody; Ben's deals of that link are the same.
    expect(await names(other.page)).toEqual(found);
    expect((await shown(other.page)).split(' ')[0]).toBe(text.split(' ')[0]);
    await other.page.getByRole('button', { name: 'Clear filters' }).click();
    await expectText(other.page, '14 of 14 deals shown');
    expect(state(other.page)).toEqual({ c__sort: '-amount' });
    await other.close();
  },
  minutes,
);

test(
  'another person or team is chosen, and the link to them shared',
  async () => {
    const { page, close } = await product.open(pipeline, people.vicePresident);
    await choose(page, 'Whose deals', 'Ben Cole');
    await expectText(page, '4 of 4 deals shown');
    const link = new URL(page.url());
    expect(Object.keys(state(page))).toEqual(['c__scope']);
    await close();
    const other = await product.open(link.pathname + link.search, people.manager);
    await expectText(other.page, '4 of 4 deals shown');
    expect(await other.page.getByRole('combobox', { name: 'Whose deals' }).innerText()).toBe('Ben Cole');
    await other.close();
  },
  minutes,
);

test(
  'the keyboard sorts, filters, opens a row and keeps its place',
  async () => {
    const { page, close } = await product.open(pipeline, people.manager);
    const focused = () =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent?.trim();
      });
    const header = page.getByRole('button', { name: 'Close date', exact: true });
    await header.focus();
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="ascending"]').filter({ hasText: 'Close date' }).waitFor();
    expect(await focused()).toMatch(/^Close date/);
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="descending"]').filter({ hasText: 'Close date' }).waitFor();

    const critical = total(page, /^Critical/);
    const said = /\d+/.exec(await critical.innerText())?.[0];
    await critical.focus();
    await page.keyboard.press('Space');
    await expectText(page, `${said} of 9 deals shown`);
    expect(await focused()).toMatch(/^Critical/);

    const why = page.getByRole('button', { name: /^Why: / }).first();
    await why.focus();
    await page.keyboard.press('Enter');
    await page
      .getByText(/Threshold|Raised at once/)
      .first()
      .waitFor();
    expect(await focused()).toMatch(/^Hide why: /);
    expect(describeViolations(await runAxe(page))).toBe('');
    await close();
  },
  minutes,
);

test(
  'a row tells why in sentences, leads to the next step, and to the deal',
  async () => {
    const { page, close } = await product.open(`${pipeline}?c__flag=past-due`, people.manager);
    await page
      .getByRole('button', { name: /^Why: / })
      .first()
      .click();
    await page.getByText(/The close date was/).waitFor();
    await page.getByRole('button', { name: 'Change the close date' }).first().click();
    await page.waitForURL(/\/lightning\/r\/Opportunity\/\w+\/edit/);
    await page.goBack();
    await page.locator('tbody th a').first().click();
    await page.waitForURL(/\/lightning\/r\/Opportunity\/\w+\/view/);
    await page.getByText('Deal review').waitFor();
    await close();
  },
  minutes,
);

async function expectText(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}
