import type { Browser, BrowserContext } from 'playwright-core';

/** Milliseconds from the start of the navigation, as the page's own clock has them. */
export interface OpeningTimes {
  /** A page with nothing on it: the shell has drawn its header and an empty main part. */
  empty: number;
  /** The team page shows its first numbers and where to look first. */
  content: number;
  /** Its people are ranked, each a link to follow. */
  ranked: number;
  /** Nothing is left to draw. */
  whole: number;
  /** Data requests until the first content. */
  requests: number;
}

const EMPTY = '/lightning/n/Nothing_Is_Here';
const TEAM = '/lightning/n/Touchline_Team';

/** Where something stands: selectors from the document inwards, each inside the (synthetic) shadow of the one before. */
type Place = string[];

/** The page itself writes down when each place was filled first, in the frame that painted it. */
const WATCH = (places: Record<string, Place>) => {
  const seen: Record<string, number> = {};
  Object.assign(window, { seen });
  const isFilled = (place: Place) =>
    place.reduce<ParentNode | null>((within, selector) => {
      const root = within instanceof Element ? (within.shadowRoot ?? within) : within;
      return root?.querySelector(selector) ?? null;
    }, document) !== null;
  const look = () => {
    for (const [name, place] of Object.entries(places)) {
      if (seen[name] === undefined && isFilled(place)) seen[name] = performance.now();
    }
    if (Object.keys(places).some((name) => seen[name] === undefined)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/**
 * Opens both pages by turns. The first round, which warms the org up, is not counted.
 * @param kept the browser keeps what it has loaded, as for somebody who was here before; else each page is the first
 */
export async function openingTimes(
  browser: Browser,
  { url, rounds, kept }: { url: string; rounds: number; kept: boolean },
): Promise<OpeningTimes[]> {
  const times: OpeningTimes[] = [];
  const shared = kept ? await browser.newContext(SCREEN) : null;
  for (let round = 0; round <= rounds; round += 1) {
    const empty = await open(browser, shared, url + EMPTY, { empty: ['shell-not-found h1'] });
    const team = await open(browser, shared, url + TEAM, {
      result: ['c-touchline-team', 'c-touchline-result', 'c-touchline-kpi-tile'],
      focus: ['c-touchline-team', 'c-touchline-focus', 'li'],
      ranked: ['c-touchline-team', 'c-touchline-ranking', 'tbody th'],
      whole: ['c-touchline-team', 'c-touchline-coverage', 'section, div'],
    });
    const { result, focus, ranked, whole } = team.seen;
    if (round === 0) continue;
    times.push({
      empty: empty.seen['empty']!,
      content: Math.max(result!, focus!),
      ranked: ranked!,
      whole: whole!,
      requests: team.requests,
    });
  }
  await shared?.close();
  return times;
}

const SCREEN = { viewport: { width: 1280, height: 900 } };

async function open(
  browser: Browser,
  shared: BrowserContext | null,
  address: string,
  places: Record<string, Place>,
): Promise<{ seen: Record<string, number>; requests: number }> {
  const context = shared ?? (await browser.newContext(SCREEN));
  const page = await context.newPage();
  try {
    let requests = 0;
    page.on('request', (request) => {
      if (request.url().includes('/services/data/')) requests += 1;
    });
    await page.addInitScript(WATCH, places);
    await page.goto(address);
    const read = () => page.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen);
    await page.waitForFunction(
      (count) => Object.keys((window as unknown as { seen?: object }).seen ?? {}).length === count,
      Object.keys(places).length,
    );
    return { seen: await read(), requests };
  } finally {
    await (shared ? page.close() : context.close());
  }
}
