import type { Browser, Page } from 'playwright-core';

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
  if (options.username) {
    await signIn(page, options.username);
    await page.goto(address);
  }
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

/** Switches the session as the shell's user switcher does, by username instead of by click. */
async function signIn(page: Page, username: string): Promise<void> {
  const problem = await page.evaluate(async (wanted) => {
    const data = JSON.parse(document.getElementById('page-host-session')?.textContent ?? '{}') as {
      users: { id: string; username: string }[];
    };
    const user = data.users.find((candidate) => candidate.username === wanted);
    if (!user) return `The org has no user ${wanted}; it has ${data.users.map((u) => u.username).join(', ')}`;
    const response = await fetch('/page-host/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId: user.id }),
    });
    return response.ok ? null : `The host answered ${response.status}`;
  }, username);
  if (problem) throw new Error(`Could not sign in as ${username}: ${problem}`);
}
