import { styleText } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import type { Audit } from '../audit/audit-site.ts';
import type { CertificateFacts } from '../audit/certificate-facts.ts';
import type { HostLooks } from '../audit/look-at-hosts.ts';
import type { AuditFinding } from '../audit/findings.ts';
import type { HostFacts } from '../audit/host-facts.ts';
import { configFile } from '../read/raw-config.ts';

export const auditFormats = ['pretty', 'json', 'sarif'] as const;
export type AuditFormat = (typeof auditFormats)[number];

/** All that was asked, with the findings of both. */
export type WholeAudit = Audit & HostLooks;

export function auditAs(
  format: AuditFormat,
  audit: WholeAudit,
  stream: NodeJS.WriteStream,
): string {
  if (format === 'json') return `${JSON.stringify(audit, null, 2)}\n`;
  return format === 'sarif' ? sarif(audit.findings) : pretty(audit, stream);
}

const colours = { error: 'red', warning: 'yellow', note: 'blue', unknown: 'magenta' } as const;

function pretty(
  { page, services, certificates, findings }: WholeAudit,
  stream: NodeJS.WriteStream,
): string {
  const hosts = [...page, ...services].map((facts) =>
    hostText(
      facts,
      certificates.find(({ host }) => host === facts.host),
    ),
  );
  const found = findings.map(
    ({ level, kind, what, why, fix }) =>
      `${styleText(colours[level], level, { stream })} ${kind}\n${what}\nwhy ${why}\nfix ${fix}\n`,
  );
  return [...hosts, ...found].join('\n');
}

function hostText(facts: HostFacts, certificate: CertificateFacts | undefined): string {
  const { host, domain, nameServers, chain, addresses, networks, ttl } = facts;
  const list = (items: readonly string[]): string =>
    items.length === 0 ? 'not known' : items.join(', ');
  return [
    host,
    `  name servers  ${domain === undefined ? 'none: an address needs no DNS' : list(nameServers)}`,
    ...(chain.length > 0 ? [`  other name of ${chain.join(', ')}`] : []),
    `  addresses     ${list(addresses)}`,
    `  networks      ${list(networks.map((number) => `AS${number}`))}`,
    ...(ttl === undefined ? [] : [`  may be remembered for ${ttl} s`]),
    ...(certificate?.kind === 'shown'
      ? [
          `  certificate   by ${certificate.issuer}, until ${new Date(certificate.to).toISOString()}`,
        ]
      : []),
    '',
  ].join('\n');
}

const levels = { error: 'error', warning: 'warning', note: 'note', unknown: 'warning' } as const;

/** SARIF 2.1.0. All findings stand at the configuration, which names the hosts. */
function sarif(findings: readonly AuditFinding[]): string {
  const { name, version } = packageJson;
  const rules = [...new Set(findings.map(({ kind }) => kind))].map((id) => ({ id: `audit/${id}` }));
  const results = findings.map(({ kind, level, what, why, fix }) => ({
    ruleId: `audit/${kind}`,
    level: levels[level],
    message: { text: `${what} ${why} ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: configFile, uriBaseId: '%SRCROOT%' },
          region: { startLine: 1 },
        },
      },
    ],
  }));
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name, version, rules } }, results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
