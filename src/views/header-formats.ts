import { links } from './links.ts';
import { addressSource, type Header, type HeaderRule, headerRules } from './headers.ts';
import type { PageContext } from './page-context.ts';
import type { DataOutput } from './data-output.ts';

/* How hosts want to be told the headers. Values hold no double quotes, no backslashes and no `$`: a test sees to it. */

/** The file that Netlify and Cloudflare Pages read and do not serve. */
export function headersFileOutput(context: PageContext): DataOutput {
  return {
    path: links.headersFile,
    mediaType: 'text/plain; charset=utf-8',
    print: () => netlify(headerRules(context)),
  };
}

export const headerFormats = { netlify, nginx, caddy, apache } as const;
export type HeaderFormat = keyof typeof headerFormats;

/** One block for each pattern. */
function netlify(rules: readonly HeaderRule[]): string {
  const patterns = [...new Set(rules.flatMap((rule) => rule.patterns))];
  const blocks = patterns.map((pattern) => {
    const headers = rules
      .filter((rule) => rule.patterns.includes(pattern))
      .flatMap((rule) => rule.headers);
    return [pattern, ...headers.map(({ name, value }) => `  ${name}: ${value}`)].join('\n');
  });
  return `${blocks.join('\n')}\n`;
}

/**
 * Tables for the block `http`, and as comments the lines for the block `server`. A `location` with an `add_header` of its
 * own forgets those of its server: with variables there is none needed. nginx leaves out a header without a value.
 */
function nginx(rules: readonly HeaderRule[]): string {
  const names = [...new Set(rules.flatMap(({ headers }) => headers.map(({ name }) => name)))];
  const tables = names.map((name) => {
    const entries = rules.flatMap(({ patterns, headers }) =>
      headers
        .filter((header) => header.name === name)
        .flatMap(({ value }) =>
          patterns.map((pattern) => `    "~^${addressSource(pattern)}$" "${value}";`),
        ),
    );
    return [`map $uri ${nginxVariable(name)} {`, ...entries, '}'].join('\n');
  });
  const lines = names.map((name) => `#     add_header ${name} ${nginxVariable(name)} always;`);
  return [
    '# Include this in the block `http`. Into the block `server` belong these lines; a location in it that has an',
    '# `add_header` of its own needs them too:',
    '#',
    ...lines,
    '',
    ...tables,
    '',
  ].join('\n');
}

function nginxVariable(name: string): string {
  return `$lifeboat_${name.toLowerCase().replaceAll('-', '_')}`;
}

/** A snippet: `import lifeboat_headers` in the site's block. */
function caddy(rules: readonly HeaderRule[]): string {
  const blocks = rules.flatMap(({ patterns, headers }, index) => {
    const matcher = `@lifeboat${index}`;
    return [
      `    ${matcher} path_regexp lifeboat${index} ${oneOf(patterns)}`,
      `    header ${matcher} {`,
      ...headers.map(({ name, value }) => `        ${name} "${value}"`),
      '    }',
    ];
  });
  return [
    '# In the block of the site: import lifeboat_headers',
    '(lifeboat_headers) {',
    ...blocks,
    '}',
    '',
  ].join('\n');
}

/** For the site's `<VirtualHost>`; needs mod_headers. */
function apache(rules: readonly HeaderRule[]): string {
  const line = ({ name, value }: Header): string => `    Header always set ${name} "${value}"`;
  const blocks = rules.flatMap(({ patterns, headers }) => [
    `<LocationMatch "${oneOf(patterns)}">`,
    ...headers.map(line),
    '</LocationMatch>',
  ]);
  return [
    "# In the site's <VirtualHost>. Wants the module headers: a2enmod headers",
    ...blocks,
    '',
  ].join('\n');
}

function oneOf(patterns: readonly string[]): string {
  return `^(${patterns.map(addressSource).join('|')})$`;
}
