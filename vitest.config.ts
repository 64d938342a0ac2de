import { defineConfig } from 'vitest/config';

/** Tests of whole commands and of whole builds, which start hundreds of processes, and those that wait for servers. */
export const slow = [
  ...['tests/unit/cli/**/*.test.ts', 'tests/unit/author/**/*.test.ts', 'tests/build/**/*.test.ts'],
  ...['tests/unit/audit/audit.test.ts', 'tests/unit/publish/s3-target.test.ts'],
];

/** Tests that take seconds: `npm run test:unit`. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    include: ['tests/unit/**/*.test.ts'],
    exclude: slow,
    // They share nothing that they change: one thread may run many of them.
    isolate: false,
    // Some try thousands of inputs: a busy machine must not fail them.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
