import type { ProseCheck } from '../../../../src/check/prose/check-prose.ts';
import { parseDocument } from '../../../../src/read/raw-document.ts';
import type { DocumentName } from '../../../../src/read/raw-document.ts';
import { type SiteConfig, siteConfigSchema } from '../../../../src/schema/site-config.ts';

/** A configuration with these settings of prose. */
export function configFor(
  prose: Partial<SiteConfig['prose']>,
  more: Partial<SiteConfig> = {},
): SiteConfig {
  return siteConfigSchema.parse({
    name: 'Harbour',
    url: 'https://harbour-status.example',
    services: ['harbour.example'],
    components: [{ id: 'checkout', name: 'Checkout' }],
    ...more,
    prose,
  });
}

export interface Found {
  readonly rule: string;
  readonly level: string;
  readonly line: number;
  readonly column: number;
}

/** What a check finds in the source of a document. */
export function foundIn(
  check: ProseCheck,
  source: string,
  name: DocumentName = 'postmortem.md',
): Found[] {
  const document = parseDocument(new TextEncoder().encode(source), `x/${name}`, name);
  return check(document).map(({ rule, level, line, column }) => ({ rule, level, line, column }));
}

export type Place = 'body' | 'action' | 'folded';

/** The source of a postmortem that holds a text, and where the part between ⟦ and ⟧ begins in it. */
export function postmortemOf(
  marked: string,
  place: Place,
): { readonly source: string; readonly expected: Pick<Found, 'line' | 'column'> } {
  const source = sources[place](marked);
  const above = source.slice(0, source.indexOf('⟦')).split('\n');
  return {
    source: source.replace(/[⟦⟧]/g, ''),
    expected: { line: above.length, column: (above.at(-1) ?? '').length + 1 },
  };
}

const sources: Readonly<Record<Place, (marked: string) => string>> = {
  body: (marked) => `---\nsummary: It lasted an hour.\n---\n\nOne line above.\n\n${marked}\n`,
  action: (marked) => `---\nactions:\n  - type: prevent\n    title: "${marked}"\n---\n`,
  folded: (marked) =>
    `---\ntimeline:\n  - kind: action\n    text: >-\n      One line above,\n\n      ${marked}\n---\n`,
};
