import type { Page } from 'playwright-core';
import { describeViolations, runAxe } from '../local-org/page-host/testing/axe.ts';
import { people, startProduct, type Product } from './product.ts';

const minutes = 60_000;
let product: Product;
/** The deal with the most flags. */
let deal: string;

beforeAll(async () => {
  product = await startProduct();
  const [row] = await product.rows(
    'SELECT Opportunity__c FROM Touchline_Deal_Review__c ORDER BY Flag_Count__c DESC, Key__c LIMIT 1',
  );
  deal = `/lightning/r/Opportunity/${String(row?.['Opportunity__c'])}/view`;
}, 5 * minutes);
afterAll(() => product.stop(), minutes);

/** Top of an element's box, so that what comes first can be told. */
const top = async (page: Page, text: string) =>
  (await page.getByRole('heading', { name: text, exact: true }).boundingBox())!.y;

test.each([1280, 768, 390])(
  'at %i px the review is whole with everything open, and axe finds nothing',
  async (width) => {
    const opened = await product.open(deal, people.vicePresident, width);
    for (const toggle of await opened.page.locator('c-touchline-deal-review button[aria-expanded]').all())
      await toggle.click();
    await opened.settled();
    expect(describeViolations(await runAxe(opened.page))).toBe('');
    expect(opened.complaints).toEqual([]);
    const overflow = await opened.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await opened.close();
  },
  minutes,
);

test(
  'on a phone the review stands before the details',
  async () => {
    const { page, close } = await product.open(deal, people.vicePresident, 390);
    expect(await top(page, 'Deal review')).toBeLessThan(await top(page, 'Details'));
    await close();
  },
  minutes,
);

test(
  'at most three nudges stand open, each with a reason and one step',
  async () => {
    const { page, close } = await product.open(deal, people.vicePresident);
    const flags = page.locator('c-touchline-flag');
    const count = await flags.count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(3);
    for (const flag of await flags.all()) expect(await flag.getByRole('button').count()).toBe(1);
    await close();
  },
  minutes,
);

test(
  'the timeline says in words what it draws, and opens as a list with the keyboard',
  async () => {
    const { page, close } = await product.open(deal, people.vicePresident, 390);
    const drawing = page.getByRole('img', { name: /^Timeline from/ });
    expect(await drawing.getAttribute('aria-label')).toMatch(/Stages: \d+\. Touch days: \d+\./);
    const toggle = page.getByRole('button', { name: 'Show as a list' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('table', { name: 'Show as a list' });
    expect(await list.innerText()).toContain('Deal created');
    expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    await close();
  },
  minutes,
);
