import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { asTitle, attacks } from '../sites/hostile.ts';
import { builtSite, pagePaths } from './built-site.ts';
import { readDocuments } from './documents.ts';
import { test } from './reader.ts';
import { overflow, watch } from './visitor.ts';

/* Authors' texts are only ever texts: nothing in them runs, loads, frames, sends or swallows the page. */

const parts = 4;

/** It has rows of the list of all years, and no others. */
const isListOfYear = /^\/incidents\/by\/component\/[^/]+\/\d{4}\/$/;

for (let part = 1; part <= parts; part += 1) {
  test(`nothing that an author wrote runs or asks another host, part ${part} of ${parts}`, async ({
    page,
  }) => {
    const site = builtSite('hostile');
    const paths = pagePaths(site)
      .filter((path) => !isListOfYear.test(path))
      .filter((_path, index) => index % parts === part - 1);
    const noted = watch(page, site.origin);
    const faults: string[] = [];
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of paths) {
      await page.goto(site.origin + path);
      const found = await page.evaluate(inspect);
      faults.push(...found.map((fault) => `${path}: ${fault}`), ...(await overflow(page, path)));
      if (page.frames().length > 1) faults.push(`${path}: has a frame`);
    }
    expect(paths.length).toBeGreaterThan(100);
    expect(faults).toEqual([]);
    expect([...noted]).toEqual([]);
  });
}

test('hostile titles are headings and titles, letter by letter', async ({ page }) => {
  const documents = await readDocuments(page, builtSite('hostile'));
  const headings = new Map(
    documents.map(({ path, headings: [heading = ''], title }) => [
      path,
      { heading: shown(heading), title: shown(title) },
    ]),
  );
  for (const [index, attack] of attacks.entries()) {
    const wanted = shown(asTitle(attack));
    for (const path of [
      `/incidents/2026-03-14-open-${index}/`,
      `/maintenance/2026-03-20-coming-${index}/`,
    ]) {
      expect.soft(headings.get(path)?.heading, path).toBe(wanted);
      expect.soft(headings.get(path)?.title, path).toContain(wanted);
    }
  }
});

test('no hostile text swallows or hides what stands after it', async ({ page }) => {
  await page.goto(`${builtSite('hostile').origin}/`);
  const visible = await page
    .locator('main a[href]')
    .evaluateAll((links) =>
      links
        .filter((link) => link.checkVisibility() && link.getBoundingClientRect().width > 0)
        .map((link) => link.getAttribute('href')),
    );
  const wanted = attacks.flatMap((_attack, index) => [
    `/incidents/2026-03-14-open-${index}/`,
    `/maintenance/2026-03-20-coming-${index}/`,
    `/components/part-${index}/`,
  ]);
  expect(wanted.filter((href) => !visible.includes(href))).toEqual([]);
  await expect(page.locator('footer')).toBeVisible();
});

test('the feed is well-formed and its titles survive', async ({ page }) => {
  const site = builtSite('hostile');
  const xml = readFileSync(join(site.folder, 'history.rss'), 'utf8');
  expect(XMLValidator.validate(xml)).toBe(true);
  const parsed: unknown = new XMLParser({ trimValues: false, parseTagValue: false }).parse(xml);
  const items = (parsed as { rss: { channel: { item: { title: string }[] } } }).rss.channel.item;
  const wanted = new Set(attacks.map((attack) => shown(asTitle(attack))));
  expect(items.length).toBe(50);
  expect(items.map(({ title }) => shown(title)).filter((title) => !wanted.has(title))).toEqual([]);
  // What a feed reader makes of it: the browser's parser, which gives up at the first fault.
  await page.goto(`${site.origin}/about/`);
  const inBrowser = await page.evaluate(async () => {
    const source = await (await fetch('/history.rss')).text();
    const feed = new DOMParser().parseFromString(source, 'application/xml');
    const texts = [...feed.querySelectorAll('item > description')].map((text) => text.textContent);
    const html = texts.map((text) => new DOMParser().parseFromString(text, 'text/html'));
    return {
      fault: feed.querySelector('parsererror')?.textContent ?? null,
      items: texts.length,
      dangerous: html.flatMap((text) =>
        [...text.querySelectorAll('*')]
          .filter(
            (element) =>
              element.matches(
                'script, iframe, object, embed, form, style, meta, base, link, svg',
              ) ||
              element.getAttributeNames().some((name) => /^on|^style$/i.test(name)) ||
              /^\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? ''),
          )
          .map((element) => element.outerHTML),
      ),
    };
  });
  expect(inBrowser).toEqual({ fault: null, items: 50, dangerous: [] });
});

/** Runs in the page: what there must not be in it. */
function inspect(): string[] {
  const faults: string[] = [];
  if ('__pwned' in window) faults.push('a script ran');
  if (document.querySelector('main')?.id !== 'content') faults.push('the page is not whole');
  if (document.querySelectorAll('#content').length !== 1) faults.push('an id was taken');
  if (document.querySelectorAll('body > footer').length !== 1) faults.push('the foot is gone');
  const banned =
    'script:not([src="/present.js"]:empty, [src="/search.js"]:empty), iframe, frame, object, embed, applet, form, ' +
    'input, button, base, template:not([data-at]), body style, ' +
    'meta[http-equiv]:not(head > meta[charset] + meta[http-equiv="Content-Security-Policy"]), link[rel=stylesheet], math, video, audio, marquee, [style], [autofocus], [srcset], [ping]';
  const own = location.pathname === '/search/' ? document.querySelector('form[role=search]') : null;
  for (const element of document.querySelectorAll('*')) {
    if (own?.contains(element)) continue;
    const handler = element.getAttributeNames().find((name) => /^on/i.test(name));
    if (element.matches(banned) || handler) faults.push(element.outerHTML.slice(0, 200));
    for (const name of ['href', 'src', 'action', 'xlink:href']) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      const scheme = URL.parse(value, location.href)?.protocol ?? 'none';
      if (!/^(https?|mailto):$/.test(scheme)) faults.push(`${name}=${value}`);
    }
  }
  return faults;
}

/** White space and characters that HTML and XML cannot carry are no part of what is shown. */
function shown(text: string): string {
  return text
    .replaceAll(/[\ufffe\uffff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
