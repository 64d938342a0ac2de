import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { sites } from '../sites/sites.ts';
import { builtSite } from './built-site.ts';
import { builtAt } from './reader.ts';

/*
 * Pages that grow old in front of a reader: they were built at 12:16 UTC on 14 March 2026, one maintenance runs until
 * 13:30, another comes on 20 March from 02:00 to 04:00, and with every test the clock goes on.
 */

const { origin, folder } = builtSite('maintenance');

async function openAt(page: Page, time: Date | string, path = '/'): Promise<void> {
  await page.clock.install({ time });
  await page.goto(origin + path);
  await page.clock.runFor(1_100);
}

/** Cuts the network and lets time pass until an instant. */
async function passUntil(page: Page, context: BrowserContext, time: string): Promise<void> {
  await context.setOffline(true);
  await page.clock.fastForward(Date.parse(time) - (await page.evaluate(() => Date.now())));
  await page.clock.runFor(1_100);
}

const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const notice = (page: Page) => page.getByRole('status');
const rowOf = (page: Page, component: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: component, exact: true }) });

test.use({ timezoneId: 'UTC', locale: 'en-GB' });

test('the script is small, and a page asks for it after it is readable', async ({ page }) => {
  const script = readFileSync(join(folder, 'present.js'));
  expect(brotliCompressSync(script).byteLength).toBeLessThan(3_000);
  await page.route('**/present.js', () => undefined);
  await page.goto(`${origin}/`, { waitUntil: 'commit' });
  await expect(headline(page)).toHaveText('Planned maintenance is under way.');
});

test('a maintenance ends on time, with the network cut', async ({ page, context }) => {
  await openAt(page, builtAt);
  await expect(headline(page)).toHaveText('Planned maintenance is under way.');
  await expect(rowOf(page, 'Portal and login')).toContainText('Maintenance');
  await passUntil(page, context, '2026-03-14T13:29:58Z');
  await expect(headline(page)).toHaveText('Planned maintenance is under way.');
  await passUntil(page, context, '2026-03-14T13:30:00Z');
  await expect(headline(page)).toHaveText('Everything works.');
  await expect(page).toHaveTitle(/^All services work · /);
  await expect(rowOf(page, 'Portal and login')).toContainText('Operational');
  await expect(page.getByRole('heading', { name: 'Maintenance under way' })).toHaveCount(0);
  const recent = page.getByRole('region', { name: 'Recent days' });
  await expect(recent).toContainText('Billing database moves to new disks');
});

test('a maintenance begins and ends on time, days after the page was built', async ({
  page,
  context,
}) => {
  await openAt(page, builtAt);
  const coming = page.getByRole('region', { name: 'Coming maintenance' });
  await expect(coming).toContainText('Routers get new software');
  await passUntil(page, context, '2026-03-20T01:59:58Z');
  await expect(coming).toContainText('Routers get new software');
  await passUntil(page, context, '2026-03-20T02:00:00Z');
  await expect(headline(page)).toHaveText('Planned maintenance is under way.');
  await expect(coming).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Maintenance under way' })).toContainText(
    'Routers get new software',
  );
  await passUntil(page, context, '2026-03-20T04:00:00Z');
  await expect(headline(page)).toHaveText('Everything works.');
});

test('what the script makes of an old page is what a page that is built then says', async ({
  page,
}) => {
  const texts: string[] = [];
  for (const name of ['maintenance', 'maintenance-over'] as const) {
    await page.goto('about:blank');
    await page.clock.install({ time: '2026-03-14T13:31:00Z' });
    await page.goto(`${builtSite(name).origin}/`);
    await page.clock.runFor(1_100);
    const main = page.locator('main');
    await main.evaluate((all) => all.querySelectorAll('.here').forEach((note) => note.remove()));
    const text = await main.innerText();
    texts.push(text.replace(/As of[^.]*\./, '').replace(/\d+(\.\d+)? %/g, ''));
  }
  expect(texts[0]).toBe(texts[1]);
});

test('the pages of a maintenance follow the clock too', async ({ page, context }) => {
  await openAt(page, builtAt, '/maintenance/2026-03-20-router-software/');
  const main = page.getByRole('main');
  await expect(main).toContainText('Scheduled');
  await passUntil(page, context, '2026-03-20T02:00:00Z');
  await expect(main).toContainText('In progress');
  await passUntil(page, context, '2026-03-20T04:00:00Z');
  await expect(main).toContainText('Completed');
});

test('the list of maintenances follows the clock', async ({ page, context }) => {
  await openAt(page, builtAt, '/maintenance/');
  await passUntil(page, context, '2026-03-14T13:30:00Z');
  const main = page.getByRole('main');
  await expect(main).toContainText('No maintenance is under way.');
  await expect(main).not.toContainText('There has been no maintenance yet.');
  await expect(main.getByRole('listitem')).toContainText(['Billing database moves to new disks']);
});

test('a promise of an update lapses on time', async ({ page, context }) => {
  await page.clock.install({ time: new Date(sites.partial.now) });
  await page.goto(`${builtSite('partial').origin}/`);
  await page.clock.runFor(1_100);
  const main = page.getByRole('main');
  await expect(main).toContainText('by 14 March 2026, 12:45 UTC');
  await passUntil(page, context, '2026-03-14T12:45:00Z');
  await expect(main).toContainText('was promised by 14 March 2026, 12:45 UTC');
});

test('over midnight the page goes on to be right, and then says that it may be old', async ({
  page,
  context,
}) => {
  await openAt(page, '2026-03-14T23:59:00Z');
  await expect(headline(page)).toHaveText('Everything works.');
  await passUntil(page, context, '2026-03-15T00:01:00Z');
  await expect(headline(page)).toHaveText('Everything works.');
  await expect(page.getByRole('main')).toContainText(
    'As of 14 March 2026, 12:16 UTC. (11 hours ago)',
  );
});

test('three hours past the promised rebuild, the page says that it may be out of date', async ({
  page,
  context,
}) => {
  await openAt(page, builtAt);
  await expect(notice(page)).toHaveCount(0);
  await passUntil(page, context, '2026-03-14T13:39:00Z');
  await expect(notice(page)).not.toContainText('out of date');
  await passUntil(page, context, '2026-03-14T16:30:00Z');
  await expect(notice(page)).toContainText(
    'This page may be out of date. It is as of 14 March 2026, 12:16 UTC, and was to be made anew by 14 March 2026, 13:30 UTC, 3 hours ago.',
  );
  await expect(notice(page)).toContainText('This site does not answer just now');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('what the page says stays true whenever it is read', async ({ page }) => {
    await page.goto(`${origin}/`);
    const main = page.getByRole('main');
    const text = await main.innerText();
    expect(text).toContain('As of 14 March 2026, 12:16 UTC.');
    expect(text).toContain('14 March 2026, 12:00 to 13:30 UTC');
    expect(text).toContain('20 March 2026, 02:00 to 04:00 UTC');
    expect(text).not.toMatch(/\b(minutes?|hours?) ago\b|just now|currently|at the moment/i);
    await expect(notice(page)).toHaveCount(0);
    await expect(page.locator('footer')).toBeVisible();
  });
});

test.describe('a reader in New York', () => {
  test.use({ timezoneId: 'America/New_York', locale: 'en-US' });

  test('is told the local time beside UTC, with the day where it is another', async ({ page }) => {
    await openAt(page, builtAt);
    const main = page.getByRole('main');
    await expect(main).toContainText(/12:00 to 13:30 UTC \(08:00\s*–\s*09:30 your time\)/);
    await expect(main).toContainText(
      /20 March 2026, 02:00 to 04:00 UTC \(19 March(,| at) 22:00 – 20 March(,| at) 00:00 your time\)/,
    );
  });
});

test('a newer page is loaded once there is one, and nothing else is ever shown', async ({
  page,
}) => {
  const newer = readFileSync(join(builtSite('maintenance-over').folder, 'index.html'), 'utf8');
  let isThere = false;
  await page.route(`${origin}/`, (route) =>
    isThere ? route.fulfill({ body: newer, contentType: 'text/html' }) : route.continue(),
  );
  await page.addInitScript(() => {
    const seen = JSON.parse(sessionStorage.getItem('seen') ?? '[]') as string[];
    const note = (): void => {
      const text = document.querySelector('h1')?.textContent?.trim();
      if (text !== undefined && text !== seen.at(-1)) seen.push(text);
      sessionStorage.setItem('seen', JSON.stringify(seen));
    };
    new MutationObserver(note).observe(document, { childList: true, subtree: true });
  });
  await openAt(page, '2026-03-14T13:20:00Z');
  isThere = true;
  let loads = 0;
  page.on('load', () => (loads += 1));
  const loaded = page.waitForEvent('load');
  await page.clock.fastForward(2 * 60_000 + 1_000);
  await loaded;
  await expect(headline(page)).toHaveText('Everything works.');
  await page.clock.fastForward(10 * 60_000);
  await page.clock.runFor(3_000);
  await expect(headline(page)).toHaveText('Everything works.');
  expect(loads).toBe(1);
  const seen = await page.evaluate(() => sessionStorage.getItem('seen'));
  expect(JSON.parse(seen ?? '')).toEqual([
    'Planned maintenance is under way.',
    'Everything works.',
  ]);
});

test('an old page does not flash: its first change is the last one', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const look = (): void => {
      const text = document.querySelector('h1')?.textContent?.trim();
      if (text !== undefined && text !== seen.at(-1)) seen.push(text);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  await openAt(page, '2026-03-20T04:00:01Z');
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  // Two maintenances began and ended meanwhile: neither is shown on the way.
  expect(seen).toEqual(['Planned maintenance is under way.', 'Everything works.']);
});

test('a page that an extension changes is not loaded again and again', async ({ page }) => {
  await page.addInitScript(() =>
    document.addEventListener('readystatechange', () =>
      document.querySelector('main')?.append(document.createElement('aside')),
    ),
  );
  await page.clock.install({ time: builtAt });
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(`${origin}/`);
  for (let round = 0; round < 5; round += 1) {
    await page.clock.fastForward(121_000);
    await page.waitForTimeout(200);
  }
  expect(loads).toBeLessThanOrEqual(2);
});

test('a kept page is shown when the site is away, marked with its age', async ({
  page,
  context,
}) => {
  const kept = builtSite('kept');
  await page.goto(`${kept.origin}/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect(headline(page)).toHaveText('Everything works.');
  await context.setOffline(true);
  await page.reload();
  await expect(headline(page)).toHaveText('Everything works.');
  await expect(notice(page)).toContainText('This site does not answer just now');
  await expect(notice(page)).toContainText(
    'may be out of date. It is as of 14 March 2026, 12:16 UTC',
  );
  await expect(notice(page)).toContainText(/ago/);
  await context.setOffline(false);
  await page.reload();
  await expect(notice(page)).not.toContainText('does not answer');
});
