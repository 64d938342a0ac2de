import { it } from 'vitest';
import { expectSameBytes } from '../build/incremental-steps.ts';

it('gives the same bytes as a whole build, over 5,000 random steps', async () => {
  await expectSameBytes(250, 1000);
});
