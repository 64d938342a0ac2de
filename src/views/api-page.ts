import { apiLink, apiSchemaLink, incidentLink } from './api/api-outputs.ts';
import { absolute, type Link } from './links.ts';
import type { PageContext } from './page-context.ts';

export interface ApiPage {
  readonly documents: readonly {
    /** What stands between `/api/v2/` and `.json`. */
    readonly address: string;
    readonly text: string;
    /** An address that exists; undefined when there is nothing to show yet. */
    readonly href: string | undefined;
  }[];
  readonly schema: Link;
}

/** `/about/api/`: it depends on the configuration, and on the newest record for an example. */
export function apiPage({ index, words, site }: PageContext): ApiPage {
  const { documents } = words.api;
  const [newest] = index.events;
  const row = (name: string, text: string, href: string | undefined = apiLink(name)) => ({
    address: apiLink(name),
    text,
    href,
  });
  return {
    documents: [
      row('status', documents.status),
      row('summary', documents.summary),
      row('components', documents.components),
      row('incidents', documents.incidents),
      row('incidents/unresolved', documents.unresolved),
      {
        address: apiLink('incidents/<id>'),
        text: documents.incident,
        href: newest && incidentLink(newest),
      },
      row('scheduled-maintenances', documents.maintenances),
      row('scheduled-maintenances/upcoming', documents.upcoming),
      row('scheduled-maintenances/active', documents.active),
    ],
    schema: { href: apiSchemaLink, text: absolute(site.config.url, apiSchemaLink) },
  };
}
