import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { findProgram } from '../../system-package.ts';
import { project } from './run-lifeboat.ts';

/** A program that serves the site as its recipe in `docs/hosting/web-server.md` says. */
export interface WebServer {
  readonly program: string;
  /** A whole configuration around the recipe. */
  readonly configuration: (recipe: string, folder: string) => string;
  readonly args: (file: string) => readonly string[];
  /** The headers as `lifeboat headers` prints them, and where the recipe includes them from. */
  readonly snippet: string;
}

const modules = '/usr/lib/apache2/modules';
const apacheModules = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers'];

export const webServers = {
  nginx: {
    program: 'nginx',
    snippet: '/etc/nginx/lifeboat-headers.conf',
    configuration: (recipe, folder) => `
      daemon off; master_process off; pid ${folder}/pid; error_log stderr;
      events {}
      http {
        access_log off;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
        include /etc/nginx/mime.types;
        ${recipe}
      }`,
    args: (file) => ['-c', file, '-e', 'stderr'],
  },
  apache: {
    program: 'apache2',
    snippet: '/etc/apache2/lifeboat-headers.conf',
    configuration: (recipe, folder) => `
      ServerRoot ${folder}
      PidFile ${folder}/pid
      ErrorLog ${folder}/error.log
      ServerName localhost
      User www-data
      Group www-data
      ${apacheModules.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
      TypesConfig /etc/mime.types
      ${recipe.replace(/<VirtualHost \*:(\d+)>/, 'Listen 127.0.0.1:$1\n$&')}`,
    args: (file) => ['-X', '-f', file],
  },
  caddy: {
    program: 'caddy',
    snippet: '/etc/caddy/lifeboat-headers',
    configuration: (recipe) => `{\nadmin off\nauto_https off\n}\n${recipe}`,
    args: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
} as const satisfies Readonly<Record<string, WebServer>>;

export type WebServerName = keyof typeof webServers;

export function isInstalled(name: WebServerName): boolean {
  return findProgram([webServers[name].program], process.env) !== undefined;
}

/** Starts a server as its recipe says, on a free port, until the test is over; gives its origin. */
export async function serveByRecipe(
  name: WebServerName,
  site: string,
  headers: string,
  scratch: string,
): Promise<string> {
  const server: WebServer = webServers[name];
  const port = await freePort();
  const snippet = join(scratch, 'headers');
  writeFileSync(snippet, headers);
  const recipe = recipeFor(name)
    .replaceAll(server.snippet, snippet)
    .replaceAll('/srv/status/current', site)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('<VirtualHost *:80>', `<VirtualHost *:${port}>`)
    .replace('\nharbour-status.example {', `\nhttp://127.0.0.1:${port} {`);
  const file = join(scratch, 'configuration');
  writeFileSync(file, server.configuration(recipe, scratch));
  const program = findProgram([server.program], process.env) ?? server.program;
  const child = spawn(program, server.args(file), {
    env: { ...process.env, HOME: scratch },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  onTestFinished(() => end(child));
  const origin = `http://127.0.0.1:${port}`;
  for (let count = 0; count < 100; count += 1) {
    if (await isAnswering(origin)) return origin;
    if (child.exitCode !== null) break;
    await setTimeout(100);
  }
  const log = join(scratch, 'error.log');
  if (existsSync(log)) said += readFileSync(log, 'utf8');
  throw new Error(`${server.program} does not answer: ${said}`);
}

/** The block of the page in the server's own language. */
export function recipeFor(name: WebServerName): string {
  const text = readFileSync(join(project, 'docs/hosting/web-server.md'), 'utf8');
  const block = new RegExp(`^\`\`\`${name}\\n(.*?)^\`\`\``, 'ms').exec(text)?.[1];
  if (block === undefined) throw new Error(`The page has no recipe for ${name}.`);
  return block;
}

async function isAnswering(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/`)).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
