import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { sites } from '../../sites/sites.ts';
import { command, lifeboat, plainEnvironment, scratchFolder, siteIn } from './run-lifeboat.ts';

vi.setConfig({ testTimeout: 60_000 });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it('serves the built site, with or without a slash, and the page for missing ones', async () => {
  const folder = scratchFolder();
  const out = join(folder, 'out');
  const root = siteIn(folder, sites.partial);
  await lifeboat(['build', '--root', root, '--now', sites.partial.now, '--out', out]);
  const port = await freePort();
  const server = spawn(process.execPath, [command, 'preview', '--out', out, '--port', `${port}`], {
    cwd: folder,
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill();
    await once(server, 'exit');
  });
  let said = '';
  for await (const chunk of server.stdout) {
    said += String(chunk);
    if (said.includes(`:${port}/`)) break;
  }
  const home = await fetch(`http://localhost:${port}/`);
  expect(home.status).toBe(200);
  expect(await home.text()).toBe(readFileSync(join(out, 'index.html'), 'utf8'));
  // Who types an address leaves the slash at its end away, and hosts find the page all the same.
  for (const path of ['history', 'history/']) {
    const history = await fetch(`http://localhost:${port}/${path}`);
    expect(history.status).toBe(200);
    expect(await history.text()).toBe(readFileSync(join(out, 'history/index.html'), 'utf8'));
  }
  const missing = await fetch(`http://localhost:${port}/no/such/page/`);
  expect(missing.status).toBe(404);
  expect(await missing.text()).toBe(readFileSync(join(out, '404.html'), 'utf8'));
});

it('says what to do when nothing was built, and ends with 2', async () => {
  const folder = scratchFolder();
  for (const out of [folder, join(folder, 'nothing')]) {
    expect(await lifeboat(['preview', '--out', out])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `There is no built site in ${out}. Run \`lifeboat build\` first.\n`,
    });
  }
});
