import { incidentSchema } from '../schema/incident.ts';
import { maintenanceSchema } from '../schema/maintenance.ts';
import { postmortemSchema } from '../schema/postmortem.ts';
import { siteConfigSchema } from '../schema/site-config.ts';
import * as examples from './examples.ts';
import { type FormatPage, formatPage } from './format-page.ts';
import { prosePages } from './prose-pages.ts';
import { rulesPage } from './rules-page.ts';

/** The folder of the reference, from the project's folder. */
export const referenceFolder = 'docs/reference';

/** The pages about formats, by the name of their file. */
export const formatPages = {
  'incident.md': {
    file: 'incident.md',
    about:
      'What happened: frontmatter, and background in Markdown below it where there is some. It stands in a folder of its own, `incidents/YYYY-MM-DD-slug/`, whose name is its id and its address for ever; the day is the UTC day on which it began.',
    schema: incidentSchema,
    examples: [examples.openIncident, examples.resolvedIncident],
    rules: ['files', 'shape', 'records', 'incidents', 'texts', 'prose'],
  },
  'maintenance.md': {
    file: 'maintenance.md',
    about:
      'Planned work: frontmatter, and background in Markdown below it where there is some. It stands in a folder of its own, `incidents/YYYY-MM-DD-slug/`, whose name is its id and its address for ever; the day is the UTC day on which its window begins. The clock moves it from scheduled to in progress to completed.',
    schema: maintenanceSchema,
    examples: [examples.maintenance],
    rules: ['files', 'shape', 'records', 'maintenance', 'texts', 'prose'],
  },
  'postmortem.md': {
    file: 'postmortem.md',
    about:
      'What was learned: frontmatter, and the story in Markdown below it. It stands beside the `incident.md` that it is about.',
    schema: postmortemSchema,
    examples: [examples.postmortem],
    rules: ['files', 'shape', 'postmortems', 'texts', 'prose'],
  },
  'configuration.md': {
    file: 'status.config.ts',
    about:
      "What the page is called and what it reports on. The file stands in the site's folder, and its default export is a plain object; where this project is installed, `defineStatusPage` from `lifeboat` adds its types.",
    schema: siteConfigSchema,
    examples: [examples.configuration],
    rules: ['configuration', 'shape'],
  },
} as const satisfies Readonly<Record<string, FormatPage>>;

/** The whole reference: Markdown by the path of its file in the reference's folder. */
export function referencePages(): ReadonlyMap<string, string> {
  const formats = Object.entries(formatPages).map(
    ([name, page]) => [name, formatPage(page)] as const,
  );
  return new Map([...formats, ['rules.md', rulesPage()], ...prosePages()]);
}
