import { test as base } from '@playwright/test';
import { sites } from '../sites/sites.ts';

/** When most sites of the tests were built. */
export const builtAt = new Date(sites.maintenance.now);

/** A reader who comes at the instant for which the sites were built: nothing on the pages has moved on yet. */
export const test = base.extend({
  page: async ({ page }, use) => {
    await page.clock.setFixedTime(builtAt);
    await use(page);
  },
});
