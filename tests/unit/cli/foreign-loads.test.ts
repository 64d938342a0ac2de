import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { sites } from '../../sites/sites.ts';
import { filesIn, lifeboat, scratchFolder, siteIn } from './run-lifeboat.ts';

function buildOf(root: string, out: string) {
  return lifeboat(['build', '--root', root, '--now', sites.empty.now, '--out', out]);
}

function addPublic(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, 'public', file)), { recursive: true });
  writeFileSync(join(root, 'public', file), text);
}

it('a site that loads from elsewhere is not built, and what was built before stays', async () => {
  const folder = scratchFolder();
  const out = join(folder, 'out');
  const root = siteIn(folder, sites.empty);
  expect((await buildOf(root, out)).exitCode).toBe(0);
  const before = filesIn(out);

  addPublic(root, 'press/kit.html', '<p>\n<img src="https://www.harbour.example/a.png">\n');
  addPublic(root, 'press/kit.css', 'p { background: url(//cdn.example/b.png) }\n');
  const { exitCode, stderr } = await buildOf(root, out);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    'press/kit.html:2 img src loads https://www.harbour.example/a.png from the service harbour.example.\n',
  );
  expect(stderr).toContain(
    'press/kit.css:1 style loads https://cdn.example/b.png from another origin.\n',
  );
  expect(filesIn(out)).toEqual(before);
});

it('a file that was fine is looked at again when the address of the site changes', async () => {
  const folder = scratchFolder();
  const out = join(folder, 'out');
  const root = siteIn(folder, sites.empty);
  addPublic(root, 'kit.html', `<img src="${sites.empty.config.url}/favicon.svg">`);
  expect((await buildOf(root, out)).exitCode).toBe(0);

  const elsewhere = { ...sites.empty.config, url: 'https://status.quay.example' };
  writeFileSync(join(root, 'status.config.ts'), `export default ${JSON.stringify(elsewhere)};\n`);
  const { exitCode, stderr } = await buildOf(root, out);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('kit.html:1 img src loads');
});

it('a reasoned waiver lets the page share a domain, and readers are told', async () => {
  const folder = scratchFolder();
  const out = join(folder, 'out');
  const [service = ''] = sites.empty.config.services;
  const config = { ...sites.empty.config, url: `https://status.${service}` };
  const refused = await buildOf(siteIn(folder, { ...sites.empty, config }, 'refused'), out);
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain('shared-domain');
  expect(existsSync(out)).toBe(false);

  const reason = 'The new domain is registered in May.';
  const waivers = [{ shares: 'domain' as const, with: service, reason }];
  const waived = { ...sites.empty, config: { ...config, waivers } };
  expect((await buildOf(siteIn(folder, waived, 'waived'), out)).exitCode).toBe(0);
  expect(filesIn(out)['about/index.html']).toContain(
    `<li>The domain with ${service}: ${reason}</li>`,
  );
});
