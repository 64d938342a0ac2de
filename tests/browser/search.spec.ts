import { expect } from '@playwright/test';
import { bringAxe, violationsOn } from './accessibility.ts';
import { builtSite } from './built-site.ts';
import { test } from './reader.ts';
import { overflow, watch } from './visitor.ts';

/* The search, which is the one page that needs a script, and must be whole without it. */

test('nothing is loaded before somebody searches, and then from here alone', async ({ page }) => {
  const { origin } = builtSite('complete');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const noted = watch(page, origin);
  await page.goto(`${origin}/search/`);
  const box = page.getByRole('searchbox', { name: 'Words to look for' });
  await expect(box).toBeVisible();
  expect(asked.filter((path) => /json$|minisearch/.test(path))).toEqual([]);
  await box.fill('uploads');
  await expect(page.locator('[data-search] [role=status]')).toHaveText(/\d+ found\./);
  expect(asked).toContain('/minisearch.js');
  expect(asked).toContain('/search/2026.json');
  expect([...noted]).toEqual([]);
});

test('incidents, maintenance and postmortems are found by their words, titles first', async ({
  page,
}) => {
  const { origin } = builtSite('complete');
  await page.goto(`${origin}/search/?q=uploads%20fail`);
  const results = page.locator('[data-search] li a');
  await expect(results.first()).toHaveText('Uploads fail in Mumbai');
  await expect(results.filter({ hasText: 'Postmortem: Uploads fail' })).toHaveCount(1);
  const box = page.getByRole('searchbox');
  await box.fill('bigger que');
  await expect(results.first()).toHaveText('A bigger queue');
  expect(new URL(page.url()).searchParams.get('q')).toBe('bigger que');
  await box.fill('certifcate');
  await expect(results.first()).toHaveText('A certificate of ours is about to change');
  await results.first().click();
  await expect(page).toHaveURL(`${origin}/incidents/2026-03-13-certificate/`);
});

test('it says when nothing is found, and when it cannot be loaded', async ({ page }) => {
  const { origin } = builtSite('complete');
  await page.goto(`${origin}/search/?q=zzzzzz`);
  await expect(page.locator('[data-search] [role=status]')).toHaveText('Nothing was found.');
  await page.route('**/search/*.json', (route) => route.abort());
  await page.goto(`${origin}/search/?q=uploads`);
  await expect(page.locator('[data-search] [role=status]')).toContainText('could not be loaded');
});

test('what is found is accessible, fits, and works by keyboard alone', async ({ page }) => {
  const { origin } = builtSite('complete');
  await bringAxe(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${origin}/search/`);
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('queue');
    await expect(page.locator('[data-search] li').first()).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    expect(await overflow(page, '/search/')).toEqual([]);
    await page.keyboard.press('Tab');
    await expect(page.locator('[data-search] li a').first()).toBeFocused();
  }
});

test('hostile titles and words stay text', async ({ page }) => {
  const { origin } = builtSite('hostile');
  const noted = watch(page, origin);
  for (const query of [
    'script',
    'onerror',
    'img',
    '<script>',
    '"',
    'pwned',
    '__proto__',
    'constructor',
  ]) {
    await page.goto(`${origin}/search/?q=${encodeURIComponent(query)}`);
    await expect(page.locator('[data-search] [role=status]')).toHaveText(/found/);
    expect(await page.locator('[data-search] :is(script, img, iframe, svg)').count()).toBe(0);
    expect(await page.evaluate(() => '__pwned' in window)).toBe(false);
  }
  expect([...noted]).toEqual([]);
});

test('without scripts the page says so and leads on', async ({ browser }) => {
  const { origin } = builtSite('complete');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/search/`);
  await expect(page.getByText('The search needs a script.')).toBeVisible();
  await page.getByRole('link', { name: 'Every incident by service' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incidents');
  await context.close();
});
