import { describe, expect, it } from 'vitest';
import { learnCertificate } from '../../../src/audit/certificate-facts.ts';
import { learnHeaders } from '../../../src/audit/header-facts.ts';
import { certificateFindings, headerFindings } from '../../../src/audit/host-findings.ts';
import { lookAtHosts } from '../../../src/audit/look-at-hosts.ts';
import { siteConfigSchema } from '../../../src/schema/site-config.ts';
import { headerRules, headersOf } from '../../../src/views/headers.ts';
import { contextAt } from '../views/view-parts.ts';
import { httpsHost, type HttpsHostOptions, type Manner } from './https-host.ts';

const name = 'harbour-status.example';
const now = Date.parse('2026-03-14T12:00Z');
const valid = { name, from: '2026-02-01T00:00Z', to: '2026-05-02T00:00Z' };
const patience = { tries: 2, timeout: 300 };
const rules = headerRules(contextAt('2026-03-14T12:00Z'));
const loopback = ['127.0.0.1'];

/** What a host sends that does everything right. */
function right(path: string): Record<string, string> {
  return Object.fromEntries(headersOf(path, rules).map(({ name, value }) => [name, value]));
}

async function certificateOf(options: HttpsHostOptions, isTrusted = true) {
  const { port, certificate } = await httpsHost(options);
  return learnCertificate(name, loopback, {
    patience,
    port,
    ...(isTrusted && { trusted: certificate }),
  });
}

async function troubles(options: Partial<HttpsHostOptions>, at = now, isTrusted = true) {
  const facts = await certificateOf({ ...valid, ...options }, isTrusted);
  return certificateFindings([facts], [], at).map(({ level, what }) => `${level} ${what}`);
}

describe('a certificate', () => {
  it('that is in order is no finding; its issuer and its dates are known', async () => {
    expect(await certificateOf(valid)).toEqual({
      kind: 'shown',
      host: name,
      issuer: 'Quay Trust',
      from: Date.parse(valid.from),
      to: Date.parse(valid.to),
      fault: undefined,
    });
    expect(await troubles({})).toEqual([]);
  });

  it.each([
    ['2026-04-17T23:00Z', []],
    ['2026-04-18T12:00Z', ['warning', 'expires on 2026-05-02, in 13 days.']],
    ['2026-05-01T23:59Z', ['warning', 'expires on 2026-05-02, in 0 days.']],
    ['2026-05-02T00:00Z', ['error', 'expired on 2026-05-02.']],
    ['2026-01-31T00:00Z', ['error', 'begins on 2026-02-01.']],
  ])('is judged by the time of asking: %s', async (at, expected) => {
    const [level, what] = expected;
    const found = level === undefined ? [] : [`${level} The certificate of ${name} ${what}`];
    expect(await troubles({}, Date.parse(at))).toEqual(found);
  });

  it('that lasts six days may have three left', async () => {
    const days = { from: '2026-03-11T12:00Z', to: '2026-03-17T12:00Z' };
    expect(await troubles(days)).toEqual([]);
    expect(await troubles(days, Date.parse('2026-03-16T13:00Z'))).toHaveLength(1);
  });

  it('that nobody trusts, or for another name, is refused', async () => {
    // What OpenSSL thinks of its dates must not hide it, whatever the clock of this machine says.
    const long = { from: '2020-01-01T00:00Z', to: '2049-01-01T00:00Z' };
    expect(await troubles(long, now, false)).toEqual([
      expect.stringMatching(/^warning .* is not trusted: .*self.signed/i),
    ]);
    expect(await troubles({ name: 'elsewhere.example' })).toEqual([
      expect.stringMatching(/^warning .* is not trusted: .*elsewhere\.example/),
    ]);
  });

  it('of a service is its own affair, and one issuer for both is a note', async () => {
    const own = await certificateOf(valid);
    const { port, certificate: trusted } = await httpsHost({ ...valid, name: 'harbour.example' });
    const other = await learnCertificate('harbour.example', loopback, { patience, port, trusted });
    const late = Date.parse('2026-06-01T00:00Z');
    expect(certificateFindings([own], [other], now)).toMatchObject([
      { kind: 'issuer', level: 'note', host: name, service: 'harbour.example' },
    ]);
    const levels = certificateFindings([own], [other], late).map(({ level }) => level);
    expect(levels).toEqual(['error', 'warning', 'note']);
  });
});

describe('a host that', () => {
  it.each<[Manner, RegExp]>([
    ['is silent', /time-out/],
    ['hangs up', /closed|hang up|ECONNRESET|disconnected/],
  ])('%s is not known, and asked as often as is said', async (manner, why) => {
    const { port } = await httpsHost({ ...valid, manner });
    const reach = { patience, port };
    const certificate = await learnCertificate(name, loopback, reach);
    expect(certificate).toEqual({ kind: 'unknown', host: name, why: expect.stringMatching(why) });
    const headers = await learnHeaders(new URL(`https://${name}/`), loopback, reach);
    expect(headers).toMatchObject({ kind: 'unknown', why: expect.stringMatching(why) });
    expect([
      ...certificateFindings([certificate], [], now),
      ...headerFindings([headers], rules),
    ]).toMatchObject([
      { kind: 'unanswered', level: 'unknown' },
      { kind: 'unanswered', level: 'unknown' },
    ]);
  });

  it('is slow at first is asked again', async () => {
    expect(await troubles({ manner: 'is slow at first' })).toEqual([]);
  });

  it('never ends its answer has said its headers', async () => {
    const { port } = await httpsHost({ ...valid, manner: 'never ends', headersOf: right });
    const facts = await learnHeaders(new URL(`https://${name}/`), loopback, { patience, port });
    expect(facts.kind).toBe('sent');
  });

  it('is nowhere, refuses, or has no such page, is not known', async () => {
    const { port } = await httpsHost({ ...valid, headersOf: () => undefined });
    const whyOf = async (addresses: readonly string[], to: number) => {
      const url = new URL(`https://${name}/`);
      const facts = await learnHeaders(url, addresses, { patience, port: to });
      return facts.kind === 'unknown' ? facts.why : '';
    };
    expect(await whyOf([], port)).toBe('the host has no address');
    expect(await whyOf(loopback, 1)).toMatch(/ECONNREFUSED/);
    expect(await whyOf(loopback, port)).toBe('it answers with 404');
  });
});

describe('headers', () => {
  const paths = ['/', '/embed/', '/api/v2/status.json', '/generation.json'];

  async function findingsOf(change: (path: string) => Record<string, string | undefined>) {
    const headersOf = (path: string): Record<string, string> => {
      const entries = Object.entries({ ...right(path), ...change(path) });
      return Object.fromEntries(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])));
    };
    const { port } = await httpsHost({ ...valid, headersOf });
    const facts = await Promise.all(
      paths.map((path) =>
        learnHeaders(new URL(`https://${name}${path}`), loopback, { patience, port }),
      ),
    );
    return headerFindings(facts, rules).map(({ what, fix }) => ({ what, fix }));
  }

  it('that are what the rules say are no finding, nor are stricter ones', async () => {
    expect(await findingsOf(() => ({}))).toEqual([]);
    const stricter = {
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
      'Cache-Control': 'no-cache',
    };
    expect(await findingsOf(() => stricter)).toEqual([]);
  });

  it.each([
    ['Strict-Transport-Security', undefined, 4],
    ['Strict-Transport-Security', 'max-age=300', 4],
    ['X-Content-Type-Options', undefined, 4],
    ['Content-Security-Policy', undefined, 4],
    ['Content-Security-Policy', "default-src 'self'", 4],
    ['Cache-Control', undefined, 4],
    ['Cache-Control', 'public, max-age=31536000, immutable', 4],
    ['Cache-Control', 'public, max-age=60', 1],
    ['Referrer-Policy', 'unsafe-url', 4],
  ])('say what to do about %s: %s', async (header, value, count) => {
    const findings = await findingsOf(() => ({ [header]: value }));
    expect(findings).toHaveLength(1);
    const [{ what, fix } = { what: '', fix: '' }] = findings;
    expect(what).toContain(header);
    expect(what.match(/https:/g)).toHaveLength(count);
    expect(fix).toMatch(new RegExp(`^Send \`${header}: .+ \`lifeboat headers\``));
  });

  it('must let pages of others read the API, and show the frame', async () => {
    expect(await findingsOf(() => ({ 'Access-Control-Allow-Origin': undefined }))).toMatchObject([
      { what: `https://${name}/api/v2/status.json: there is no Access-Control-Allow-Origin.` },
    ]);
    expect(await findingsOf(() => ({ 'X-Frame-Options': 'DENY' }))).toMatchObject([
      { what: `https://${name}/embed/: X-Frame-Options is DENY.` },
    ]);
  });

  it('of a host that speaks to the terminal are printed without what would move it', async () => {
    const [finding] = await findingsOf(() => ({ 'Referrer-Policy': 'x\u009b2Jy' }));
    expect(finding?.what).toMatch(/ is x\?+2Jy\.$/);
  });
});

it('asks every host of the page, and each service for its certificate only', async () => {
  const { port, certificate: trusted } = await httpsHost({ ...valid, headersOf: right });
  const config = siteConfigSchema.parse({
    name: 'Harbour Hosting',
    url: `https://${name}`,
    services: ['harbour.example'],
    components: [{ id: 'website', name: 'Website' }],
  });
  const known = (host: string) => ({ ...nothing, host, addresses: loopback });
  const { certificates, headers, findings } = await lookAtHosts(
    config,
    rules,
    { page: [known(name)], services: [{ ...nothing, host: 'harbour.example' }] },
    { patience, port, trusted },
    now,
  );
  expect(certificates.map(({ kind, host }) => `${kind} ${host}`)).toEqual([
    `shown ${name}`,
    'unknown harbour.example',
  ]);
  expect(headers.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent', 'sent']);
  expect(findings.map(({ what }) => what)).toEqual([
    'Not known: certificate of harbour.example: it has no address.',
  ]);
});

const nothing = {
  host: '',
  domain: '',
  nameServers: [],
  dependencies: [],
  chain: [],
  hasIpv4: undefined,
  hasIpv6: undefined,
  addresses: [],
  ranges: [],
  networks: [],
  ttl: undefined,
  dangling: undefined,
  lame: [],
  unknown: [],
};
