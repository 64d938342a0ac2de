import { languages } from '../schema/locales.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import type { Target } from '../schema/target.ts';
import { contentFolder } from '../read/content-folder.ts';
import type { Path } from '../read/fault.ts';
import { publicFolder } from '../read/public-files.ts';
import { fateFindings } from './fate-rules.ts';
import type { Finding } from './problem.ts';
import { code, listOf } from './suggestion.ts';

/** @param root the site's folder, absolute */
type ConfigRule = (config: SiteConfig, root: string) => readonly Finding[];

/**
 * All rules of the configuration that its shape alone does not say.
 * @param root the site's folder, absolute
 */
export function configFindings(config: SiteConfig, root: string): Finding[] {
  return configRules.flatMap((rule) => rule(config, root));
}

interface Placed {
  readonly id: string;
  readonly path: Path;
}

const idsAreUnique: ConfigRule = ({ components, upstreams, targets }) => [
  ...repeated(
    components.flatMap((entry, index): Placed[] => [
      { id: entry.id, path: ['components', index, 'id'] },
      ...(entry.components ?? []).map(({ id }, position) => ({
        id,
        path: ['components', index, 'components', position, 'id'],
      })),
    ]),
  ),
  ...repeated(upstreams.map(({ id }, index) => ({ id, path: ['upstreams', index, 'id'] }))),
  ...repeated(targets.map(({ id }, index) => ({ id, path: ['targets', index, 'id'] }))),
];

function repeated(placed: readonly Placed[]): Finding[] {
  const seen = new Set<string>();
  return placed.flatMap(({ id, path }): Finding[] => {
    if (seen.has(id)) {
      return [
        {
          rule: 'duplicate-id',
          path,
          what: `The id ${code(id)} is taken.`,
          fix: 'Choose another id.',
        },
      ];
    }
    seen.add(id);
    return [];
  });
}

const serviceIsSound: ConfigRule = ({ components }) =>
  components.flatMap((entry, index) => [
    ...(entry.components && (entry.since ?? entry.until) !== undefined
      ? [
          {
            rule: 'group-in-service' as const,
            path: ['components', index, entry.since === undefined ? 'until' : 'since'],
            what: `The group ${code(entry.id)} has a time in service.`,
            fix: 'Move `since` and `until` to its components.',
          },
        ]
      : []),
    ...serviceOrder(entry, ['components', index]),
    ...(entry.components ?? []).flatMap((leaf, position) =>
      serviceOrder(leaf, ['components', index, 'components', position]),
    ),
  ]);

function serviceOrder(
  { id, since, until }: SiteConfig['components'][number],
  path: Path,
): Finding[] {
  if (since === undefined || until === undefined || since < until) return [];
  return [
    {
      rule: 'service-order',
      path: [...path, 'until'],
      what: `${code(id)} is retired on ${until} and begins on ${since}.`,
      fix: 'Correct one of the two days.',
    },
  ];
}

const zoneExists: ConfigRule = ({ timeZone }) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return [];
  } catch {
    const what = `There is no time zone ${code(timeZone)}.`;
    const fix = 'Use an IANA name such as `UTC`, `Europe/Berlin` or `America/New_York`.';
    return [{ rule: 'unknown-time-zone', path: ['timeZone'], what, fix }];
  }
};

const localeIsSpoken: ConfigRule = ({ locale }) => {
  const language = languageOf(locale);
  if (language !== undefined && (languages as readonly string[]).includes(language)) return [];
  const what = `The page does not speak ${code(locale)}.`;
  const fix = `Use one of ${listOf(languages)}, with a region if you like (\`en-GB\`).`;
  return [{ rule: 'unknown-locale', path: ['locale'], what, fix }];
};

function languageOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    return undefined;
  }
}

const urlIsRoot: ConfigRule = ({ url }) => {
  const { origin, href } = new URL(url);
  if (href === `${origin}/` && !url.endsWith('/')) return [];
  return [
    {
      rule: 'url-not-root',
      path: ['url'],
      what: `\`url\` is ${code(url)}.`,
      fix: `Write \`${origin}\`, without a slash at the end.`,
    },
  ];
};

const targetsAreApart: ConfigRule = ({ targets }, root) => {
  const seen = new Map<string, string>();
  return targets.flatMap((target, index): Finding[] => {
    const place = placeOf(target, root);
    if (place === undefined) return [];
    const other = seen.get(place.name);
    seen.set(place.name, target.id);
    if (other === undefined) return [];
    const path = ['targets', index, place.key];
    const what = `The targets ${code(other)} and ${code(target.id)} are the same place.`;
    return [{ rule: 'target-twice', path, what, fix: 'Remove one of the two.' }];
  });
};

/** What a target would share with another one; commands go who knows where. */
function placeOf(
  target: Target,
  root: string,
): { readonly name: string; readonly key: string } | undefined {
  if (target.type === 'directory') {
    return { name: `directory ${absolutePath(target.path, root)}`, key: 'path' };
  }
  if (target.type === 's3') {
    const { endpoint = '', bucket, prefix = '' } = target;
    return { name: `s3 ${endpoint.replace(/\/+$/, '')} ${bucket} ${prefix}`, key: 'bucket' };
  }
  return undefined;
}

const targetIsNoContent: ConfigRule = ({ targets }, root) =>
  targets.flatMap((target, index): Finding[] => {
    if (target.type !== 'directory' || !isContent(absolutePath(target.path, root), root)) return [];
    const path = ['targets', index, 'path'];
    const what = `The target ${code(target.id)} lies in the content of the site.`;
    const fix = 'Write a folder beside the site’s own, for example `../published`.';
    return [{ rule: 'target-in-content', path, what, fix }];
  });

/** Whether a folder, by its absolute path, is that of the site or lies among what it is made from. */
function isContent(folder: string, root: string): boolean {
  const site = absolutePath('.', root);
  const content = [`${site}/${contentFolder}`, `${site}/${publicFolder}`];
  return folder === site || content.some((path) => `${folder}/`.startsWith(`${path}/`));
}

/** A path from the site's folder on, without what changes nothing: empty parts, `.`, and a folder that is left again. */
function absolutePath(path: string, root: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${root}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

const configRules: readonly ConfigRule[] = [
  idsAreUnique,
  serviceIsSound,
  zoneExists,
  localeIsSpoken,
  urlIsRoot,
  fateFindings,
  targetsAreApart,
  targetIsNoContent,
];
