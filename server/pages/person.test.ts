/** The person page and the way to it, in a real browser on numbers the real service wrote for seed `tiny`. */
import { describeViolations, runAxe } from '../local-org/page-host/testing/axe.ts';
import { people, startProduct, type Product } from './product.ts';

const minutes = 60_000;
const team = '/lightning/n/Touchline_Team';
let product: Product;
/** Record pages by name; teams under "team: <name of the manager>". */
const records = new Map<string, string>();
const keys = new Map<string, string>();
/** What a person gets for a subject that is not shared with them: the platform does not tell it from a deleted one. */
let gone: string;

beforeAll(async () => {
  product = await startProduct();
  for (const row of await product.rows('SELECT Id, Name, Kind__c, Key__c FROM Touchline_Subject__c')) {
    const name = row['Kind__c'] === 'person' ? String(row['Name']) : `${row['Kind__c']}: ${row['Name']}`;
    records.set(name, `/lightning/r/Touchline_Subject__c/${String(row['Id'])}/view`);
    keys.set(name, String(row['Key__c']));
    gone = `/lightning/r/Touchline_Subject__c/${String(row['Id']).slice(0, 3)}9Z9999999999/view`;
  }
}, 5 * minutes);
afterAll(() => product.stop(), minutes);

const ofRecord = (name: string) => () => records.get(name)!;

describe.each([1280, 768])('at %i px', (width) => {
  test.each([
    ['a person as the manager sees it', ofRecord('Ana Silva'), people.manager],
    ['a person as that person sees it', ofRecord('Ana Silva'), people.rep],
    ['a person by weeks', () => `${records.get('Ana Silva')}?c__period=week`, people.manager],
    ['a person where little activity is logged', ofRecord('Dev Patel'), people.managerWithoutActivity],
    ['a team', ofRecord('team: Marta Reyes'), people.manager],
    ['a record that is not there', () => gone, people.rep],
  ])(
    '%s: axe finds nothing, nothing complains, nothing sticks out',
    async (_name, path, username) => {
      const opened = await product.open(path(), username, width);
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

test(
  'from the ranking to a person, another period, a number, and back to the team by the address',
  async () => {
    const { page, close } = await product.open(team, people.manager);
    await page.getByRole('link', { name: 'Ana Silva', exact: true }).first().click();
    await page.waitForURL(/\/lightning\/r\/Touchline_Subject__c\/\w+\/view$/);
    const main = page.locator('main');
    for (const words of [
      ...['Attainment', 'Win rate', 'Activities per week', 'Pipeline review', 'Deals advanced'],
      ...['What differs', 'Pipeline coverage', 'Deals to look at', 'Scorecard'],
    ]) {
      await main.getByText(words).first().waitFor();
    }
    await page.getByText('Week', { exact: true }).click();
    await page.waitForURL(/c__period=week/);
    await page.reload();
    await page.getByRole('radio', { name: 'Week' }).and(page.locator(':checked')).waitFor();
    const number = page.getByRole('button', { name: /^Touch rate/ }).first();
    await number.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('S0.31').waitFor();
    expect(describeViolations(await runAxe(page))).toBe('');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /Marta Reyes’s team/ }).click();
    await page.waitForURL(/Touchline_Team/);
    await main.getByRole('heading', { name: 'Marta Reyes’s team' }).waitFor();
    await close();
  },
  2 * minutes,
);

test(
  'every period stands in a table that the keyboard opens',
  async () => {
    const { page, close } = await product.open(records.get('Ana Silva')!, people.manager);
    const toggle = page.getByRole('button', { name: 'Progress: period by period' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    const table = page.getByRole('region', { name: 'Progress over time' });
    await table.getByRole('columnheader').nth(2).waitFor();
    await table.getByRole('rowheader', { name: 'Deals advanced' }).waitFor();
    expect(describeViolations(await runAxe(page))).toBe('');
    await close();
  },
  minutes,
);

test(
  'columns of the ranking are chosen, and the order follows',
  async () => {
    const { page, close } = await product.open(team, people.manager, 768);
    const ranking = page.locator('c-touchline-ranking').last();
    await ranking.getByText('Effort and progress').click();
    await ranking.getByRole('columnheader', { name: 'Activities per week' }).waitFor();
    await ranking.getByText('Pipeline', { exact: true }).click();
    await ranking.getByRole('columnheader', { name: 'Pipeline coverage' }).waitFor();
    const cut = await ranking
      .locator('.scroller')
      .evaluate((element: Element) => element.scrollWidth - element.clientWidth);
    expect(cut).toBe(0);
    expect(describeViolations(await runAxe(page))).toBe('');
    await close();
  },
  minutes,
);

test(
  'an address leads to a team below, and the way back of the browser to where one was',
  async () => {
    const below = `${team}?c__subject=${encodeURIComponent(keys.get('team: Marta Reyes')!)}&c__period=fiscal-month`;
    const { page, close } = await product.open(below, people.vicePresident);
    const main = page.locator('main');
    await main.getByRole('heading', { name: 'Marta Reyes’s team' }).waitFor();
    await main.getByRole('button', { name: 'Dana Vance’s team' }).click();
    await main.getByRole('heading', { name: 'Dana Vance’s team' }).waitFor();
    await page.goBack();
    await main.getByRole('heading', { name: 'Marta Reyes’s team' }).waitFor();
    await close();
  },
  minutes,
);

test.each([
  ['the person page', () => records.get('Ana Silva')!, people.manager, 2],
  ['the record page of a team', () => records.get('team: Marta Reyes')!, people.manager, 1],
  [
    'a team below, by its address',
    () => `${team}?c__subject=${keys.get('team: Marta Reyes')}`,
    people.vicePresident,
    2,
  ],
])(
  'the first content of %s takes few requests',
  async (_name, path, username, most) => {
    const { page, close } = await product.open('/lightning/o/Opportunity/list', username);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/graphql') && /Touchline/.test(request.postData() ?? ''))
        asked.push(request.postData()!.slice(0, 80));
    });
    await page.goto(new URL(path(), product.org.url).href);
    await page.waitForLoadState('networkidle');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(most);
    await close();
  },
  minutes,
);

test(
  'a subject that is gone or not shared says so, and what to do',
  async () => {
    const { page, close } = await product.open(gone, people.rep);
    await page.getByText('Nothing here for you').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Attainment');
    await close();
  },
  minutes,
);
