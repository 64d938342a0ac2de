import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: '100%',
    include: ['tests/unit/**/*.test.ts', 'tests/build/**/*.test.ts'],
    // Some tests start whole processes, some try thousands of inputs: a busy machine must not fail them.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
