import type { Postmortem } from '../../schema/site.ts';
import type { SiteEvent } from '../../domain/events.ts';
import { escapeHtml } from '../../markdown/render.ts';
import { absolute, eventLink, links } from '../links.ts';
import type { PageContext } from '../page-context.ts';
import { keepRecent } from '../../memo/recent.ts';
import { perContext } from '../per-context.ts';
import { incidentUpdates, maintenanceUpdates, type SaidUpdate } from '../said-updates.ts';
import { type Prose, textRenderer } from '../text.ts';

/** More than the feeds of forty scopes are about. Those of all events would fill the memory of a long history. */
const mostRecent = 2000;

const saidById = perContext(() => keepRecent<readonly SaidUpdate[]>(mostRecent));

/**
 * The updates of an event as they stand in feeds and in the API, newest first: pictures and links are absolute.
 * Rendered once for all outputs of a context.
 */
export function saidAbroad(event: SiteEvent, context: PageContext): readonly SaidUpdate[] {
  return saidById(context)(event.record.id, () => said(event, context));
}

function said(event: SiteEvent, context: PageContext): readonly SaidUpdate[] {
  const address = absolute(context.site.config.url, eventLink(event));
  const render = textRenderer(context, address, event.record.pictures, 4);
  return event.kind === 'incident'
    ? incidentUpdates(event.record, context, render)
    : maintenanceUpdates(event.record, context, render);
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
