import { type Command, InvalidArgumentError, Option } from 'commander';
import { directorySource } from '../publish/directory-source.ts';
import { folderOf } from '../publish/publish.ts';
import { s3Source } from '../publish/s3-source.ts';
import type { Source } from '../publish/source.ts';
import { urlSource } from '../publish/url-source.ts';
import { type SourceReport, verify } from '../publish/verify.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import type { Target } from '../schema/target.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';
import { chosenTargets, siteConfig } from './site-targets.ts';

interface VerifyOptions extends SiteOptions {
  readonly sample?: number;
  readonly format: 'pretty' | 'json';
}

export function addVerify(program: Command): void {
  withSiteOptions(program.command('verify'))
    .description(
      'compare every published file with what was built, and all mirrors with each other',
    )
    .argument(
      '[what...]',
      'addresses and ids of targets; the site’s own and all targets unless said',
    )
    .option(
      '--sample <number>',
      'compare only so many files of each, others every time',
      parseCount,
    )
    .addOption(
      new Option('--format <format>', 'how the report is printed')
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .action(verifyAll);
}

async function verifyAll(what: readonly string[], options: VerifyOptions): Promise<void> {
  const { root, sample, format, now = Date.now() } = options;
  const sources = await sourcesFor(what, root);
  const reports = await verify(sources, { now, ...(sample !== undefined && { sample }) });
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ sources: reports }, null, 2)}\n`);
  } else {
    process.stdout.write(reports.map(reportText).join(''));
  }
  process.exitCode = exitCodeFor(reports);
}

async function sourcesFor(what: readonly string[], root: string): Promise<Source[]> {
  const isAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text);
  const ids = what.filter((text) => !isAddress(text));
  const addresses = what.filter(isAddress).map((address) => urlSource(address));
  if (what.length > 0 && ids.length === 0) return addresses;
  const config = await siteConfig(root);
  if (what.length > 0) {
    const targets = chosenTargets(config, ids);
    const sources = targets.map(async (target) => named(target, await sourcesOf(target, root)));
    return [...addresses, ...(await Promise.all(sources)).flat()];
  }
  return everySource(config, root);
}

async function everySource({ url, targets }: SiteConfig, root: string): Promise<Source[]> {
  const sources = targets.map((target) => {
    const isSame = target.url?.replace(/\/$/, '') === url;
    return sourcesOf(isSame ? { ...target, url: undefined } : target, root);
  });
  return [urlSource(url), ...(await Promise.all(sources)).flat()];
}

/**
 * Where a target can be looked at: in itself, and at its address. The client of object stores takes longer to load
 * than all the rest: it is loaded where it is needed.
 */
async function sourcesOf(target: Target, root: string): Promise<Source[]> {
  const { id, url } = target;
  const served = url === undefined ? [] : [urlSource(url)];
  if (target.type === 'directory') return [directorySource(id, folderOf(target, root)), ...served];
  if (target.type === 's3') {
    const { openS3Store } = await import('../publish/s3-store.ts');
    return [s3Source(id, openS3Store(target)), ...served];
  }
  return served;
}

/** @throws {CommandError} when a target that was named cannot be looked at */
function named({ id }: Target, sources: Source[]): Source[] {
  if (sources.length > 0) return sources;
  throw new CommandError(
    exitCodes.usage,
    `The target ${id} cannot be looked at: give it a \`url\` in status.config.ts, or name an address.`,
  );
}

function reportText({ source, id, now, checked, files, findings }: SourceReport): string {
  const shows = id === undefined ? 'no generation' : `generation ${id}, built at ${now}`;
  const lines = findings.map(({ kind, file, what }) => `  ${kind} ${inert(file)}: ${what}\n`);
  const verdict =
    lines.length > 0 ? `${lines.length} wrong` : `${checked} of ${files} files compared, all right`;
  return `${source}: ${shows}; ${verdict}\n${lines.join('')}`;
}

/** Names of files come from the host. */
function inert(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}

/** What differs comes before what could not be told. */
function exitCodeFor(reports: readonly SourceReport[]): number {
  const kinds = reports.flatMap(({ findings }) => findings.map(({ kind }) => kind));
  if (kinds.some((kind) => kind !== 'unreachable')) return exitCodes.problems;
  return kinds.length > 0 ? exitCodes.environment : exitCodes.fine;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('A number of files is 1 or more.');
}
