import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { document, writeSite } from '../sites/site-files.ts';
import { bringAxe, violationsOn } from './accessibility.ts';
import { test } from './reader.ts';
import { serveFolder } from './static-server.ts';
import { overflow } from './visitor.ts';

/* The page about reliability with as many incidents as a site may have, from none to more than can be drawn. */

const now = '2026-03-14T12:00:00Z';
const minute = 60_000;

/** One incident every other day backwards from the end of 2025; none is as long as the one before. */
function incidents(count: number): Record<string, string> {
  const end = Date.parse('2025-12-31T00:00:00Z');
  const files: Record<string, string> = {};
  for (let each = 0; each < count; each += 1) {
    const from = end - each * 17 * 60 * minute;
    const length = (1 + ((each * each * 7919) % 5000)) * minute;
    const iso = (offset: number): string => new Date(from + offset).toISOString();
    files[`incidents/${iso(0).slice(0, 10)}-trouble-${each}/incident.md`] = document({
      title: `Trouble ${each}`,
      impact: [{ component: 'website', level: 'partial_outage', from: iso(0), to: iso(length) }],
      detectedAt: iso(Math.floor(length / 10)),
      detectedBy: each % 5 === 0 ? 'customer' : 'monitoring',
      mitigatedAt: iso(Math.floor(length / 2)),
      dataLoss: 'none',
      customerAction: 'none',
      updates: [
        { at: iso(Math.floor(length / 9)), status: 'investigating', text: 'We look into it.' },
        { at: iso(length + minute), status: 'resolved', text: 'It works again.' },
      ],
    });
  }
  return files;
}

for (const count of [0, 1, 9, 10, 10_000]) {
  test(`${count} incidents: true, readable, accessible and small`, async ({ page }) => {
    test.setTimeout(600_000);
    const folder = mkdtempSync(join(tmpdir(), 'lifeboat-reliability-'));
    try {
      const out = join(folder, 'out');
      const source = join(folder, 'source');
      mkdirSync(source);
      const config = {
        name: 'Harbour Hosting',
        url: 'https://harbour-status.example',
        services: ['harbour.example'],
        locale: 'en-GB',
        components: [{ id: 'website', name: 'Website' }],
      };
      writeSite(source, { now, config, files: incidents(count) });
      const file = 'reliability/index.html';
      const args = [join(import.meta.dirname, 'build-files.ts'), source, now, out];
      await promisify(execFile)(process.execPath, [...args, file, '404.html', '_headers']);
      const html = readFileSync(join(out, file));
      expect(gzipSync(html).byteLength).toBeLessThan(60_000);

      const server = await serveFolder(out);
      try {
        await bringAxe(page);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          for (const width of [320, 1280]) {
            await page.setViewportSize({ width, height: 800 });
            await page.goto(`${server.origin}/reliability/`);
            expect(await overflow(page, '/reliability/')).toEqual([]);
          }
          for (const details of await page.locator('summary').all()) await details.click();
          expect(await violationsOn(page)).toEqual([]);
        }
        const drawings = page.getByRole('img', { name: 'n =' });
        await expect(drawings).toHaveCount(count === 0 ? 0 : 5);
        const end = page.getByRole('region', { name: 'Time to the end of impact' });
        await expect(end).toContainText(new RegExp(`n\\s=\\s${count.toLocaleString('en-GB')}\\b`));
        await expect(end.locator('.median')).toHaveCount(count >= 10 ? 1 : 0);
        await expect(end.getByText(/^Median /)).toHaveCount(count >= 10 ? 1 : 0);
        // The table behind the drawing holds every incident once.
        const counts = await end.locator('table').first().locator('td').allTextContents();
        const told = counts.map((text) => Number(text.replaceAll(',', '')));
        if (count > 0) expect(told.reduce((sum, each) => sum + each, 0)).toBe(count);
      } finally {
        await server.close();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
