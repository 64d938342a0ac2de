import { addMinutes } from 'date-fns/addMinutes';
import type { Instant } from '../schema/instant.ts';
import { ask, isInteractive } from './prompts.ts';

const promises = [15, 30, 60, 120] as const;

/** When the next update comes; nobody is asked where nobody is. */
export async function askPromise(now: Instant): Promise<Instant | undefined> {
  if (!isInteractive()) return undefined;
  const minutes = await ask((prompts) =>
    prompts.select<number>({
      message: 'When do you promise the next update?',
      initialValue: 30,
      options: promises.map((value) => ({ value, label: `in ${value} minutes` })),
    }),
  );
  return addMinutes(now, minutes).getTime();
}
