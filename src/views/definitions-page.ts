import { gaps, responseMeasures } from '../domain/response-times.ts';
import { leastForSpread } from '../domain/spread.ts';
import { weightsText } from './component-page.ts';
import type { PageContext } from './page-context.ts';

/** One definition. `id` is its anchor: figures link to it. */
export interface Definition {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly parts: readonly string[];
}

/** `/reliability/definitions/`. It does not depend on `now`, nor on any record. */
export function definitionsPage(context: PageContext): Definition[] {
  const { reliability, definitions } = context.words;
  const define = (
    id: string,
    name: string,
    text: string,
    parts: readonly string[] = [],
  ): Definition => ({ id, name, text, parts });
  return [
    define('what', definitions.what, definitions.whatText),
    ...responseMeasures.map((measure) =>
      define(measure, reliability.measures[measure].name, definitions.measureTexts[measure]),
    ),
    define(
      'gaps',
      definitions.gaps,
      definitions.gapsText,
      gaps.map((gap) => definitions.gapTexts[gap]),
    ),
    define('spread', definitions.spread, definitions.spreadText(leastForSpread)),
    define('drawing', definitions.drawing, definitions.drawingText),
    define('promises', reliability.promises, definitions.promisesText),
    define('noticed', reliability.noticedTitle, definitions.noticedText),
    define('uptime', reliability.uptime, definitions.uptimeText(weightsText(context))),
  ];
}
