import { expect } from '@playwright/test';
import { builtSite } from './built-site.ts';
import { test } from './reader.ts';

/* The policy keeps out what somebody slips into a page, by the header and, where a host sends none, by the page. */

const slippedIn =
  '<script>window.__pwned = true</script><style>h1 { display: none }</style>' +
  '<img src="https://elsewhere.example/pixel.png"><script src="/embed/script.js"></script></body>';

for (const [name, isHeaderSent] of [
  ['the header', true],
  ['the page alone', false],
] as const) {
  test(`what is slipped into a page is refused by ${name}`, async ({ page }) => {
    const { origin } = builtSite('example');
    const elsewhere: string[] = [];
    await page.route('**/*', async (route) => {
      const url = route.request().url();
      if (!url.startsWith(origin)) {
        elsewhere.push(url);
        return route.abort();
      }
      if (url !== `${origin}/`) return route.continue();
      const response = await route.fetch();
      const body = (await response.text())
        .replace('</body>', slippedIn)
        .replace(isHeaderSent ? /<meta http-equiv[^>]*>/ : /$^/, '');
      const headers = isHeaderSent ? response.headers() : { 'content-type': 'text/html' };
      await route.fulfill({ body, headers });
    });
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(`${origin}/`);
    await expect(page.locator('h1')).toBeVisible();
    await expect.poll(() => refused.length).toBeGreaterThanOrEqual(4);
    expect(await page.evaluate(() => '__pwned' in window)).toBe(false);
    expect(await page.evaluate(() => customElements.get('lifeboat-status'))).toBeUndefined();
    expect(elsewhere).toEqual([]);
  });
}
