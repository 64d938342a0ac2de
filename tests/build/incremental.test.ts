import { it } from 'vitest';
import { expectSameBytes } from './incremental-steps.ts';

// `npm run test:long` takes more steps, and other ones.
it('gives the same bytes as a whole build, over 100 random steps', async () => {
  await expectSameBytes(5, 0);
});
