#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The project brings its own Node.js; an older one on the machine only starts it.
const [major] = process.versions.node.split('.').map(Number);
if (major >= 24) {
  module.enableCompileCache();
  const { bundlePlace, isCompiled } = await import('../src/render/bundle-store.ts');
  const place = bundlePlace(join(import.meta.dirname, '..'));
  if (isCompiled(place)) {
    // Everything in one file starts in half the time.
    const { main } = await import(pathToFileURL(place.entry).href);
    process.exitCode = await main(process.argv);
  } else {
    await import('../src/cli/uncompiled.ts');
  }
} else {
  const node = module.createRequire(import.meta.url).resolve('node/bin/node');
  const { status } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  process.exitCode = status ?? 3;
}
