import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const require = createRequire(import.meta.url);
const axePath = createRequire(require.resolve('@axe-core/playwright')).resolve(
  'axe-core/axe.min.js',
);

/** WCAG 2.2, levels A and AA. */
const everyRule: AxeRules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
};

/** What may differ where only colours and the size of the window do. */
export const rulesOfLooks: AxeRules = { type: 'rule', values: ['color-contrast', 'target-size'] };

interface AxeRules {
  readonly type: 'tag' | 'rule';
  readonly values: readonly string[];
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** Makes axe part of every page that will be opened, for {@link violationsOn}. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript({ path: axePath });
}

/**
 * What axe finds wrong with the page as it looks now, one line each. axe is asked directly: its driver for
 * Playwright takes several times as long, and there are hundreds of pages.
 */
export async function violationsOn(page: Page, rules = everyRule): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as {
      axe: { run: (context: Document, options: object) => Promise<AxeResults> };
    };
    const options = { runOnly, resultTypes: ['violations'] };
    const { violations } = await axe.run(document, options);
    return violations.map(({ id, nodes }) => {
      const places = nodes.slice(0, 3).map(({ html }) => html);
      return `${id}, ${nodes.length} times: ${places.join(' ')}`;
    });
  }, rules);
}
