/** The standard pages an admin and a rep need around the product's own: lists, records, New, Edit, Delete. */
import type { Page } from 'playwright-core';
import { describeViolations, runAxe } from '../local-org/page-host/testing/axe.ts';
import { people, startProduct, type Product } from './product.ts';

const minutes = 60_000;
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 5 * minutes);
afterAll(() => product.stop(), minutes);

const lookup = (page: Page, label: string) => page.getByRole('combobox', { name: label });
/** Types over what stands in a field; a number is shown otherwise once the field has the focus. */
const retype = async (page: Page, label: string, text: string) => {
  await page.getByLabel(label).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
};
const path = (page: Page) => new URL(page.url()).pathname;

test(
  'an admin enters a quota by hand: the person is looked up, what is wrong is said in the words of the API',
  async () => {
    const opened = await product.open('/lightning/o/Touchline_Quota__c/list', people.admin);
    const { page } = opened;
    await page.getByRole('link', { name: 'New' }).click();
    await page.getByRole('heading', { name: 'New Touchline Quota' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Complete this field.').first().waitFor();
    const whose = lookup(page, 'Subject');
    await whose.fill('Ana Sil');
    await page
      .locator('main')
      .getByRole('option', { name: /Ana Silva/ })
      .waitFor();
    expect(describeViolations(await runAxe(page))).toBe('');
    await whose.press('Enter');
    expect(await whose.inputValue()).toBe('Ana Silva');
    await page.getByLabel('Key').fill('by-hand:2027-03');
    await page.getByLabel('Fiscal month start').fill('Mar 1, 2027');
    await retype(page, 'Amount', '123000');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Edit' }).waitFor();
    expect(path(page)).toMatch(/^\/lightning\/r\/Touchline_Quota__c\/\w+\/view$/);
    await page.getByRole('link', { name: 'Ana Silva' }).waitFor();
    const stored = await product.rows(
      "SELECT Subject__r.Name, Amount__c, Period_Start__c FROM Touchline_Quota__c WHERE Key__c = 'by-hand:2027-03'",
    );
    expect(stored).toMatchObject([
      { Subject__r: { Name: 'Ana Silva' }, Amount__c: 123000, Period_Start__c: '2027-03-01' },
    ]);
    // The same key again: only the org can know.
    await page.goto(
      `${product.org.url}/lightning/o/Touchline_Quota__c/new?defaultFieldValues=${encodeURIComponent(
        `Key__c=by-hand:2027-03,Amount__c=5,Period_Start__c=2027-03-01`,
      )}`,
    );
    expect(await page.getByLabel('Key').inputValue()).toBe('by-hand:2027-03');
    await lookup(page, 'Subject').fill('Ana Sil');
    await page
      .locator('main')
      .getByRole('option', { name: /Ana Silva/ })
      .click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('alert')
      .getByText(/duplicate value found: Key__c duplicates value on record/)
      .waitFor();
    await opened.close();
  },
  2 * minutes,
);

test(
  'a record is changed, and deleted when it is said twice',
  async () => {
    const [quota] = await product.rows('SELECT Id FROM Touchline_Quota__c ORDER BY Key__c LIMIT 1');
    const { page, close } = await product.open(
      `/lightning/r/Touchline_Quota__c/${String(quota?.['Id'])}/view`,
      people.admin,
    );
    await page.getByRole('link', { name: 'Edit' }).click();
    await retype(page, 'Amount', '77000');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.shell-detail', { hasText: 'Amount' }).getByText('$77,000.00').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'OK' }).click();
    await page.waitForURL(/\/lightning\/o\/Touchline_Quota__c\/list/);
    expect(
      await product.rows(`SELECT Id FROM Touchline_Quota__c WHERE Id = '${String(quota?.['Id'])}'`),
    ).toEqual([]);
    await close();
  },
  2 * minutes,
);

test(
  'a list sorts by its columns, and remembers what was looked at last',
  async () => {
    const { page, close } = await product.open('/lightning/o/Opportunity/list', people.manager);
    await page.getByText(/of \d+, by name/).waitFor();
    await page.getByRole('button', { name: 'Amount' }).click();
    await page.getByText(/, by amount/).waitFor();
    await page.getByRole('button', { name: 'Amount ↑' }).click();
    await page.getByRole('columnheader', { name: 'Amount ↓' }).waitFor();
    const amounts = await page.locator('tbody tr td:nth-of-type(3)').allInnerTexts();
    const numbers = amounts.map((text) => Number(text.replaceAll(/[^\d.]/g, ''))).filter(Boolean);
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    const first = page.locator('tbody th a').first();
    const name = await first.innerText();
    await first.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('link', { name: 'Opportunities' }).click();
    await page.getByRole('combobox', { name: 'List view' }).click();
    await page.getByRole('option', { name: 'Recently viewed' }).click();
    await page.waitForURL(/filterName=__Recent/);
    await page.getByText('1 of 1, the latest first').waitFor();
    expect(await page.locator('tbody th a').allInnerTexts()).toEqual([name]);
    expect(describeViolations(await runAxe(page))).toBe('');
    await close();
  },
  2 * minutes,
);
