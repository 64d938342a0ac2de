import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { bringAxe, rulesOfLooks, violationsOn } from './accessibility.ts';
import { type BuiltSiteName, siteNames } from './build-sites.ts';
import { builtSite, pageFile, pagePaths } from './built-site.ts';
import { test } from './reader.ts';
import { overflow, watch } from './visitor.ts';

/*
 * What is true of every page of every site, however a visitor looks at it. The hostile site has a file of its own. A page
 * that is byte for byte one of another site is read once, and so are pages of single components where there are few.
 */

const desk = { width: 1280, height: 900 };
const phones = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
];

/** Large sites are read by several tests at once. */
const parts: Readonly<Record<string, number>> = { example: 2 };
const names: readonly BuiltSiteName[] = siteNames.filter((name) => name !== 'hostile');

for (const name of names) {
  const count = parts[name] ?? 1;
  for (let part = 1; part <= count; part += 1) {
    const which = count === 1 ? 'every page' : `every page, part ${part} of ${count},`;
    test(`${name}: ${which} is accessible in light and dark, fits every window, and is quiet`, async ({
      page,
    }) => {
      const site = builtSite(name);
      const paths = pagesOnlyIn(name).filter((_path, index) => index % count === part - 1);
      const noted = watch(page, site.origin);
      const violations: string[] = [];
      const overflows: string[] = [];
      await bringAxe(page);
      for (const path of paths) {
        await page.setViewportSize(desk);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(site.origin + path);
        for (const found of await violationsOn(page)) violations.push(`${path} in light: ${found}`);
        overflows.push(...(await overflow(page, path)));
        await page.emulateMedia({ colorScheme: 'dark' });
        for (const phone of phones) {
          await page.setViewportSize(phone);
          overflows.push(...(await overflow(page, path)));
        }
        for (const found of await violationsOn(page, rulesOfLooks)) {
          violations.push(`${path} in dark: ${found}`);
        }
      }
      expect(paths.length).toBeGreaterThan(3);
      expect.soft(violations).toEqual([]);
      expect.soft(overflows).toEqual([]);
      expect.soft([...noted]).toEqual([]);
    });
  }
}

/** Sites of as many components as others have, many times over. */
const crowded: ReadonlySet<string> = new Set(['forty', 'hundred']);
const isOfOne = /^\/(components|incidents\/by\/component)\/./;

/** The pages of a site that none of the sites before it has too. */
function pagesOnlyIn(name: BuiltSiteName): string[] {
  const seen = new Set(
    names.slice(0, names.indexOf(name)).flatMap((other) => [...pages(other).values()]),
  );
  return [...pages(name)]
    .filter(([path, html]) => !seen.has(html) && !(crowded.has(name) && isOfOne.test(path)))
    .map(([path]) => path);
}

function pages(name: BuiltSiteName): Map<string, string> {
  const site = builtSite(name);
  return new Map(pagePaths(site).map((path) => [path, readFileSync(pageFile(site, path), 'utf8')]));
}
