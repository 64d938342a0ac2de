import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Names under which systems install a browser that the tests can drive, preferred ones first. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPrograms = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Package managers with the command that installs Chromium without asking. */
const packageManagers: readonly (readonly (readonly string[])[])[] = [
  [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ],
  [['dnf', 'install', '-y', '-q', 'chromium']],
  [['apk', 'add', '-q', 'chromium']],
  [['pacman', '-S', '--noconfirm', '--needed', 'chromium']],
];

/**
 * Path of a Chromium: from `CHROMIUM_PATH`, else Playwright's own, else one on the system.
 * @throws {Error} when `CHROMIUM_PATH` names no program
 */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const { CHROMIUM_PATH, PATH = '' } = environment;
  if (CHROMIUM_PATH !== undefined) {
    if (isProgram(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH is ${CHROMIUM_PATH}, and there is no program of that name.`);
  }
  const folders = PATH.split(delimiter);
  const onPath = programs.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...macPrograms].find(isProgram);
}

/** Installs a Chromium by Playwright's installer, else by the system's package manager where that is allowed. */
export function installChromium(environment: NodeJS.ProcessEnv): string {
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  run([process.execPath, playwright, 'install', 'chromium']);
  const ours = findChromium(environment);
  if (ours) return ours;
  for (const commands of packageManagers) {
    if (!isOnPath(commands[0]?.[0] ?? '', environment)) continue;
    for (const command of commands) run([...asRoot(), ...command]);
    break;
  }
  const installed = findChromium(environment);
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium, and it could not be installed. Install the package `chromium` ' +
      'of your system, or set CHROMIUM_PATH to a Chromium or Chrome, and run `npm test` again.',
  );
}

function run([program = '', ...args]: readonly string[]): void {
  process.stdout.write(`${[program, ...args].join(' ')}\n`);
  spawnSync(program, args, { stdio: 'inherit', timeout: 600_000 });
}

/** Without a terminal for a password, sudo may only be used where it asks for none. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? [] : ['sudo', '-n'];
}

function isOnPath(program: string, { PATH = '' }: NodeJS.ProcessEnv): boolean {
  return PATH.split(delimiter).some((folder) => isProgram(join(folder, program)));
}

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
