import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/browser/chromium.ts';

const executablePath = findChromium(process.env);

export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/browser/global-setup.ts',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: '100%',
  timeout: 300_000,
  // A connection that a busy machine drops is tried again; what is wrong is wrong each time.
  retries: 2,
  reporter: 'list',
  use: {
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        // Chromium refuses its sandbox to root, and containers often run as root.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
