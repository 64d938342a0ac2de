import { addHours } from 'date-fns/addHours';
import { newId } from '../author/new-incident.ts';
import { instantText } from '../author/instant-text.ts';
import { recordText, textBlock } from '../author/record-text.ts';
import type { Instant } from '../schema/instant.ts';
import type { SiteConfigInput } from '../schema/site-config.ts';
import { editorFiles } from './editor-files.ts';
import { templateFiles } from './templates.ts';
import { gitHubWorkflows, gitLabPipeline } from './workflows.ts';

export const gitHosts = ['github', 'gitlab', 'none'] as const;
export type GitHost = (typeof gitHosts)[number];

/** What a new site has to know of itself. */
export interface StarterSite {
  readonly name: string;
  /** Where the status page will live. */
  readonly url: string;
  /** The domains that it reports on. */
  readonly services: readonly string[];
  readonly components: readonly { readonly id: string; readonly name: string }[];
  readonly repository?: string | undefined;
  readonly host: GitHost;
}

/** The files of a new site by their paths; it builds at once. */
export function starterFiles(site: StarterSite, now: Instant): Readonly<Record<string, string>> {
  const [first] = site.components;
  const component = first?.id ?? '';
  const example = exampleIncident(component, now);
  return {
    'status.config.ts': configText(site),
    [`incidents/${example.id}/incident.md`]: example.text,
    'public/favicon.svg': favicon,
    'README.md': readme(site),
    '.gitattributes': gitAttributes,
    '.gitignore': 'dist/\npreview/\nchanges.md\n.lifeboat/\n.astro/\n',
    ...templateFiles(component),
    ...editorFiles,
    ...(site.host === 'github' ? gitHubWorkflows('elsewhere') : {}),
    ...(site.host === 'gitlab' ? { '.gitlab-ci.yml': gitLabPipeline } : {}),
  };
}

/** What git has to know of records; the project's own file says the same. */
export const gitAttributes = `# Records have the same line ends everywhere. Two who write at once get a conflict at that place, which \`check\`
# explains: a merge that keeps both sides without asking would make one update of two.
* text=auto eol=lf
*.md diff=markdown
*.png binary
*.jpg binary
*.webp binary
`;

/** What its `status.config.ts` says. */
export function starterConfig(site: Omit<StarterSite, 'host'>): SiteConfigInput {
  const { name, url, services, components, repository } = site;
  return {
    name,
    url,
    services: [...services],
    components: [...components],
    ...(repository === undefined ? {} : { repository }),
  };
}

function configText(site: StarterSite): string {
  const config = starterConfig(site);
  return `// What every key means: docs/reference/configuration.md of Lifeboat.\nexport default ${JSON.stringify(config, null, 2)};\n`;
}

function exampleIncident(
  component: string,
  now: Instant,
): { readonly id: string; readonly text: string } {
  const began = addHours(now, -30).getTime();
  const at = (hours: number): string => instantText(addHours(began, hours).getTime());
  const title = 'An example: pages were slow';
  const text = recordText(
    {
      title,
      impact: [{ component, level: 'degraded_performance', from: at(0), to: at(1) }],
      updates: [
        {
          at: at(0.25),
          status: 'investigating',
          text: textBlock('Pages take up to ten seconds.'),
          nextUpdateBy: at(0.75),
        },
        {
          at: at(0.5),
          status: 'identified',
          text: textBlock('A cache had been emptied; it fills again.'),
          nextUpdateBy: at(1.5),
        },
        {
          at: at(1.25),
          status: 'resolved',
          text: textBlock('Pages are as fast as usual since an hour after it began.'),
        },
      ],
      detectedBy: 'monitoring',
      dataLoss: 'none',
      customerAction: 'none',
    },
    'This incident never happened. Delete its folder when the page goes live.',
  );
  return { id: newId(title, began), text };
}

const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <circle cx="16" cy="16" r="11" fill="none" stroke="#1b4fa0" stroke-width="6" />
</svg>
`;

function readme({ name, url }: StarterSite): string {
  return `# Status page of ${name}

Source of <${url}>. One folder below \`incidents/\` is one event; \`status.config.ts\` says what the page reports on.

## I need to post an incident now

1. \`lifeboat new incident --root .\` asks what customers notice, and writes the file.
2. It prints three git commands. Run them; \`--commit\` does.
3. \`lifeboat update ID --root .\` for whatever you learn, \`lifeboat resolve ID --root .\` when it is over.

On a phone: \`lifeboat links --root .\` prints links that open a filled-in file in the web editor of the git host. Put
them here, before you need them.

## Before the page goes live

- Delete the example incident.
- Say in \`templates/\` and \`checklists/\` what your team needs at four in the morning.
- Say in \`status.config.ts\` under \`targets\` where the page is published.
- The workflows want two variables, \`LIFEBOAT_REPOSITORY\` and \`LIFEBOAT_COMMIT\`: where the program is, and which commit of it you trust.
`;
}
