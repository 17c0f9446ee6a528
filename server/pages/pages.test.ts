import { describeViolations, runAxe } from '../local-org/page-host/testing/axe.ts';
import { dealPages, people, startProduct, type Product } from './product.ts';

const minutes = 60_000;
let product: Product;
let deals: Awaited<ReturnType<typeof dealPages>>;

beforeAll(async () => {
  product = await startProduct();
  deals = await dealPages(product);
}, 5 * minutes);
afterAll(() => product.stop(), minutes);

const team = '/lightning/n/Touchline_Team';

describe.each([1280, 768, 390])('at %i px', (width) => {
  test.each([
    ['the team page of a vice president', () => team, people.vicePresident],
    ['the team page of a manager', () => team, people.manager],
    ['the team page where too little activity is logged', () => team, people.managerWithoutActivity],
    ['the team page of a rep without a team', () => team, people.rep],
    ['a deal with flags', () => deals.raised, people.rep],
    ['a deal that cannot be judged', () => deals.unknown, people.managerWithoutActivity],
    ['a deal with nothing to say', () => deals.clear, people.manager],
    ['a closed deal', () => deals.closed, people.manager],
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
  'a manager finds attainment beside the levers, people ranked with n, and where to look first',
  async () => {
    const { page, close } = await product.open(team, people.manager);
    const text = await page.locator('main').innerText();
    for (const words of [
      'Attainment',
      'Sales velocity',
      'Win rate',
      'Average selling price',
      'Sales cycle',
      'Open pipeline',
      'Untouched deals',
      'Where to look first',
      'Ana Silva',
      'Ben Cole',
    ]) {
      expect(text).toContain(words);
    }
    await close();
  },
  minutes,
);

test(
  'a number opens with Enter, explains itself, closes with Escape and gives the focus back',
  async () => {
    const { page, close } = await product.open(team, people.manager);
    const number = page.getByRole('button', { name: /win rate/i }).first();
    await number.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByText('S0.10').waitFor();
    await dialog.getByRole('link').first().waitFor();
    const text = await dialog.innerText();
    for (const words of ['won', 'decided', '95']) expect(text.toLowerCase()).toContain(words);
    expect(describeViolations(await runAxe(page))).toBe('');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(
      await number.evaluate(
        (element: Element) => element.getRootNode() && document.activeElement !== document.body,
      ),
    ).toBe(true);
    await close();
  },
  minutes,
);

test(
  'a number whose records another number lists shows them too',
  async () => {
    const { page, close } = await product.open(team, people.manager);
    await page
      .getByRole('button', { name: /^open pipeline/i })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('link').first().waitFor();
    expect(await dialog.getByRole('link').count()).toBe(9);
    await close();
  },
  minutes,
);

test(
  'the keyboard alone reaches the period switch, a number and a person',
  async () => {
    const { page, close } = await product.open(team, people.vicePresident);
    const reached = new Set<string>();
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return `${element?.tagName.toLowerCase()} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`.trim();
        }),
      );
    }
    const all = [...reached].join('\n');
    expect(all).toMatch(/input|radio/i);
    expect(all).toMatch(/win rate/i);
    expect(all).toMatch(/Marta Reyes/);
    await close();
  },
  minutes,
);

test(
  "a vice president walks down to a person's team and back",
  async () => {
    const { page, close } = await product.open(team, people.vicePresident);
    await page
      .getByRole('button', { name: /Marta Reyes’s team/ })
      .first()
      .click();
    const main = page.locator('main');
    await main.getByText('Cleo Wu').first().waitFor();
    await main
      .getByRole('button', { name: /Dana Vance/ })
      .or(main.getByRole('link', { name: /Dana Vance/ }))
      .first()
      .click();
    await main
      .getByText(/Tom Okafor/)
      .first()
      .waitFor();
    await close();
  },
  minutes,
);

test(
  'a rep sees the flag, its evidence, and a next step that opens the standard page',
  async () => {
    const { page, close } = await product.open(deals.raised, people.rep);
    await page.getByText('Untouched').first().waitFor();
    const step = page.getByRole('button', { name: /touch|task|call/i }).first();
    await step.click();
    await page.waitForURL(/\/lightning\/o\/Task\/new/);
    await close();
  },
  minutes,
);

test.each([
  ['own team page', () => team, people.vicePresident, 1],
  ['team page of an admin', () => team, people.admin, 2],
  ['deal review', () => deals.raised, people.rep, 1],
])(
  'the first content of the %s takes few requests',
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
  'hostile names are text everywhere',
  async () => {
    const { page, close } = await product.open('/lightning/o/Opportunity/list', people.admin);
    await page.getByText('<script>', { exact: false }).first().waitFor();
    expect(await page.evaluate(() => document.querySelectorAll('main script').length)).toBe(0);
    await close();
  },
  minutes,
);
