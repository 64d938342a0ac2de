import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { type SiteFiles, writeSite } from '../../sites/site-files.ts';

export const project = resolve(import.meta.dirname, '../../..');
export const command = join(project, 'bin/lifeboat.js');

/** What a command said, and how it ended. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Added to an environment that says nothing of colours, languages and zones. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The Node.js that starts it. */
  readonly node?: string;
}

/** Runs a Node.js program to its end. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { env = {}, cwd = tmpdir(), node = process.execPath } = options;
  return new Promise((done) => {
    const child = execFile(
      node,
      args,
      { cwd, env: { ...plainEnvironment(), ...env }, maxBuffer: 2 ** 26 },
      (_error, stdout, stderr) => {
        done({ exitCode: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}

/** Runs `lifeboat` as from a shell. */
export function lifeboat(args: readonly string[], options?: RunOptions): Promise<Outcome> {
  return run([command, ...args], options);
}

/** What builds of these tests remember for each other. */
const cache = mkdtempSync(join(tmpdir(), 'lifeboat-cache-'));
process.on('exit', () => {
  rmSync(cache, { recursive: true, force: true });
});

export function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, XDG_CACHE_HOME: cache };
}

/** A folder of the test's own, removed when the test is over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lifeboat-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes a site into `<folder>/<name>` and gives that path. */
export function siteIn(folder: string, site: SiteFiles, name = 'site'): string {
  const root = join(folder, name);
  mkdirSync(root, { recursive: true });
  writeSite(root, site);
  return root;
}

/**
 * Every file below a folder, by its path, with its bytes in a form that compares and prints well. Links are named
 * and not followed: a recursive `readdir` of Node.js would follow them, out of the folder.
 */
export function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(entriesBelow(folder, '').sort(([a], [b]) => (a < b ? -1 : 1)));
}

function entriesBelow(folder: string, below: string): [file: string, bytes: string][] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const file = join(below, entry.name);
    const path = join(folder, file);
    if (entry.isDirectory()) return entriesBelow(folder, file);
    const isLink = entry.isSymbolicLink();
    return [[file, isLink ? `link to ${readlinkSync(path)}` : readFileSync(path, 'latin1')]];
  });
}
