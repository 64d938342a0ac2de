#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import module from 'node:module';

// The project brings its own Node.js; an older one on the machine only starts it.
const [major] = process.versions.node.split('.').map(Number);
if (major >= 24) {
  module.enableCompileCache();
  await import('../src/cli/main.ts');
} else {
  const node = module.createRequire(import.meta.url).resolve('node/bin/node');
  const { status } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  process.exitCode = status ?? 3;
}
