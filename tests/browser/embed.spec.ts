import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Request, test } from '@playwright/test';
import { builtSite } from './built-site.ts';

/* The element on a page of another origin, as a product page would show it, under a strict policy. */

interface Product {
  readonly origin: string;
  readonly close: () => void;
}

/** Serves one page under a content security policy. */
async function productPage(html: string, policy: string): Promise<Product> {
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function pageWith(host: string): string {
  return `<!doctype html><title>Product</title><script async src="${host}/embed/script.js"></script>
    <lifeboat-status><a href="${host}/">Status</a></lifeboat-status>`;
}

function policyFor(host: string): string {
  return `default-src 'none'; script-src ${host}; connect-src ${host}`;
}

for (const [name, indicator, text] of [
  ['empty', 'none', 'All Systems Operational'],
  ['major', 'major', 'Partial System Outage'],
] as const) {
  test(`the element shows the state of ${name}, with no more than script-src and connect-src`, async ({
    page,
  }) => {
    const { origin } = builtSite(name);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const product = await productPage(pageWith(origin), policyFor(origin));
    await page.goto(product.origin);
    const element = page.locator('lifeboat-status');
    await expect(element).toHaveAttribute('data-indicator', indicator);
    await expect(element.getByRole('link', { name: text })).toHaveAttribute('href', `${origin}/`);
    expect(complaints.filter((complaint) => !complaint.includes('favicon'))).toEqual([]);
    product.close();
  });
}

test('the element leaves its page alone when the status host answers nonsense or not at all', async ({
  page,
}) => {
  const { origin } = builtSite('empty');
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const product = await productPage(pageWith(origin), policyFor(origin));
  for (const answer of ['away', 'nonsense', 'missing'] as const) {
    await page.route('**/api/v2/status.json', (route) => {
      if (answer === 'away') return route.abort('connectionrefused');
      const headers = { 'access-control-allow-origin': '*' };
      return answer === 'nonsense'
        ? route.fulfill({ body: '<!doctype html>', headers })
        : route.fulfill({ status: 404, body: '{}', headers });
    });
    const predicate = (request: Request) => request.url().endsWith('/status.json');
    const asked =
      answer === 'away'
        ? page.waitForEvent('requestfailed', { predicate })
        : page.waitForEvent('requestfinished', { predicate });
    await page.goto(product.origin);
    await asked;
    const element = page.locator('lifeboat-status');
    await expect(element.getByRole('link', { name: 'Status' })).toBeVisible();
    await expect(element).not.toHaveAttribute('data-indicator', /./);
    await page.unroute('**/api/v2/status.json');
  }
  expect(errors).toEqual([]);
  product.close();
});

test('the element gives up after three seconds', async ({ page }) => {
  await page.clock.install();
  const { origin } = builtSite('empty');
  const product = await productPage(pageWith(origin), policyFor(origin));
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/v2/status.json', async (route) => {
    await held;
    await route.abort();
  });
  const failed = page.waitForEvent('requestfailed', {
    predicate: (request) => request.url().endsWith('/status.json'),
  });
  await page.goto(product.origin);
  // Nothing answers: only the element's own patience can end the request.
  expect((await failed).failure()?.errorText).toMatch(/abort/i);
  release();
  product.close();
});

test('the script is smaller than 2 kB', () => {
  const script = readFileSync(join(builtSite('empty').folder, 'embed/script.js'));
  expect(script.length).toBeLessThan(2048);
  expect(gzipSync(script).length).toBeLessThan(1024);
});

test('the frame shows the answer without scripts and leads to the page', async ({ browser }) => {
  const { origin } = builtSite('major');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const product = await productPage(
    `<!doctype html><title>Product</title><iframe src="${origin}/embed/" title="Status"></iframe>`,
    `default-src 'none'; frame-src ${origin}`,
  );
  await page.goto(product.origin);
  const link = page.frameLocator('iframe').getByRole('heading').getByRole('link');
  await expect(link).toHaveText(/^2 problems: /);
  await link.click();
  await expect(page).toHaveURL(`${origin}/`);
  await context.close();
  product.close();
});
