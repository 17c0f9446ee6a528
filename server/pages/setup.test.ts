/** An admin changes a threshold in Setup's data, and the next run of the service uses it. */
import type { Page } from 'playwright-core';
import { runService, serviceEnvironment, dataFolder } from '../acceptance/processes.ts';
import { describeViolations, runAxe } from '../local-org/page-host/testing/axe.ts';
import { people, startProduct, type Product } from './product.ts';

const minutes = 60_000;
const setup = '/lightning/setup/CustomMetadata';
const type = 'Touchline_Flag_Rule__mdt';
let product: Product;
let data: Awaited<ReturnType<typeof dataFolder>>;

beforeAll(async () => {
  product = await startProduct({ sync: false });
  data = dataFolder();
}, 5 * minutes);
afterAll(async () => {
  await product.stop();
  await data.remove();
}, minutes);

const enter = (page: Page, field: string, value: string): Promise<void> =>
  page
    .getByRole('textbox', { name: field })
    .or(page.getByRole('spinbutton', { name: field }))
    .fill(value);
/** One run of the service; its summary as JSON. */
const sync = async (): Promise<string> => {
  const environment = serviceEnvironment(product.org, data.path);
  const { code, stdout, stderr } = await runService(['sync', '--json'], environment);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};
const untouched = (): Promise<number> =>
  product
    .rows("SELECT Id FROM Touchline_Deal_Review__c WHERE Untouched__c = 'raised'")
    .then((rows) => rows.length);

test(
  'a rule is made, changed and deleted in a browser; each time the next run uses what stands there',
  async () => {
    await sync();
    const usual = await untouched();
    expect(usual).toBeGreaterThan(0);

    const { page, complaints, close } = await product.open(`${setup}/home`, people.admin);
    await page.getByRole('link', { name: 'Touchline Flag Rule' }).click();
    await page.getByText('No records yet').waitFor();
    await page.getByRole('link', { name: 'New' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Complete this field.').first().waitFor();
    await enter(page, 'Label', 'Untouched is off');
    await enter(page, 'Record name', 'Untouched_Off');
    await enter(page, 'Flag', 'untouched');
    await enter(page, 'Parameter', 'days');
    await enter(page, 'Value', '999');
    expect(describeViolations(await runAxe(page))).toBe('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('rowheader', { name: 'Untouched is off' }).waitFor();
    // On a page of its own: here the message that it was saved is fading in, pale as a fading thing is.
    const records = await product.open(`${setup}/${type}/home`, people.admin);
    await records.page.getByRole('rowheader', { name: 'Untouched is off' }).waitFor();
    expect(describeViolations(await runAxe(records.page))).toBe('');
    await records.close();
    await sync();
    expect(await untouched()).toBeLessThan(usual);

    await page.getByRole('link', { name: 'Edit Untouched is off' }).click();
    await enter(page, 'Value', '1');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('rowheader', { name: 'Untouched is off' }).waitFor();
    await sync();
    expect(await untouched()).toBeGreaterThan(usual);

    await page.getByRole('button', { name: 'Delete Untouched is off' }).click();
    await page.getByRole('button', { name: 'Delete Untouched is off for good' }).click();
    await page.getByText('No records yet').waitFor();
    await sync();
    expect(await untouched()).toBe(usual);
    expect(complaints).toEqual([]);
    await close();
  },
  5 * minutes,
);

test(
  'what cannot be stored is refused at the field; what the service does not know is its warning',
  async () => {
    const { page, close } = await product.open(`${setup}/${type}/new`, people.admin);
    await enter(page, 'Label', 'Mistyped');
    await enter(page, 'Record name', 'Two words');
    await enter(page, 'Flag', 'untuched');
    await enter(page, 'Parameter', 'days');
    await enter(page, 'Value', '3');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('alphanumeric').waitFor();
    await enter(page, 'Record name', 'Mistyped');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('rowheader', { name: 'Mistyped' }).waitFor();
    expect(await sync()).toContain('Touchline_Flag_Rule__mdt Mistyped is not used');
    await close();
  },
  2 * minutes,
);

test(
  'Setup is closed to everybody else, its address and its data',
  async () => {
    const opened = await product.open(`${setup}/home`, people.manager);
    await opened.page.getByText('Setup is open to system administrators only.').waitFor();
    expect(await opened.page.getByRole('link', { name: 'Setup' }).count()).toBe(0);
    const status = await opened.page.evaluate(
      async (name) => (await fetch(`/page-host/setup/metadata/${name}`)).status,
      type,
    );
    expect(status).toBe(403);
    await opened.close();
    const admin = await product.open('/lightning/n/Touchline_Team', people.admin);
    await admin.page.getByRole('link', { name: 'Setup' }).click();
    await admin.page.getByRole('heading', { name: 'Custom Metadata Types' }).waitFor();
    await admin.close();
  },
  minutes,
);
