import { getServers } from 'node:dns';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { auditSite } from '../audit/audit-site.ts';
import type { Server } from '../audit/dns-client.ts';
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
}

export function addAudit(program: Command): void {
  withRootOption(program.command('audit'))
    .description('ask DNS what the status page shares with the services that it reports on')
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
    .action(audit);
}

/** Ends with 1 when fate is shared, with 3 when that could not be found out. */
async function audit(options: AuditOptions): Promise<void> {
  const { site, problems } = await loadSite(options.root, Date.now());
  const config = site?.config;
  if (!config) {
    throw new CommandError(
      exitCodes.problems,
      `${countProblems(problems)}. \`lifeboat check\` says more.`,
    );
  }
  const resolver = options.resolver ?? parseServer(getServers()[0] ?? '');
  const result = await auditSite(config, {
    resolver,
    patience: { tries: options.tries, timeout: options.timeout },
    authorityPort: options.authorityPort,
    originZones: { v4: options.originZone, v6: options.originZone6 },
  });
  process.stdout.write(auditAs(options.format, result, process.stdout));
  const count = (level: string): number =>
    result.findings.filter((finding) => finding.level === level).length;
  if (options.format === 'pretty') {
    const [shared, unknown] = [count('error'), count('unknown')];
    const verdict =
      shared > 0 ? 'Fate is shared' : unknown > 0 ? 'Not everything is known' : 'Fate is separate';
    process.stdout.write(`\n${verdict}: ${shared} shared, ${unknown} not known.\n`);
  }
  if (count('error') > 0) process.exitCode = exitCodes.problems;
  else if (count('unknown') > 0) process.exitCode = exitCodes.environment;
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
