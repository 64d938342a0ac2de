import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { siteNames } from './build-sites.ts';
import { builtSite } from './built-site.ts';
import { builtAt, test } from './reader.ts';
import { serveFolder } from './static-server.ts';

/* The home page on a bad network, and without scripts. */

for (const name of siteNames) {
  test(`${name}: the home page is readable after one request, and asks for its script last`, async ({
    page,
  }) => {
    const { origin } = builtSite(name);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
    await expect(page.locator('h1')).toBeVisible();
    const isNeeded = (url: string): boolean => !/\/(favicon\.svg|present\.js)$/.test(url);
    // The brand's own logo is the one thing more that a home page may show.
    const logo = name === 'complete' || name === 'hostile' ? 1 : 0;
    expect(requests.filter(isNeeded)).toHaveLength(1 + logo);
    expect(requests[0]).toBe(`${origin}/`);
    expect(requests).toContain(`${origin}/present.js`);
  });

  test(`${name}: the home page says the same with and without scripts`, async ({ browser }) => {
    const { origin } = builtSite(name);
    const texts: string[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      await page.clock.setFixedTime(builtAt);
      await page.goto(`${origin}/`);
      // Beside times, the script says what they are here and how long ago.
      const main = page.locator('main');
      await main.evaluate((all) => all.querySelectorAll('.here').forEach((note) => note.remove()));
      texts.push(await main.innerText());
      await context.close();
    }
    expect(texts[0]?.length).toBeGreaterThan(100);
    expect(texts[1]).toBe(texts[0]);
  });
}

const budgets = [
  ['example', 5_000],
  ['hundred', 14_000],
] as const;

for (const [name, most] of budgets) {
  test(`${name}: the home page weighs at most ${most} bytes, everything included`, async ({
    page,
  }) => {
    const { folder } = builtSite(name);
    const server = await serveFolder(folder, { brotli: true });
    try {
      const sizes: Promise<number>[] = [];
      page.on('requestfinished', (request) => {
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
      });
      await page.goto(`${server.origin}/`, { waitUntil: 'networkidle' });
      await expect(page.locator('h1')).toBeVisible();
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      const alone = brotliCompressSync(readFileSync(join(folder, 'index.html'))).byteLength;
      expect(bytes).toBeGreaterThanOrEqual(alone);
      expect(bytes).toBeLessThanOrEqual(most);
    } finally {
      await server.close();
    }
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a visitor learns what is broken, since when, what to do and when to hear more', async ({
    page,
  }) => {
    await page.goto(`${builtSite('partial').origin}/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      /^CDN partner drops part of the traffic from Europe\.?$/,
    );
    const main = page.getByRole('main');
    for (const text of [
      'CDN (partial outage)',
      'Storage (degraded)',
      '14 March 2026 at 10:02 UTC',
      'about a third of requests from Germany still time out',
      'Deploys that failed since 10:02 UTC can be repeated',
      'direct.harbour.example',
      'by 14 March 2026 at 12:45 UTC',
      'Billing database moves to new disks',
      'Routers get new software',
      'Name look-ups failed',
    ]) {
      await expect.soft(main).toContainText(text.replace(' at ', ', '));
    }
  });

  test('every component stands on the home page with the word for its state', async ({ page }) => {
    await page.goto(`${builtSite('partial').origin}/`);
    const states = {
      'Virtual machines': 'Operational',
      Storage: 'Degraded',
      DNS: 'Operational',
      CDN: 'Partial outage',
      'Portal and login': 'Maintenance',
    };
    for (const [component, state] of Object.entries(states)) {
      const link = page.getByRole('link', { name: component, exact: true });
      await expect.soft(link).toBeVisible();
      const row = page.getByRole('listitem').filter({ has: link });
      await expect.soft(row, component).toContainText(state);
    }
  });

  test('the history is one link away, and every page of it is whole', async ({ page }) => {
    await page.goto(`${builtSite('partial').origin}/`);
    await page.getByRole('main').getByRole('link', { name: 'All history' }).click();
    await page.getByRole('main').getByRole('link', { name: 'March' }).click();
    await page.getByRole('link', { name: 'Name look-ups failed' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Name look-ups failed');
    await expect(page.getByRole('main')).toContainText('All resolvers answer again.');
    await expect(page.getByRole('main')).toContainText('No data was lost.');
  });
});
