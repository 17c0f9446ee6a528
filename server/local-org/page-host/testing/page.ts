import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A page under test, with everything it complained about so far. */
export interface OpenPage {
  page: Page;
  /** Console errors and warnings, uncaught errors, failed requests and answers of 400 and above, as text. */
  complaints: string[];
  /** Waits until the shell has drawn and no request of the page is under way. */
  settled(): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Base URL of the local org, e.g. http://127.0.0.1:4477 */
  url: string;
  /** Address to open; default the first tab of the app. */
  path?: string;
  /** Username to sign in as; default the host's default user. */
  username?: string;
  width?: number;
  height?: number;
}

/** Opens a page of the host as a user, in a browser context (and so a session) of its own. */
export async function openPage(browser: Browser, options: OpenOptions): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    reducedMotion: 'reduce',
  });
  if (options.username) await signIn(context, options.url, options.username);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) =>
    complaints.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`),
  );
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  const address = new URL(options.path ?? '/', options.url).href;
  await page.goto(address);
  const settled = async () => {
    try {
      await page.locator('shell-app main').waitFor({ timeout: 20_000 });
      await page.waitForLoadState('networkidle', { timeout: 20_000 });
    } catch (error) {
      throw new Error(`${page.url()} did not settle.\n${complaints.join('\n')}`, { cause: error });
    }
  };
  await settled();
  return {
    page,
    complaints,
    settled,
    screenshot: async (path) => {
      await page.screenshot({ path, fullPage: true });
    },
    close: () => context.close(),
  };
}

/** Starts the context's session and switches it to a user before any page of it is open. */
async function signIn(context: BrowserContext, url: string, username: string): Promise<void> {
  const { origin } = new URL(url);
  const html = await (await context.request.get(`${origin}/`)).text();
  const json = /id="page-host-session">(.*?)<\/script>/s.exec(html)?.[1] ?? '{"users":[]}';
  const { users } = JSON.parse(json) as { users: { id: string; username: string }[] };
  const user = users.find((candidate) => candidate.username === username);
  if (!user) {
    throw new Error(
      `No user ${username} may open pages; there are ${users.map((u) => u.username).join(', ')}`,
    );
  }
  const answer = await context.request.post(`${origin}/page-host/session`, {
    headers: { origin },
    data: { userId: user.id },
  });
  if (!answer.ok()) throw new Error(`Could not sign in as ${username}: the host answered ${answer.status()}`);
}
