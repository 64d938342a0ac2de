import { componentHistories, type StateSpan } from '../domain/component-history.ts';
import { allComponents, type Component } from '../domain/components.ts';
import type { EditHistory } from '../domain/edits.ts';
import { indexSite, type SiteIndex } from '../domain/events.ts';
import type { Instant } from '../schema/instant.ts';
import type { Site } from '../schema/site.ts';
import { wordsFor } from '../words/catalogue.ts';
import type { Words } from '../words/en.ts';
import { createFormatter, type Formatter } from './format.ts';

/** What every view works from: the site at one instant, look-ups into it, and how to say things. */
export interface PageContext {
  readonly site: Site;
  readonly now: Instant;
  readonly index: SiteIndex;
  /** What was changed in statements after they had been published, by the id of the record. */
  readonly edits: ReadonlyMap<string, EditHistory>;
  readonly components: ReadonlyMap<string, Component>;
  readonly histories: ReadonlyMap<string, readonly StateSpan[]>;
  readonly words: Words;
  readonly format: Formatter;
}

export function createPageContext(site: Site, now: Instant): PageContext {
  const { locale, timeZone } = site.config;
  const words = wordsFor(locale);
  return {
    site,
    now,
    index: indexSite(site),
    edits: new Map(),
    components: new Map(allComponents(site.config).map((component) => [component.id, component])),
    histories: componentHistories(site, now),
    words,
    format: createFormatter(locale, timeZone, words),
  };
}

/** The component's name; a record cannot name one that does not exist. */
export function componentName({ components }: PageContext, id: string): string {
  return components.get(id)?.name ?? id;
}

/** The same context with what was changed in published statements, unless the configuration does not want it shown. */
export function withEdits(context: PageContext, edits: PageContext['edits']): PageContext {
  const isShown = context.site.config.policy.showEdits && edits.size > 0;
  return isShown ? { ...context, edits } : context;
}
