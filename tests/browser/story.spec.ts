import { expect, type Page, test } from '@playwright/test';
import { builtSite } from './built-site.ts';
import { overflow } from './visitor.ts';
import { storyWords } from '../sites/story.ts';

/* A postmortem of 3,000 words with twelve pictures, wide tables and code: on a phone, on paper, and from its contents. */

const path = '/incidents/2026-03-14-orders-wait/postmortem/';

/** A4 with margins of 1 cm, in CSS pixels. */
const paper = { width: 718, height: 1047 };

test.beforeEach(async ({ page }) => {
  await page.goto(builtSite('story').origin + path);
});

test('is as long as it is meant to be', async ({ page }) => {
  expect(storyWords).toBeGreaterThan(3000);
  await expect(page.locator('.story img')).toHaveCount(12);
  await expect(page.locator('.story table')).toHaveCount(4);
  await expect(page.locator('.story pre')).toHaveCount(3);
});

test('reads on a phone: only tables scroll sideways, each in its box', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await loadPictures(page);
  expect(await overflow(page, path)).toEqual([]);
  const { wide, small } = await page.evaluate(() => {
    const outside = [...document.querySelectorAll('main *')].filter(
      (element) =>
        !element.closest('.scroll') && element.getBoundingClientRect().right > innerWidth + 1,
    );
    const texts = [...document.querySelectorAll('main p, main td, main li, main code')];
    const tiny = texts.filter((element) => parseFloat(getComputedStyle(element).fontSize) < 12);
    return { wide: outside.map(({ tagName }) => tagName), small: tiny.map((each) => each.tagName) };
  });
  expect(wide).toEqual([]);
  expect(small).toEqual([]);
  const table = page.getByRole('group', { name: 'Table' }).first();
  await table.focus();
  expect(await table.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
});

test('prints without cut tables', async ({ page }) => {
  await page.setViewportSize(paper);
  await loadPictures(page);
  await page.emulateMedia({ media: 'print' });
  const cut = await page.evaluate(({ width, height }) => {
    const style = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
    const find = (selector: string): Element[] => [...document.querySelectorAll(selector)];
    const problems = [
      ...find('.story table, .story pre, .story img').filter(
        (element) => element.getBoundingClientRect().right > width,
      ),
      ...find('.story td, .story th').filter((cell) => cell.scrollWidth > cell.clientWidth),
      ...find('.scroll').filter((box) => style(box).overflowX !== 'visible'),
      ...find('.story tr, .story img').filter((each) => style(each).breakInside !== 'avoid'),
      ...find('.story tr, .story img').filter(
        (each) => each.getBoundingClientRect().height > height / 2 + 160,
      ),
      ...find('.story thead').filter((head) => style(head).display !== 'table-header-group'),
      ...find('h2, h3').filter((heading) => style(heading).breakAfter !== 'avoid'),
    ];
    return problems.map(({ tagName, textContent }) => `${tagName} ${textContent.slice(0, 40)}`);
  }, paper);
  expect(cut).toEqual([]);
  const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(pages?.length).toBeGreaterThan(8);
});

test('has contents that lead to every part', async ({ page }) => {
  const contents = page.getByRole('navigation', { name: 'Contents' });
  const addresses = await contents
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBe(20);
  for (const address of addresses) await expect(page.locator(`h2${address}`)).toHaveCount(1);
  await loadPictures(page);
  await contents.getByRole('link', { name: 'The second queue' }).click();
  await expect(page.getByRole('heading', { name: 'The second queue' })).toBeInViewport();
});

test('tells what happened, what was done and what was said in one order, with its gaps', async ({
  page,
}) => {
  const lines = await page
    .locator('ol.timeline > li')
    .evaluateAll((all) =>
      all.map((line) => `${line.className}: ${(line as HTMLElement).innerText.split('\n')[0]}`),
    );
  expect(lines).toEqual([
    'happened: Before',
    'gap: 3 hr without an entry',
    'happened: Impact begins',
    'gap: 5 hr, 2 min without an entry',
    'did: Noticed',
    'said: We said · Investigating',
    'did: Decision',
    'said: We said · Identified',
    'gap: 2 hr, 30 min without an entry',
    'did: Action',
    'gap: 4 hr without an entry',
    'happened: Impact ends',
    'said: We said · Resolved',
  ]);
});

test('says what customers should check, what is related and what happened before', async ({
  page,
}) => {
  await expect(page.getByText('Check that your orders of 14 March have arrived.')).toBeVisible();
  for (const name of ['Has happened before', 'Related']) {
    const part = page.getByRole('region', { name });
    await expect(part.getByRole('link', { name: 'Orders arrive late' })).toBeVisible();
  }
});

/** Pictures are fetched when they come near. */
async function loadPictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = 'eager';
    await Promise.all(pictures.map((picture) => picture.decode()));
  });
}
