import { describeViolations, runAxe } from '../local-org/page-host/testing/axe.ts';
import { people, startProduct, type Product } from './product.ts';

const minutes = 60_000;
const mine = '/lightning/n/Touchline_My_Deals';
let product: Product;

describe('after a run', () => {
  beforeAll(async () => {
    product = await startProduct();
  }, 5 * minutes);
  afterAll(() => product.stop(), minutes);

  describe.each([1280, 768, 390])('at %i px', (width) => {
    test.each([
      ['a rep', people.rep],
      ['a manager without deals', people.managerWithoutActivity],
    ])(
      '%s: axe finds nothing, nothing complains, nothing sticks out',
      async (_name, username) => {
        const opened = await product.open(mine, username, width);
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
    'a rep sees own deals, critical ones first, then by value, with what is at stake',
    async () => {
      const { page, close } = await product.open(mine, people.rep);
      const deals = await page.locator('li.deal').evaluateAll((items) =>
        items.map((item) => ({
          critical: item.className.includes('critical'),
          amount: Number(/\$([\d,]+)/.exec(item.textContent ?? '')?.[1]?.replaceAll(',', '') ?? 0),
        })),
      );
      expect(deals.length).toBeGreaterThan(1);
      const sorted = [...deals].sort(
        (a, b) => Number(b.critical) - Number(a.critical) || b.amount - a.amount,
      );
      expect(deals).toEqual(sorted);
      const stake = deals.reduce((sum, { amount }) => sum + amount, 0);
      const text = await page.locator('main').innerText();
      expect(text).toContain(`$${stake / 1000}K`);
      expect(text).toContain(`${deals.length} of your 3 open deals`);
      await close();
    },
    minutes,
  );

  test(
    'the keyboard alone reaches a deal and its next step, which opens the standard page',
    async () => {
      const { page, close } = await product.open(mine, people.rep, 390);
      const reached: string[] = [];
      for (let press = 0; press < 15; press += 1) {
        await page.keyboard.press('Tab');
        reached.push(
          await page.evaluate(() => {
            let element = document.activeElement;
            while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
            return `${element?.tagName.toLowerCase()} ${element?.textContent?.trim() ?? ''}`;
          }),
        );
        if (/^button (Plan|Change|Add|Write|Move)/.test(reached.at(-1)!)) break;
      }
      expect(reached.some((each) => each.startsWith('a '))).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/(new|edit|related\/\w+\/view)(\?|$)/);
      await close();
    },
    minutes,
  );

  test(
    'the first content takes one request',
    async () => {
      const { page, close, settled } = await product.open('/lightning/o/Opportunity/list', people.rep);
      const asked: string[] = [];
      page.on('request', (request) => {
        const operation = /query (Touchline\w+)/.exec(request.postData() ?? '')?.[1];
        if (operation) asked.push(operation);
      });
      await page.goto(new URL(mine, product.org.url).href);
      await settled();
      expect(asked).toEqual(['TouchlineMyDeals']);
      await close();
    },
    minutes,
  );

  test(
    'someone without deals is told so, and where the deals of a team are',
    async () => {
      const { page, close } = await product.open(mine, people.managerWithoutActivity);
      const text = await page.locator('main').innerText();
      expect(text).toContain('You have no open deals');
      expect(text).toContain('Pipeline tab');
      await close();
    },
    minutes,
  );

  test(
    'all of the rep’s open deals are a press away',
    async () => {
      const { page, close } = await product.open(mine, people.rep);
      await page.getByRole('button', { name: 'All my open deals' }).click();
      await page.waitForURL(/Touchline_Pipeline\?c__scope=me/);
      await page.getByText('3 of 3 deals shown').waitFor();
      await close();
    },
    minutes,
  );
});

test(
  'before the first run the deal pages say so, and show no number that nobody computed',
  async () => {
    const fresh = await startProduct({ sync: false });
    try {
      for (const [path, words] of [
        [mine, 'No deals reviewed yet'],
        ['/lightning/n/Touchline_Pipeline', 'No deals reviewed yet'],
      ] as const) {
        const opened = await fresh.open(path, people.rep);
        const text = await opened.page.locator('main').innerText();
        expect(text).toContain(words);
        expect(text).toContain('No run has succeeded yet');
        expect(text).not.toMatch(/\$\d/);
        expect(describeViolations(await runAxe(opened.page))).toBe('');
        expect(opened.complaints).toEqual([]);
        await opened.close();
      }
    } finally {
      await fresh.stop();
    }
  },
  5 * minutes,
);
