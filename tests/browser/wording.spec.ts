import { expect, type Locator, type Page } from '@playwright/test';
import type { BuiltSiteName } from './build-sites.ts';
import { builtSite, pagePaths } from './built-site.ts';
import { test } from './reader.ts';

/* What the page says in each situation: "is it me or them?" is answered first and in words. */

async function visit(page: Page, name: BuiltSiteName, path = '/'): Promise<Locator> {
  await page.goto(builtSite(name).origin + path);
  return page.getByRole('main');
}

function headline(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}

/** Every word for a state on the page. */
function stateWords(page: Page): Promise<string[]> {
  return page.locator('.state').allInnerTexts();
}

test('when nothing is wrong, the headline is that everything works', async ({ page }) => {
  for (const name of ['example', 'empty'] as const) {
    const main = await visit(page, name);
    await expect(headline(page)).toHaveText('Everything works.');
    await expect(page).toHaveTitle(/^All services work · /);
    await expect(main).not.toContainText('incomplete');
  }
});

test('a site without any record has a page for everything all the same', async ({ page }) => {
  const main = await visit(page, 'empty');
  await expect(main).toContainText('No incident and no maintenance in the last 14 days.');
  await visit(page, 'empty', '/history/');
  await expect(main).toContainText('Nothing has been recorded yet.');
  await visit(page, 'empty', '/maintenance/');
  await expect(main).toContainText('No maintenance is planned.');
  await visit(page, 'empty', '/postmortems/');
  await expect(main).toContainText('No postmortem has been published yet.');
  await visit(page, 'empty', '/actions/');
  await expect(main).toContainText('No action has been promised yet.');
  await visit(page, 'empty', '/components/vm/');
  await expect(main).toContainText('On 90 of the last 90 days no impact was recorded.');
});

test('one open incident is the headline, and what is not hit is said to work', async ({ page }) => {
  const main = await visit(page, 'degraded');
  await expect(headline(page)).toHaveText(/^Storage answers slowly\.?$/);
  await expect(page).toHaveTitle(/^Degraded: Storage · /);
  await expect(main).toContainText('Everything else works.');
  await expect(main).not.toContainText('Everything works.');
});

test('while another component is under maintenance, the rest is not said to work', async ({
  page,
}) => {
  const main = await visit(page, 'partial');
  await expect(headline(page)).toHaveText(/^CDN partner drops part of the traffic from Europe\.?$/);
  await expect(main).not.toContainText('Everything else works.');
});

test('several open incidents are counted, and the headline says where, the worst first', async ({
  page,
}) => {
  const main = await visit(page, 'major');
  await expect(headline(page)).toHaveText(
    '2 problems: Virtual machines, Portal and login, CDN and Storage.',
  );
  await expect(page).toHaveTitle(/^Major outage: Virtual machines/);
  await expect(main.getByRole('link', { name: 'No virtual machine can be reached' })).toBeVisible();
  await expect(main.getByRole('link', { name: /CDN partner drops/ })).toBeVisible();
});

test('a promise of an update that was not kept is said to be overdue', async ({ page }) => {
  const main = await visit(page, 'major');
  await expect(main).toContainText('was promised by 14 March 2026, 12:10 UTC');
  await expect(main).toContainText('by 14 March 2026, 12:45 UTC');
});

test('running maintenance is the headline when nothing is broken, and is no outage', async ({
  page,
}) => {
  const main = await visit(page, 'maintenance');
  await expect(headline(page)).toHaveText('Planned maintenance is under way.');
  await expect(main).toContainText('Billing database moves to new disks');
  await expect(main).toContainText('14 March 2026, 12:00 to 13:30 UTC');
  await expect(main).toContainText('Storage (no disruption expected)');
  await expect(main).toContainText('Routers get new software');
  const words = await stateWords(page);
  expect(words).toContain('Maintenance');
  for (const trouble of ['Degraded', 'Partial outage', 'Major outage']) {
    expect(words).not.toContain(trouble);
  }
});

test('an incident that is being watched is open, and nothing is affected any more', async ({
  page,
}) => {
  const main = await visit(page, 'watching');
  await expect(headline(page)).toHaveText(/^Login fails for some customers\.?$/);
  await expect(main).toContainText('Nothing is affected any more; we are watching it.');
  await expect(main).toContainText('Monitoring');
  await expect(main).not.toContainText('Everything works.');
});

test('a page with nothing left out says of what works that it works, and how well', async ({
  page,
}) => {
  const main = await visit(page, 'partial');
  expect(await stateWords(page)).toContain('Operational');
  expect(await main.innerText()).toMatch(/^100%$/m);
  await visit(page, 'partial', '/components/vm/');
  expect(await main.innerText()).toMatch(/^100% uptime$/im);
});

test('a page with records left out says so, and says of nothing that it works', async ({
  page,
}) => {
  const main = await visit(page, 'left-out');
  await expect(headline(page)).toHaveText('We cannot say that everything works.');
  await expect(main).toContainText('This page is incomplete');
  await expect(main).toContainText('incidents/2026-03-14-storage-slow/incident.md');
  const site = builtSite('left-out');
  for (const path of pagePaths(site).filter((each) => /^\/($|components\/)/.test(each))) {
    await page.goto(site.origin + path);
    const text = await main.innerText();
    expect.soft(text, path).not.toMatch(/(?<!that )everything (else )?works/i);
    expect.soft(text, path).not.toMatch(/^100%( uptime)?$/im);
    expect.soft(text, path).not.toMatch(/not known since/i);
    const words = await stateWords(page);
    expect.soft(words, path).not.toContain('Operational');
    await expect.soft(page, path).not.toHaveTitle(/All services work/);
  }
});

test('a notice without impact leaves the headline alone', async ({ page }) => {
  const main = await visit(page, 'complete');
  await expect(headline(page)).toHaveText('Everything works.');
  await expect(main).toContainText('A certificate of ours is about to change');
});

test('times are shown in the zone of the site, and say so', async ({ page }) => {
  const main = await visit(page, 'complete', '/incidents/2026-03-05-uploads-fail/');
  // 17:10 to 18:40 UTC is 22:40 to 00:10 of the next day in India.
  await expect(main).toContainText('5 March 2026, 22:40 IST to 6 March 2026, 00:10 IST');
  await expect(main.locator('time').first()).toHaveAttribute('datetime', /Z$/);
});

test('components that are not in service are not on the home page, and their pages say why', async ({
  page,
}) => {
  const main = await visit(page, 'complete');
  await expect(main.getByRole('link', { name: 'Interface', exact: true })).toBeVisible();
  await expect(main.getByRole('link', { name: 'Fax', exact: true })).toHaveCount(0);
  await expect(main.getByRole('link', { name: 'Mail', exact: true })).toHaveCount(0);
  await visit(page, 'complete', '/components/fax/');
  await expect(main).toContainText('Retired since 1 March 2026.');
  await visit(page, 'complete', '/components/mail/');
  await expect(main).toContainText('In service from 1 April 2026.');
});

test('every day with impact stands on the page of its component, with how long and why', async ({
  page,
}) => {
  const main = await visit(page, 'partial', '/components/dns/');
  const dayRow = (date: string): Locator => main.locator(`[id="${date}"]`);
  await expect(dayRow('2026-03-10')).toContainText('10 March 2026');
  await expect(dayRow('2026-03-10')).toContainText('40 mins major outage');
  await expect(dayRow('2026-03-11')).toContainText('45 mins major outage');
  for (const date of ['2026-03-10', '2026-03-11']) {
    await expect(dayRow(date)).toContainText('Major outage');
    await expect(dayRow(date).getByRole('link', { name: 'Name look-ups failed' })).toBeVisible();
  }
  await expect(main).toContainText('On 88 of the last 90 days no impact was recorded.');
});

test('the drawing of the days says in words what it shows', async ({ page }) => {
  await visit(page, 'partial', '/components/dns/');
  const bar = page.getByRole('img', { name: /Last 90 days/ });
  await expect(bar).toHaveAccessibleName(/\d\d\.\d\d% uptime; 2 days with impact/);
});
