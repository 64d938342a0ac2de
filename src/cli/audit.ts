import { getServers } from 'node:dns';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { auditSite } from '../audit/audit-site.ts';
import { lookAtHosts } from '../audit/look-at-hosts.ts';
import { sharedThings } from '../schema/waivers.ts';
import { headerRules } from '../views/headers.ts';
import type { Server } from '../audit/dns-client.ts';
import type { AuditFinding } from '../audit/findings.ts';
import { loadSite } from '../content.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { withRootOption } from './options.ts';
import { auditAs, type AuditFormat, auditFormats } from './print-audit.ts';
import { countProblems } from './print-problems.ts';

interface AuditOptions {
  readonly root: string;
  readonly format: AuditFormat;
  readonly resolver?: Server;
  readonly tries: number;
  readonly timeout: number;
  readonly originZone: string;
  readonly originZone6: string;
  readonly authorityPort: number;
  readonly tlsPort: number;
}

export function addAudit(program: Command): void {
  withRootOption(program.command('audit'))
    .description(
      'ask DNS what the status page shares with the services that it reports on, and hosts for certificates and headers',
    )
    .addOption(
      new Option(
        '--resolver <host:port>',
        'whom to ask; the resolver of this machine unless said',
      ).argParser(parseServer),
    )
    .addOption(new Option('--tries <number>', 'how often').default(2).argParser(parseCount))
    .addOption(
      new Option('--timeout <milliseconds>', 'how long for each try')
        .default(2000)
        .argParser(parseCount),
    )
    .addOption(
      new Option('--format <format>', 'how it is printed').choices(auditFormats).default('pretty'),
    )
    .addOption(
      new Option(
        '--origin-zone <zone>',
        'where DNS says to which network an address belongs',
      ).default('origin.asn.cymru.com'),
    )
    .addOption(new Option('--origin-zone6 <zone>').default('origin6.asn.cymru.com').hideHelp())
    .addOption(new Option('--authority-port <port>').default(53).argParser(parseCount).hideHelp())
    .addOption(new Option('--tls-port <port>').default(443).argParser(parseCount).hideHelp())
    .action(audit);
}

/**
 * Ends with 1 when fate is shared or the page's certificate is out of date, with 3 when it could not be found out what is shared.
 * A host that does not answer is reported; whether it is up, `verify` says.
 */
async function audit(options: AuditOptions): Promise<void> {
  const now = Date.now();
  const { context, problems } = await loadSite(options.root, now);
  if (!context) {
    throw new CommandError(
      exitCodes.problems,
      `${countProblems(problems)}. \`lifeboat check\` says more.`,
    );
  }
  const resolver = options.resolver ?? parseServer(getServers()[0] ?? '');
  const { config } = context.site;
  const patience = { tries: options.tries, timeout: options.timeout };
  const dns = await auditSite(config, {
    resolver,
    patience,
    authorityPort: options.authorityPort,
    originZones: { v4: options.originZone, v6: options.originZone6 },
  });
  const isBelievable = dns.page.length > 0;
  const reach = { patience, port: options.tlsPort };
  const looks = isBelievable
    ? await lookAtHosts(config, headerRules(context), dns, reach, now)
    : { certificates: [], headers: [], findings: [] };
  const result = { ...dns, ...looks, findings: [...dns.findings, ...looks.findings] };
  process.stdout.write(auditAs(options.format, result, process.stdout));
  const { shared, expired, unknown } = counted(result.findings);
  if (options.format === 'pretty') process.stdout.write(verdict(result.findings));
  if (shared + expired > 0) process.exitCode = exitCodes.problems;
  else if (unknown > 0) process.exitCode = exitCodes.environment;
}

function counted(findings: readonly AuditFinding[]) {
  const count = (isOne: (finding: AuditFinding) => boolean): number =>
    findings.filter(isOne).length;
  const isShared = ({ kind }: AuditFinding): boolean =>
    (sharedThings as readonly string[]).includes(kind);
  return {
    shared: count((finding) => finding.level === 'error' && isShared(finding)),
    unknown: count(({ kind }) => kind === 'unknown'),
    expired: count((finding) => finding.level === 'error' && !isShared(finding)),
    lacking: count(({ kind, level }) => level === 'warning' && /^(certificate|header)$/.test(kind)),
    unanswered: count(({ kind }) => kind === 'unanswered'),
  };
}

function verdict(findings: readonly AuditFinding[]): string {
  const { shared, unknown, expired, lacking, unanswered } = counted(findings);
  const fate =
    shared > 0 ? 'Fate is shared' : unknown > 0 ? 'Not everything is known' : 'Fate is separate';
  return [
    '',
    `${fate}: ${shared} shared, ${unknown} not known.`,
    `Certificates and headers: ${expired} expired, ${lacking} to mend, ${unanswered} not answered.`,
    '',
  ].join('\n');
}

/** `192.0.2.53`, `192.0.2.53:5353`, `[2001:db8::53]:53`: port 53 unless said. */
function parseServer(text: string): Server {
  const match =
    /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+)|([0-9a-f:.]+::?[0-9a-f:.]*))(?::(\d{1,5}))?$/i.exec(text);
  const host = match?.[1] ?? match?.[2] ?? match?.[3];
  const port = Number(match?.[4] ?? 53);
  if (host === undefined || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('Write an address and a port, for example 192.0.2.53:53.');
  }
  return { host, port };
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0 && count <= 65_535) return count;
  throw new InvalidArgumentError('Write a whole number from 1 to 65535.');
}
