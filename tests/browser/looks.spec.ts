import { expect, type Page } from '@playwright/test';
import { siteNames } from './build-sites.ts';
import { builtSite, pagePaths } from './built-site.ts';
import { test } from './reader.ts';
import { overflow } from './visitor.ts';

/* The same page on paper, in the dark, without pictures, from right to left, and by keyboard alone. */

/** One page of each kind, among them those with the most on them. */
const pages = [
  ['partial', '/'],
  ['complete', '/'],
  ['complete', '/incidents/2026-03-05-uploads-fail/'],
  ['complete', '/incidents/2026-03-05-uploads-fail/postmortem/'],
  ['complete', '/maintenance/2026-03-08-bigger-queue/'],
  ['complete', '/components/uploads/'],
  ['complete', '/history/'],
  ['complete', '/history/2026/'],
  ['complete', '/history/2026/03/'],
  ['complete', '/maintenance/'],
  ['complete', '/postmortems/'],
  ['complete', '/actions/'],
  ['complete', '/subscribe/'],
  ['complete', '/about/'],
  ['complete', '/404.html'],
  ['long', '/'],
  ['long', '/incidents/2026-03-14-long/'],
] as const;

test('on paper there is the text and no navigation', async ({ page }) => {
  for (const [name, path] of pages) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(builtSite(name).origin + path);
    const text = await page.getByRole('main').innerText();
    await page.emulateMedia({ media: 'print' });
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    expect.soft(await page.getByRole('navigation').isVisible(), path).toBe(false);
    expect.soft(await skip.isVisible(), path).toBe(false);
    expect.soft(await page.getByRole('heading', { level: 1 }).isVisible(), path).toBe(true);
    expect.soft(await page.getByRole('main').innerText(), path).toBe(text);
  }
});

test('the ground is dark for those who like it dark, and light else', async ({ page }) => {
  for (const [name, path] of pages) {
    await page.goto(builtSite(name).origin + path);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await brightness(page);
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await brightness(page);
    expect.soft(dark.ground, path).toBeLessThan(0.1);
    expect.soft(dark.text, path).toBeGreaterThan(0.6);
    expect.soft(light.ground, path).toBeGreaterThan(0.9);
    expect.soft(light.text, path).toBeLessThan(0.2);
  }
});

test('turned to right-to-left, pages fit and begin at the right', async ({ page }) => {
  for (const [name, path] of pages) {
    await page.goto(builtSite(name).origin + path);
    const before = await edges(page);
    expect.soft(Math.abs(before.main.left - before.heading.left), path).toBeLessThan(2);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      expect.soft(await overflow(page, path)).toEqual([]);
      const { heading, main } = await edges(page);
      expect.soft(Math.abs(main.right - heading.right), `${path} ${width}`).toBeLessThan(2);
    }
  }
});

test('the keyboard reaches every link in its order, and shows where it is', async ({ page }) => {
  for (const [name, path] of pages) {
    await page.goto(builtSite(name).origin + path);
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const reached: string[] = [];
    const unseen: string[] = [];
    for (let step = 0; step < links.length + 40; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        return {
          href: element instanceof HTMLAnchorElement ? element.href : '',
          what: element.outerHTML.slice(0, 120),
          isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && width * height > 20,
        };
      });
      const isAround = reached.length > 0 && focus?.href === links[0];
      if (!focus || isAround) break;
      if (!focus.isSeen) unseen.push(focus.what);
      if (focus.href !== '') reached.push(focus.href);
    }
    expect.soft(reached, path).toEqual(links);
    expect.soft(unseen, path).toEqual([]);
  }
});

test('the first key leads past the navigation', async ({ page }) => {
  await page.goto(`${builtSite('partial').origin}/`);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  const box = await skip.boundingBox();
  expect(box?.width).toBeGreaterThan(60);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  const first = page.getByRole('main').locator('a[href]').first();
  await expect(first).toBeFocused();
});

for (const name of siteNames.filter((each) => each !== 'hostile')) {
  test(`${name}: in the colours of the visitor's system and without pictures, states are words`, async ({
    page,
  }) => {
    await page.route('**/*', (route) =>
      route.request().resourceType() === 'image' ? route.abort() : route.continue(),
    );
    await page.goto(`${builtSite(name).origin}/`);
    const words = await page.locator('.state').allInnerTexts();
    await page.emulateMedia({ forcedColors: 'active' });
    // The policy of the page refuses a style sheet that is put into it.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('svg, img { display: none !important }');
      document.adoptedStyleSheets.push(sheet);
    });
    const states = page.locator('.state');
    expect(words.length).toBeGreaterThan(0);
    expect(await states.allInnerTexts()).toEqual(words);
    for (const state of await states.all()) {
      await expect(state).toBeVisible();
      expect((await state.innerText()).trim()).toMatch(/\p{L}{4}/u);
    }
  });
}

test('in forced colours, the states of the bars stand apart from the ground', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto(`${builtSite('partial').origin}/components/dns/`);
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const fills = await page
    .getByRole('img', { name: /Last 90 days/ })
    .locator('path')
    .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).fill));
  expect(fills.length).toBeGreaterThan(1);
  for (const fill of fills) expect(fill).not.toBe(ground);
});

test('nothing moves for those who want no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of pagePaths(builtSite('complete'))) {
    await page.goto(builtSite('complete').origin + path);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return (
            animationName !== 'none' ||
            parseFloat(transitionDuration) > 0 ||
            scrollBehavior === 'smooth'
          );
        }).length,
    );
    expect(moving, path).toBe(0);
  }
});

/** How bright, from 0 to 1, the ground of the page and its main text are. */
async function brightness(page: Page): Promise<{ ground: number; text: number }> {
  return page.evaluate(() => {
    const bright = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    };
    const { backgroundColor, color } = getComputedStyle(document.body);
    return { ground: bright(backgroundColor), text: bright(color) };
  });
}

/** Where the text of the headline and the box around all text begin and end. */
async function edges(page: Page): Promise<Record<'heading' | 'main', DOMRect>> {
  return page.evaluate(() => {
    const heading = document.querySelector('h1') as HTMLElement;
    const main = document.querySelector('main') as HTMLElement;
    const range = document.createRange();
    range.selectNodeContents(heading);
    const { paddingLeft, paddingRight } = getComputedStyle(main);
    const box = main.getBoundingClientRect();
    const left = box.left + parseFloat(paddingLeft);
    const inner = new DOMRect(left, box.y, box.right - parseFloat(paddingRight) - left, 1);
    // The widest line may hang over by a space; the first begins where reading begins.
    return { heading: range.getBoundingClientRect().toJSON(), main: inner.toJSON() };
  }) as Promise<Record<'heading' | 'main', DOMRect>>;
}
