import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSites, siteNames } from './build-sites.ts';
import { passBuiltSites } from './built-site.ts';
import { serveFolder } from './static-server.ts';

/** Builds every site once and serves each at an origin of its own; returns what clears all of it away. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'lifeboat-sites-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await buildSites(folder);
  } catch (error) {
    remove();
    throw error;
  }
  const servers = await Promise.all(siteNames.map((name) => serveFolder(join(folder, name))));
  passBuiltSites(
    siteNames.map((name, index) => ({
      name,
      folder: join(folder, name),
      origin: servers[index]?.origin ?? '',
    })),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
    remove();
  };
}
