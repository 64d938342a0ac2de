import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Command } from 'commander';
import { hasErrors } from '../check/problem.ts';
import { type LoadedSite, loadSite } from '../content.ts';
import { nextTransition } from '../domain/transitions.ts';
import { type Generation, generationFile, hashContent, listFiles } from '../publish/generation.ts';
import { ForeignFolderError, replaceFolder } from '../publish/output-folder.ts';
import { loadRenderer } from '../render/renderer.ts';
import type { Instant } from '../schema/instant.ts';
import type { Site } from '../schema/site.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { formatOption } from './format-option.ts';
import { programFolder, type SiteOptions, withSiteOptions } from './options.ts';
import {
  countProblems,
  type ProblemFormat,
  problemsAsJson,
  problemsAsText,
} from './print-problems.ts';

interface BuildOptions extends SiteOptions {
  readonly out: string;
  readonly keepGoing?: true;
  readonly format: ProblemFormat;
}

export function addBuild(program: Command): void {
  withSiteOptions(program.command('build'))
    .description('build the static site')
    .option('--out <dir>', 'where to write it', 'dist')
    .option(
      '--keep-going',
      'in an emergency, leave out records with errors, and say so on the page',
    )
    .addOption(formatOption())
    .action(build);
}

async function build(options: BuildOptions): Promise<void> {
  const { root, out, keepGoing, format, now = Date.now() } = options;
  const loaded = await loadSite(root, now);
  printProblems(loaded, format);
  const { site, problems } = loaded;
  if (!site || (hasErrors(problems) && !keepGoing)) {
    const hint = site ? ' In an emergency, `--keep-going` leaves out the records with errors.' : '';
    throw new CommandError(
      exitCodes.problems,
      `Nothing was built: ${countProblems(problems)}. What was built before is untouched.${hint}`,
    );
  }
  if (site.leftOut.length > 0) {
    const files = site.leftOut.map(({ file }) => `  ${file}`).join('\n');
    process.stderr.write(`Left out because of errors; the page says so:\n${files}\n`);
  }
  try {
    await replaceFolder(out, async (folder) => {
      copyPublicFiles(root, folder);
      await renderPages(folder, root, site, now);
      writeGeneration(folder, root, site, now);
    });
  } catch (error) {
    if (!(error instanceof ForeignFolderError)) throw error;
    throw new CommandError(
      exitCodes.usage,
      `${error.message} holds something that no build made, and would be replaced. Name another folder with --out, or empty it.`,
    );
  }
  // With JSON, standard output belongs to the report.
  const stream = format === 'json' ? process.stderr : process.stdout;
  stream.write(`Built ${relative(process.cwd(), out) || out}\n`);
}

function printProblems({ problems, sourceOf }: LoadedSite, format: ProblemFormat): void {
  if (format === 'json') process.stdout.write(problemsAsJson(problems));
  else process.stderr.write(problemsAsText(problems, sourceOf, process.stderr));
}

async function renderPages(folder: string, root: string, site: Site, now: Instant): Promise<void> {
  const { renderSite } = await loadRenderer(programFolder);
  for await (const { file, bytes } of renderSite(site, root, now)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

/** Links are followed: what they lead to is published, not the link. */
function copyPublicFiles(root: string, folder: string): void {
  const files = join(root, 'public');
  if (!existsSync(files)) return;
  for (const name of readdirSync(files, { recursive: true, encoding: 'utf8' })) {
    const path = join(files, name);
    if (!statSync(path).isFile()) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), readFileSync(path));
  }
}

function writeGeneration(folder: string, root: string, site: Site, now: Instant): void {
  const generation: Generation = {
    now: new Date(now).toISOString(),
    nextTransition: new Date(nextTransition(site, now).at).toISOString(),
    contentHash: hashContent(root, ['status.config.ts', 'incidents', 'public']),
    site: site.config.url,
    files: listFiles(folder),
  };
  writeFileSync(join(folder, generationFile), `${JSON.stringify(generation, null, 2)}\n`);
}
