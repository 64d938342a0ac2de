import { languages } from '../schema/locales.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import type { Path } from '../read/fault.ts';
import { fateFindings } from './fate-rules.ts';
import type { Finding } from './problem.ts';
import { code, listOf } from './suggestion.ts';

type ConfigRule = (config: SiteConfig) => readonly Finding[];

/** All rules of the configuration that its shape alone does not say. */
export function configFindings(config: SiteConfig): Finding[] {
  return configRules.flatMap((rule) => rule(config));
}

interface Placed {
  readonly id: string;
  readonly path: Path;
}

const idsAreUnique: ConfigRule = ({ components, upstreams }) => [
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

const configRules: readonly ConfigRule[] = [
  idsAreUnique,
  serviceIsSound,
  zoneExists,
  localeIsSpoken,
  urlIsRoot,
  fateFindings,
];
