import { defineConfig } from 'vitest/config';
import { slow } from './vitest.config.ts';

/** Tests that take minutes: `npm run test:long`. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    include: ['tests/long/**/*.test.ts', ...slow],
    testTimeout: 1_200_000,
    hookTimeout: 300_000,
  },
});
