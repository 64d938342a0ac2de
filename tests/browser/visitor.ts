import type { Page } from '@playwright/test';

/** What goes on behind a page that a visitor would not want: noted from now on, one line each. */
export function watch(page: Page, origin: string): ReadonlySet<string> {
  const noted = new Set<string>();
  // Browsers ask for the icon when they like.
  const note = (what: string, url: string): void => {
    if (url !== `${origin}/favicon.svg`) noted.add(`${what} ${url}`);
  };
  page.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'warning') {
      note(`console ${type}: ${message.text()}`, message.location().url);
    }
  });
  page.on('pageerror', (error) => note(`error: ${error.message}`, page.url()));
  page.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`, page.url());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) note('request elsewhere:', url);
  });
  page.on('requestfailed', (request) => {
    // A picture below the fold may still be on its way when the page is left.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') note('request failed:', request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(String(response.status()), response.url());
  });
  return noted;
}

/** Whether the page is wider than its window, so that it has to be scrolled sideways: a line for it, or none. */
export async function overflow(page: Page, path: string): Promise<string[]> {
  const { over, width } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { over: scrollWidth - clientWidth, width: window.innerWidth };
  });
  return over > 0 ? [`${path} is ${over} px wider than a window of ${width} px`] : [];
}
