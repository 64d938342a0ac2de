import { defineConfig } from 'vitest/config';

/** Tests that take minutes: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ['tests/long/**/*.test.ts'],
    maxWorkers: '100%',
    testTimeout: 1_200_000,
    hookTimeout: 300_000,
  },
});
