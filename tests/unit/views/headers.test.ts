import { createHash } from 'node:crypto';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { describe, expect, it } from 'vitest';
import { headerPolicies, pageParts } from '../../../src/views/content-policy.ts';
import { headerFormats } from '../../../src/views/header-formats.ts';
import { cacheControlOf, headerRules, headersOf } from '../../../src/views/headers.ts';
import { links } from '../../../src/views/links.ts';
import { pageOutputs } from '../../../src/views/output-paths.ts';
import { incident, maintenance, postmortem } from '../../build-site.ts';
import { headersInFile } from '../../formats/headers-file.ts';
import { printed } from './printed.ts';
import { contextAt } from './view-parts.ts';

const outage = incident({ id: '2026-03-10-vm-down' });
const context = contextAt('2026-03-14T12:00Z', {
  incidents: [outage],
  maintenances: [maintenance()],
  postmortems: [postmortem({ incident: outage.id })],
  config: { keepPages: true, brand: { accent: '#123456', accentDark: '#abcdef' } },
});
const rules = headerRules(context);
const addresses = pageOutputs(context)
  .map(({ path }) => (path === '/404/' ? '/404.html' : path))
  .filter((path) => path !== links.headersFile);

function sent(address: string): Record<string, string> {
  return Object.fromEntries(headersOf(address, rules).map(({ name, value }) => [name, value]));
}

describe('the headers', () => {
  it('are said once for each address, and none is without a policy and a cache rule', () => {
    expect(addresses.length).toBeGreaterThan(60);
    for (const address of [...addresses, links.generation, '/incidents/x/a.png']) {
      const names = headersOf(address, rules).map(({ name }) => name);
      expect(names, address).toEqual([...new Set(names)]);
      expect(names, address).toEqual(
        expect.arrayContaining([
          ...['Content-Security-Policy', 'Cache-Control', 'Strict-Transport-Security'],
          ...['X-Content-Type-Options', 'Referrer-Policy', 'Permissions-Policy'],
        ]),
      );
    }
  });

  it('open to pages of others what is for machines, and nothing else', () => {
    const open = addresses.filter((address) => sent(address)['Access-Control-Allow-Origin']);
    const closed = addresses.filter((address) => !open.includes(address));
    for (const address of open) expect(address).toMatch(/[^/]$/);
    expect(closed.filter((address) => !address.endsWith('/')).sort()).toEqual([
      '/404.html',
      '/keeper.js',
      '/minisearch.js',
      '/present.js',
      '/robots.txt',
      '/search.js',
      '/search/2026.json',
      '/sitemap.xml',
      ...closed.filter((address) => address.startsWith('/sitemap/')).sort(),
    ]);
    expect(open.map((address) => sent(address)['Cross-Origin-Resource-Policy'])).toEqual(
      open.map(() => 'cross-origin'),
    );
  });

  it('let pages of others show the frame, and no other page', () => {
    const framed = addresses.filter(
      (address) => !sent(address)['Content-Security-Policy']?.includes("frame-ancestors 'none'"),
    );
    expect(framed).toEqual(['/embed/']);
  });

  it('leave alone what Lifeboat did not make, but for what is right for every file', () => {
    expect(Object.keys(sent('/handbook/index.html'))).toEqual([
      'Strict-Transport-Security',
      'X-Content-Type-Options',
      'Referrer-Policy',
      'Permissions-Policy',
      'Cross-Origin-Opener-Policy',
    ]);
  });

  it.each([
    ['index.html', 'public, max-age=60, stale-if-error=604800'],
    ['incidents/x/index.html', 'public, max-age=60, stale-if-error=604800'],
    ['generation.json', 'no-cache'],
    ['embed/script.js', 'public, max-age=3600, stale-if-error=604800'],
    ['handbook.pdf', 'public, max-age=60, stale-if-error=604800'],
  ])('say of %s how long it may be kept, also to a store', (file, expected) => {
    expect(cacheControlOf(file)).toBe(expected);
  });
});

describe('the content security policy', () => {
  const { page, embed } = headerPolicies(context);
  const pages = [links.home, links.search, links.about, links.embed, undefined];
  const all = [page, embed, ...pages.map((path) => pageParts(path, context).policy)];

  it.each(all)('has nothing that an evaluator finds worse than a remark: %s', (policy) => {
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
    expect(findings.filter(({ severity }) => severity < Severity.INFO)).toEqual([]);
  });

  it('would be found out, were it not strict', () => {
    const loose = page.replace(/script-src [^;]+/, "script-src 'self' 'unsafe-inline'");
    const findings = new CspEvaluator(new CspParser(loose).csp).evaluate();
    expect(findings.some(({ severity }) => severity < Severity.INFO)).toBe(true);
  });

  it('names nothing by its place or kind that can be named by its hash', () => {
    for (const policy of all) expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
  });

  it('allows exactly the scripts that are published', () => {
    const scripts = pageParts(links.search, context).scripts;
    expect(scripts.map(({ src }) => src)).toEqual([links.present, links.searchScript]);
    for (const { src, integrity } of scripts) {
      const hash = createHash('sha256').update(printed(src, context)).digest('base64');
      expect(integrity).toBe(`sha256-${hash}`);
      expect(page).toContain(`'${integrity}'`);
    }
  });

  it('has a worker only where pages are kept', () => {
    expect(page).toContain("worker-src 'self'");
    expect(headerPolicies(contextAt('2026-03-14T12:00Z')).page).not.toContain('worker-src');
  });

  it('changes with the colours of the site', () => {
    const plain = contextAt('2026-03-14T12:00Z', { config: { keepPages: true } });
    expect(headerPolicies(plain).page).not.toBe(page);
  });
});

describe('the file _headers', () => {
  const text = printed(links.headersFile, context);
  const lines = text.trimEnd().split('\n');

  it('keeps to the limits of hosts: 100 rules, 2,000 characters a line, one star at the end', () => {
    const patterns = lines.filter((line) => !line.startsWith(' '));
    expect(patterns.length).toBeLessThanOrEqual(100);
    expect(new Set(patterns).size).toBe(patterns.length);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(2000);
    for (const pattern of patterns) expect(pattern).toMatch(/^\/[^*]*\*?$/);
  });

  it('says of each address what the rules say', () => {
    for (const address of addresses) {
      expect(headersInFile(text, address), address).toEqual(sent(address));
    }
  });
});

describe('what web servers are told', () => {
  it('holds no value that would end the quotes around it', () => {
    for (const { name, value } of rules.flatMap(({ headers }) => headers)) {
      expect(value, name).toMatch(/^[^"\\$\n]+$/);
    }
  });

  it.each(Object.entries(headerFormats))('in %s, is every header', (_format, print) => {
    const text = print(rules);
    for (const { name, value } of rules.flatMap(({ headers }) => headers)) {
      expect(text).toContain(name);
      expect(text).toContain(value);
    }
  });
});
