import { it } from 'vitest';
import { expectSameBytes } from './incremental-steps.ts';

// `npm run test:long` takes 10,000 other steps.
it('gives the same bytes as a whole build, over 100 random steps', async () => {
  await expectSameBytes(5, 0);
});
