import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { isServedAs } from '../../../src/publish/media-type.ts';
import { filePaths } from '../../browser/built-site.ts';
import { headersInFile } from '../../formats/headers-file.ts';
import { sites } from '../../sites/sites.ts';
import { lifeboat, scratchFolder, siteIn } from './run-lifeboat.ts';
import { isInstalled, serveByRecipe, webServers, type WebServerName } from './web-server.ts';

vi.setConfig({ testTimeout: 120_000 });

/* `lifeboat headers`, read by the real servers, with the recipes of the documentation. */

/** A built site that other users may read, as servers run as. */
async function builtSite(): Promise<{ root: string; out: string; scratch: string }> {
  const scratch = scratchFolder();
  chmodSync(scratch, 0o755);
  const root = siteIn(scratch, sites.complete);
  const out = join(scratch, 'out');
  const args = ['build', '--root', root, '--now', sites.complete.now, '--out', out];
  const { exitCode, stderr } = await lifeboat(args);
  if (exitCode !== 0) throw new Error(stderr);
  return { root, out, scratch };
}

const names = Object.keys(webServers) as WebServerName[];

describe.each(names)('%s', (name) => {
  // `npm run test:long` installs nginx where it may; the others are used where they are.
  it.skipIf(!isInstalled(name))(
    `sends with each file what the rules say (left out where ${name} is not installed)`,
    async () => {
      const { root, out, scratch } = await builtSite();
      const printed = await lifeboat(['headers', '--root', root, '--format', name]);
      expect(printed).toMatchObject({ exitCode: 0, stderr: '' });
      const origin = await serveByRecipe(name, out, printed.stdout, scratch);
      const rules = readFileSync(join(out, '_headers'), 'utf8');
      const files = filePaths(out).filter((file) => file !== '_headers');
      expect(files.length).toBeGreaterThan(100);
      for (const file of files) {
        const address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
        const response = await fetch(origin + address);
        await response.arrayBuffer();
        const expected = headersInFile(rules, address);
        const sent = Object.keys(expected).map((key) => [key, response.headers.get(key)]);
        expect({ address, status: response.status, ...Object.fromEntries(sent) }).toEqual({
          address,
          status: 200,
          ...expected,
        });
        const isShared = response.headers.get('access-control-allow-origin') !== null;
        expect(isShared, address).toBe('Access-Control-Allow-Origin' in expected);
        expect(isServedAs(file, response.headers.get('content-type') ?? ''), address).toBe(true);
      }
      const missing = await fetch(`${origin}/nothing/here/`);
      expect(missing.status).toBe(404);
      expect(await missing.text()).toBe(readFileSync(join(out, '404.html'), 'utf8'));
      expect(missing.headers.get('x-content-type-options')).toBe('nosniff');
      expect(missing.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    },
  );
});

describe('lifeboat headers', () => {
  it('prints what is built as _headers', async () => {
    const { root, out } = await builtSite();
    const { stdout } = await lifeboat(['headers', '--root', root, '--format', 'netlify']);
    expect(stdout).toBe(readFileSync(join(out, '_headers'), 'utf8'));
  });

  it.each([
    [[], /--format/],
    [['--format', 'iis'], /netlify, nginx, caddy, apache/],
  ])('says what it wants when it is called with %j', async (args, message) => {
    const { exitCode, stderr, stdout } = await lifeboat(['headers', ...args]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
