import { createRequire } from 'node:module';
import { chromium } from '@playwright/test';
import { findProgram, installSystemPackage, isProgram, runVisibly } from '../system-package.ts';

/** Names under which systems install a browser that the tests can drive, preferred ones first. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPrograms = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Path of a Chromium: from `CHROMIUM_PATH`, else Playwright's own, else one on the system.
 * @throws {Error} when `CHROMIUM_PATH` names no program
 */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const { CHROMIUM_PATH } = environment;
  if (CHROMIUM_PATH !== undefined) {
    if (isProgram(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH is ${CHROMIUM_PATH}, and there is no program of that name.`);
  }
  return [
    ...[chromium.executablePath()].filter(isProgram),
    findProgram(programs, environment),
    ...macPrograms.filter(isProgram),
  ].find((path) => path !== undefined);
}

/** Installs a Chromium by Playwright's installer, else by the system's package manager where that is allowed. */
export function installChromium(environment: NodeJS.ProcessEnv): string {
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  runVisibly([process.execPath, playwright, 'install', 'chromium']);
  const ours = findChromium(environment);
  if (ours) return ours;
  installSystemPackage('chromium', environment);
  const installed = findChromium(environment);
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium, and it could not be installed. Install the package `chromium` ' +
      'of your system, or set CHROMIUM_PATH to a Chromium or Chrome, and run `npm test` again.',
  );
}
