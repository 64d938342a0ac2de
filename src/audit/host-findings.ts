import { millisecondsInDay } from 'date-fns/constants';
import { type Header, headersOf, type HeaderRule } from '../views/headers.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import type { AuditFinding } from './findings.ts';
import type { HeaderFacts } from './header-facts.ts';

/** A certificate that ends sooner was not renewed in time; short-lived ones are renewed later. In days. */
const soon = 14;
const lastPart = 1 / 4;

/** What is wrong with certificates, and who issued those of page and services alike. */
export function certificateFindings(
  page: readonly CertificateFacts[],
  services: readonly CertificateFacts[],
  now: number,
): AuditFinding[] {
  return [
    ...page.flatMap((facts) => certificateTroubles(facts, now)),
    // Services are not what the audit is about: readers of the page do not need them.
    ...services.flatMap((facts) => certificateTroubles(facts, now).map(asWarning)),
    ...page.flatMap((one) => services.flatMap((other) => sameIssuer(one, other))),
  ];
}

function certificateTroubles(facts: CertificateFacts, now: number): AuditFinding[] {
  const { host } = facts;
  if (facts.kind === 'unknown') return [notAnswered(host, `certificate of ${host}`, facts.why)];
  const finding = (level: 'error' | 'warning', what: string, fix: string): AuditFinding => ({
    kind: 'certificate',
    level,
    host,
    what,
    why: 'Browsers refuse a page whose certificate is not in order.',
    fix,
  });
  const renew = 'Renew it, and find out why that did not happen by itself.';
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const left = Math.floor((facts.to - now) / millisecondsInDay);
  const isLate = left < soon && facts.to - now < (facts.to - facts.from) * lastPart;
  const dated =
    facts.to <= now
      ? [finding('error', `The certificate of ${host} expired on ${day(facts.to)}.`, renew)]
      : facts.from > now
        ? [finding('error', `The certificate of ${host} begins on ${day(facts.from)}.`, renew)]
        : isLate
          ? [
              finding(
                'warning',
                `The certificate of ${host} expires on ${day(facts.to)}, in ${left} days.`,
                renew,
              ),
            ]
          : [];
  if (facts.fault === undefined) return dated;
  const what = `The certificate of ${host} is not trusted: ${printable(facts.fault)}.`;
  // Whoever answered need not be the host: some networks put themselves between.
  const fix =
    'Look from another network; if it is the same there, get one for this name that browsers trust.';
  return [...dated, finding('warning', what, fix)];
}

function asWarning(finding: AuditFinding): AuditFinding {
  return finding.level === 'error' ? { ...finding, level: 'warning' } : finding;
}

/** Information: issuers serve most of the web, and what they issued stays good while they are away. */
function sameIssuer(one: CertificateFacts, other: CertificateFacts): AuditFinding[] {
  if (one.kind === 'unknown' || other.kind === 'unknown' || one.issuer !== other.issuer) return [];
  return [
    {
      kind: 'issuer',
      level: 'note',
      host: one.host,
      service: other.host,
      what: `The certificates of ${one.host} and ${other.host} come from one issuer, ${one.issuer}.`,
      why: 'While it is away neither can be renewed; until they expire nothing happens.',
      fix: 'Nothing, as long as certificates are renewed weeks before they expire.',
    },
  ];
}

/**
 * What a host does not send although it should.
 * @param facts of addresses of one host
 */
export function headerFindings(
  facts: readonly HeaderFacts[],
  rules: readonly HeaderRule[],
): AuditFinding[] {
  const unknown = facts.flatMap((each) =>
    each.kind === 'unknown'
      ? [notAnswered(new URL(each.url).hostname, `headers of ${each.url}`, each.why)]
      : [],
  );
  const sent = facts.filter((each) => each.kind === 'sent');
  const lacking = sent.flatMap(({ url, headers }) =>
    headersOf(new URL(url).pathname, rules)
      .filter(({ name, value }) => !isAsGood(name, value, headers[name.toLowerCase()]))
      .map((header) => ({ url, header, actual: headers[header.name.toLowerCase()] })),
  );
  const names = [...new Set(lacking.map(({ header }) => header.name))];
  return [
    ...unknown,
    ...names.flatMap((name) => {
      const found = lacking.filter(({ header }) => header.name === name);
      const [first] = found;
      if (!first) return [];
      return [
        headerFinding(
          first.header,
          first.actual,
          found.map(({ url }) => url),
        ),
      ];
    }),
    ...sent.flatMap(({ url, headers }) => unframed(url, headers, rules)),
  ];
}

const reasons: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'A first visit over http can be answered by somebody else.',
  'Content-Security-Policy':
    'What somebody slips into a page could run, or a new style does not show.',
  'X-Content-Type-Options': 'Browsers may take a file for something else than it is.',
  'Cache-Control': 'Readers may see an old state, or nothing while the host is away.',
  'Access-Control-Allow-Origin': 'Pages of others cannot read the state.',
};

function headerFinding(
  { name, value }: Header,
  actual: string | undefined,
  urls: readonly string[],
): AuditFinding {
  const where = urls.join(', ');
  return {
    kind: 'header',
    level: 'warning',
    host: new URL(urls[0] ?? '').hostname,
    what:
      actual === undefined
        ? `${where}: there is no ${name}.`
        : `${where}: ${name} is ${printable(actual)}.`,
    why: reasons[name] ?? 'Browsers allow more than the page needs.',
    fix: `Send \`${name}: ${value}\`. \`lifeboat headers\` prints it for the server.`,
  };
}

/** The frame must be shown by pages of others: an older header may keep them from it. */
function unframed(
  url: string,
  headers: Readonly<Record<string, string>>,
  rules: readonly HeaderRule[],
): AuditFinding[] {
  const actual = headers['x-frame-options'];
  const policy = headersOf(new URL(url).pathname, rules).find(
    ({ name }) => name === 'Content-Security-Policy',
  );
  if (actual === undefined || policy?.value.includes('frame-ancestors')) return [];
  return [
    {
      kind: 'header',
      level: 'warning',
      host: new URL(url).hostname,
      what: `${url}: X-Frame-Options is ${printable(actual)}.`,
      why: 'Pages of others cannot show the frame.',
      fix: 'Do not send it with this address: the policy says who may frame what.',
    },
  ];
}

/** Whether a host sends what it should, or something stricter. */
function isAsGood(name: string, expected: string, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  if (name === 'Strict-Transport-Security') return maxAge(actual) >= maxAge(expected);
  if (name === 'Cache-Control') return isKeptNoLonger(expected, actual);
  return plain(actual) === plain(expected);
}

function isKeptNoLonger(expected: string, actual: string): boolean {
  if (/\bno-(cache|store)\b/i.test(actual)) return true;
  if (/\bno-cache\b/.test(expected)) return maxAge(actual) === 0;
  return maxAge(actual) >= 0 && maxAge(actual) <= maxAge(expected);
}

/** In seconds; -1 where it is not said. */
function maxAge(value: string): number {
  return Number(/\bmax-age="?(\d+)/i.exec(value)?.[1] ?? -1);
}

/** Space and capitals have no meaning around what is compared; a hash is compared as it is. */
function plain(value: string): string {
  return value
    .split(/[;,]/)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '')
    .join(';');
}

function notAnswered(host: string, what: string, why: string): AuditFinding {
  return {
    kind: 'unanswered',
    level: 'unknown',
    host,
    what: `Not known: ${what}: ${printable(why)}.`,
    why: 'What was not answered may be wrong.',
    fix: 'Ask again later, and from another network.',
  };
}

/** What a host says goes to a terminal. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 300);
}
