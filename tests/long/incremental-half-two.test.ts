import { it } from 'vitest';
import { expectSameBytes } from '../build/incremental-steps.ts';

/** `LIFEBOAT_STEPS=10000 npm run test:long` takes 10,000 in both halves together. */
const steps = Number(process.env['LIFEBOAT_STEPS'] ?? 2000) / 2;

it(`gives the same bytes as a whole build, over ${steps} random steps`, async () => {
  await expectSameBytes(Math.ceil(steps / 20), 2000);
});
