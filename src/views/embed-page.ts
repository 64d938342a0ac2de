import type { Moment } from './format.ts';
import { headline } from './headline.ts';
import type { PageContext } from './page-context.ts';
import { stateTag, type StateTag } from './state-tag.ts';

/** `/embed/`: the answer alone, for a frame on another page. */
export interface EmbedPage {
  readonly text: string;
  readonly tag: StateTag;
  readonly asOf: Moment;
}

/** It depends on `now` as the home page does. */
export function embedPage(context: PageContext): EmbedPage {
  const { text, tone } = headline(context);
  const { words, format, now } = context;
  const tag: StateTag =
    tone === 'unknown' ? { kind: 'no_data', word: words.states.unknown } : stateTag(tone, context);
  return { text, tag, asOf: format.moment(now) };
}
