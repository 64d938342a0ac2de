import type { ImpactWindow } from '../schema/incident.ts';
import type { PageContext } from './page-context.ts';
import { componentName } from './page-context.ts';
import { links } from './links.ts';
import { stateTag, type StateTag } from './state-tag.ts';

/** One impact window in words. */
export interface ImpactLine {
  readonly component: string;
  readonly href: string;
  readonly tag: StateTag;
  /** From when to when, or since when. */
  readonly when: string;
  /** How long, undefined while it lasts. */
  readonly lasted: string | undefined;
}

export function impactLine(window: ImpactWindow, context: PageContext): ImpactLine {
  const { words, format } = context;
  const { from, to, approximate } = window;
  const about = (text: string): string => (approximate ? words.incident.about(text) : text);
  return {
    component: componentName(context, window.component),
    href: links.component(window.component),
    tag: stateTag(window.level, context),
    when:
      to === undefined
        ? words.incident.since(about(format.moment(from).text))
        : about(format.range(from, to)),
    lasted: to === undefined ? undefined : about(format.duration(to - from)),
  };
}
