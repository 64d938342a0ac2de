import { defineConfig } from 'vitest/config';

/** What tests of whole commands and of whole builds are kept apart by: they start processes, hundreds of them. */
export const withProcesses = ['tests/unit/cli/**', 'tests/unit/author/**', 'tests/build/**'];

/** Tests that take seconds: `npm run test:unit`. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    include: ['tests/unit/**/*.test.ts'],
    exclude: withProcesses,
    // They share nothing that they change: one thread may run many of them.
    isolate: false,
    // Some try thousands of inputs: a busy machine must not fail them.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
