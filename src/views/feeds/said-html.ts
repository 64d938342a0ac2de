import type { Postmortem } from '../../schema/site.ts';
import type { SiteEvent } from '../../domain/events.ts';
import { escapeHtml } from '../../markdown/render.ts';
import { absolute, eventLink, links } from '../links.ts';
import type { PageContext } from '../page-context.ts';
import { perContext } from '../per-context.ts';
import { incidentUpdates, maintenanceUpdates, type SaidUpdate } from '../said-updates.ts';
import { type Prose, textRenderer } from '../text.ts';

type SaidById = Map<string, readonly SaidUpdate[]>;

const saidById = perContext((): SaidById => new Map());

/**
 * The updates of an event as they stand in feeds and in the API, newest first: pictures and links are absolute.
 * Rendered once for all outputs of a context.
 */
export function saidAbroad(event: SiteEvent, context: PageContext): readonly SaidUpdate[] {
  const known = saidById(context).get(event.record.id);
  if (known) return known;
  const address = absolute(context.site.config.url, eventLink(event));
  const render = textRenderer(context, address, event.record.pictures, 4);
  const updates =
    event.kind === 'incident'
      ? incidentUpdates(event.record, context, render)
      : maintenanceUpdates(event.record, context, render);
  saidById(context).set(event.record.id, updates);
  return updates;
}

export function proseHtml(prose: Prose): string {
  return 'html' in prose ? prose.html : `<p>${escapeHtml(prose.text)}</p>`;
}

/** The summary of a postmortem, and where to read on. */
export function postmortemHtml({ incident, summary }: Postmortem, context: PageContext): string {
  const { site, words } = context;
  const address = absolute(site.config.url, links.postmortem(incident));
  const more = `<a href="${escapeHtml(address)}">${escapeHtml(words.incident.readPostmortem)}</a>`;
  return `<p>${escapeHtml(summary)}</p><p>${more}</p>`;
}
