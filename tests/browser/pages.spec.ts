import { expect } from '@playwright/test';
import { bringAxe, violationsOn } from './accessibility.ts';
import { siteNames } from './build-sites.ts';
import { builtSite, pagePaths } from './built-site.ts';
import { test } from './reader.ts';
import { overflow, watch } from './visitor.ts';

/* What is true of every page of every site, however a visitor looks at it. The hostile site has a file of its own. */

const desk = { width: 1280, height: 900 };
const phones = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
];

/** Large sites are read by several tests at once. */
const parts: Readonly<Record<string, number>> = { example: 2, forty: 2, hundred: 3 };

for (const name of siteNames.filter((each) => each !== 'hostile')) {
  const count = parts[name] ?? 1;
  for (let part = 1; part <= count; part += 1) {
    const which = count === 1 ? 'every page' : `every page, part ${part} of ${count},`;
    test(`${name}: ${which} is accessible in light and dark, fits every window, and is quiet`, async ({
      page,
    }) => {
      const site = builtSite(name);
      const paths = pagePaths(site).filter((_path, index) => index % count === part - 1);
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
        for (const found of await violationsOn(page)) violations.push(`${path} in dark: ${found}`);
      }
      expect(paths.length).toBeGreaterThan(10);
      expect.soft(violations).toEqual([]);
      expect.soft(overflows).toEqual([]);
      expect.soft([...noted]).toEqual([]);
    });
  }
}
