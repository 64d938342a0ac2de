import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { lifeboat } from './command.ts';
import { serveFolder, type StaticServer } from './static-server.ts';
import { watch } from './visitor.ts';

/*
 * A whole story: a site is begun, an incident opens, is told of twice, is resolved and written up. Each step is a
 * command of its own, judged without a problem, built, and read as a customer reads it at that minute.
 */

const folder = mkdtempSync(join(tmpdir(), 'lifeboat-story-'));
const root = join(folder, 'status');
const out = join(folder, 'out');
const id = '2026-03-14-checkout-fails-for-some-cards';
let server: StaticServer | undefined;

test.use({ timezoneId: 'UTC', locale: 'en-GB' });

test.afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command on the site at a minute of March 2026, such as `14T10:05`. */
async function at(minute: string, ...args: readonly string[]): Promise<string> {
  const now = `2026-03-${minute}:00Z`;
  return (await lifeboat([...args, '--root', root, '--now', now])).stdout;
}

/** Judges and builds the site at a minute, and lets a customer come right then. */
async function publish(page: Page, minute: string): Promise<void> {
  const [judged] = await Promise.all([at(minute, 'check'), at(minute, 'build', '--out', out)]);
  expect(judged).toBe('no problems\n');
  server ??= await serveFolder(out);
  await page.clock.setFixedTime(`2026-03-${minute}:00Z`);
  // A browser may keep a page for a minute, and its cache does not go by the clock of the page.
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.clearBrowserCache');
  await open(page, '/');
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${server?.origin}${path}`);
}

const headline = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const part = (page: Page, name: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** The row of a service, which has the word for its state. */
const service = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });

async function expectTrouble(page: Page, level: string, status: string): Promise<void> {
  await expect(headline(page)).toHaveText('Checkout fails for some cards.');
  await expect(page).toHaveTitle(`${level}: Checkout · Harbour Shop status`);
  await expect(page.getByText(`${level} · ${status}`)).toBeVisible();
  await expect(service(page, 'Checkout')).toContainText(level);
  await expect(service(page, 'Search')).toContainText('Operational');
}

async function expectAllWell(page: Page): Promise<void> {
  await expect(headline(page)).toHaveText('Everything works.');
  await expect(page).toHaveTitle('All services work · Harbour Shop status');
  await expect(service(page, 'Checkout')).toContainText('Operational');
  await expect(service(page, 'Search')).toContainText('Operational');
}

/** What the author of the postmortem writes for each placeholder, in the order in which they stand. */
const written = [
  'For 70 minutes, payments with some cards were declined, because one gateway took them for fraud.',
  'One gateway began to take payments from abroad for fraud.',
  'An alert on the share of declined payments came after a minute.',
  'One gateway for all cards',
  'Payments had no second way until it was switched by hand.',
  'The switch was slow',
  'The second gateway had never carried the whole load.',
  'The alert came within a minute.',
  'The page said nothing of wallets at first.',
  'It was not the busiest hour.',
  'Send one payment in ten through the second gateway, always',
  'payments',
  'It took us ten minutes to see that only cards from abroad were hit.',
  'Who paid with a card from abroad could not order.',
];

test('from init to postmortem', async ({ page }) => {
  let noted: ReadonlySet<string> = new Set();

  await test.step('a new site: everything works', async () => {
    await lifeboat([
      ...['init', root, '--name', 'Harbour Shop', '--url', 'https://harbour-status.example'],
      ...['--service', 'harbour.example', '--component', 'Checkout', '--component', 'Search'],
      ...['--now', '2026-03-14T09:00:00Z'],
    ]);
    await publish(page, '14T09:00');
    noted = watch(page, server?.origin ?? '');
    await expectAllWell(page);
  });

  await test.step('an incident opens: what fails, what works, when more comes', async () => {
    await at(
      '14T10:05',
      ...['new', 'incident', '--title', 'Checkout fails for some cards'],
      ...['--component', 'checkout=partial_outage', '--from', '2026-03-14T10:02Z'],
      ...['--text', 'Some card payments are declined. Wallet payments work.'],
      ...['--next-update-by', '2026-03-14T10:35Z'],
      ...['--detected-at', '2026-03-14T10:03Z', '--detected-by', 'monitoring'],
    );
    await publish(page, '14T10:06');
    await expectTrouble(page, 'Partial outage', 'Investigating');
    const main = page.getByRole('main');
    await expect(main).toContainText('Affected: Checkout (partial outage).');
    await expect(main).toContainText('Since March 14, 2026, 10:02 UTC. Everything else works.');
    await expect(main).toContainText('Some card payments are declined. Wallet payments work.');
    await expect(main).toContainText('by March 14, 2026, 10:35 UTC');
    await page.getByRole('link', { name: 'All updates' }).click();
    await expect(page).toHaveURL(new RegExp(`/incidents/${id}/$`));
    await expect(page.getByText('Next update by March 14, 2026, 10:35 UTC.')).toBeVisible();
    await expect(part(page, 'Impact')).toContainText('still lasts');
  });

  await test.step('an update: the cause is known', async () => {
    await at(
      '14T10:30',
      ...['update', 'checkout', '--status', 'identified'],
      ...['--text', 'The gateway of one bank declines cards from abroad.'],
      ...['--next-update-by', '2026-03-14T11:00Z'],
    );
    await publish(page, '14T10:31');
    await expectTrouble(page, 'Partial outage', 'Identified');
    await expect(page.getByText('The gateway of one bank declines cards')).toBeVisible();
    await expect(page.getByText('by March 14, 2026, 11:00 UTC')).toBeVisible();
  });

  await test.step('another update: it gets better', async () => {
    await at(
      '14T10:55',
      ...['update', 'checkout', '--status', 'monitoring'],
      ...['--text', 'Most payments work again; some take a minute.'],
      ...['--component', 'checkout=degraded_performance'],
      ...['--next-update-by', '2026-03-14T11:30Z'],
    );
    await publish(page, '14T10:56');
    await expectTrouble(page, 'Degraded', 'Monitoring');
    await expect(page.getByText('Most payments work again; some take a minute.')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Since March 14, 2026, 10:02 UTC.');
  });

  await test.step('it is resolved: everything works, and the history tells of it', async () => {
    await at(
      '14T11:20',
      ...['resolve', 'checkout', '--ended', '2026-03-14T11:12Z'],
      ...['--text', 'All cards have worked since 11:12 UTC.', '--data-loss', 'delayed'],
      ...['--data-loss-note', 'Receipts of 40 orders were sent up to an hour late.'],
      ...['--customer-action', 'Pay again what was declined between 10:02 and 11:12 UTC.'],
    );
    await publish(page, '14T11:21');
    await expectAllWell(page);
    const row = part(page, 'Recent days').getByRole('listitem').first();
    await expect(row).toContainText('Checkout fails for some cards');
    await expect(row).toContainText('lasted 1 hr, 10 min');
    await open(page, '/history/2026/03/');
    await expect(page.getByRole('main')).toContainText('lasted 1 hr, 10 min');
    await page.getByRole('link', { name: 'Checkout fails for some cards' }).click();
    await expect(page.getByText('Major · Resolved ·')).toBeVisible();
    await expect(part(page, 'What you can do')).toContainText('Pay again what was declined');
    await expect(part(page, 'Data')).toContainText('Data came late.');
    await expect(part(page, 'Data')).toContainText('Receipts of 40 orders');
    await expect(part(page, 'Impact').getByRole('listitem')).toHaveText([
      /Partial outage.*10:02 to 10:55 UTC · 53 min/s,
      /Degraded.*10:55 to 11:12 UTC · 17 min/s,
    ]);
  });

  await test.step('its postmortem: a draft shows nothing, and what was written is read', async () => {
    await at('16T09:00', 'postmortem', 'checkout');
    await publish(page, '16T09:01');
    await open(page, `/incidents/${id}/`);
    await expect(page.getByRole('main').getByRole('link', { name: /postmortem/i })).toHaveCount(0);
    fillIn(join(root, 'incidents', id, 'postmortem.md'));
    await publish(page, '16T15:01');
    await expectAllWell(page);
    await open(page, `/incidents/${id}/`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /postmortem/i })
      .click();
    const main = page.getByRole('main');
    for (const text of written) await expect(main).toContainText(text);
    await expect(main).not.toContainText('TODO');
    await expect(main).toContainText('Checkout: partial outage begins.');
  });

  expect([...noted]).toEqual([]);
});

/** Replaces every placeholder and publishes the postmortem, as its author does in an editor. */
function fillIn(file: string): void {
  const texts = written.values();
  const draft = readFileSync(file, 'utf8');
  const text = draft
    .replace('status: draft', 'status: published')
    .replace('# publishedAt:', 'publishedAt: 2026-03-16T15:00:00Z')
    .replaceAll(/TODO .*|<!--.*-->/g, () => texts.next().value ?? 'TODO');
  writeFileSync(file, text);
}
