import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../check/problem.ts';
import { contentFolder } from '../read/content-folder.ts';
import { isSettled, markOf } from '../read/file-hashes.ts';
import { publicFolder, readPublicFiles } from '../read/public-files.ts';
import { configFile, type RawConfig } from '../read/raw-config.ts';
import { historyName } from '../read/repository.ts';
import type { Instant } from '../schema/instant.ts';
import { readChecked, writeChecked } from './checked-file.ts';
import type { OpenedSite } from './open-site.ts';
import { stampOfConfig, stampOfText } from './stamp.ts';

/** Which build is meant: of which site, for which instant, where to, by which program. */
export interface BuildMeant {
  readonly root: string;
  readonly now: Instant;
  readonly out: string;
  /** Names the state of all code. */
  readonly program: string;
  /** Where builds of this site into this folder remember what they need not do again. */
  readonly memoryFolder: string;
}

/** What a build said of the site's files. */
export interface SaidProblems {
  readonly problems: readonly Problem[];
  /** The text of a file that problems point into. */
  readonly sourceOf: (file: string) => string | undefined;
}

interface Left {
  readonly program: string;
  readonly now: Instant;
  readonly began: number;
  readonly config: string;
  readonly history: string | null;
  readonly problems: readonly Problem[];
  readonly sources: Readonly<Record<string, string>>;
  /** Files and folders, relative to the site's folder. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** A hash over the system's marks of all of them. */
  readonly marks: string;
}

const leftFile = 'left.json';

/**
 * Whether the last build into this folder was the one that is meant, and every file that it read or wrote is as it
 * left it: then a build has nothing to do, and this is what it would say. Undefined otherwise, or when that is not
 * certain. Neither a record nor a page is read for it.
 */
export async function asLeft(
  meant: BuildMeant,
  evaluation: Promise<RawConfig>,
): Promise<SaidProblems | undefined> {
  const { root, now, out, program, memoryFolder } = meant;
  const left = readChecked(join(memoryFolder, leftFile)) as Left | undefined;
  if (left?.program !== program || left.now !== now) return undefined;
  const history = historyName(root);
  const isSame = marksNow(root, left, () => outputMarks(out, left.outputs)) === left.marks;
  const isSameHistory = ((await history) ?? null) === left.history;
  const isSameConfig = stampOfConfig((await evaluation).value) === left.config;
  if (!isSame || !isSameHistory || !isSameConfig) return undefined;
  return { problems: left.problems, sourceOf: (file) => left.sources[file] };
}

/**
 * Writes down what a build without errors read and made, for {@link asLeft}.
 * @param outputs the system's marks of all files of the built site, as the build left them: what has others by now,
 *   another build has written
 * @param began when it began to read, by the machine's clock; milliseconds
 * @throws {Error} when it cannot be written
 */
export function rememberAsLeft(
  { root, now, program, memoryFolder }: BuildMeant,
  { config, content, edits, loaded }: OpenedSite,
  outputs: ReadonlyMap<string, string>,
  began: number,
): void {
  const { site, problems, sourceOf } = loaded;
  const folders = [...content.toRemember()];
  const inputs = [
    ...[configFile, contentFolder],
    // A folder that was meant to be the content’s may come to stand beside it.
    ...(folders.length === 0 ? ['.'] : []),
    ...folders.map(([name]) => `${contentFolder}/${name}`),
    ...folders.flatMap(([, { files }]) => files.map(([path]) => path)),
    ...(site?.publicFiles ?? []).map((file) => `${publicFolder}/${file}`),
  ];
  const marks = marksNow(root, { inputs, began }, () => [...outputs.values()]);
  if (marks === undefined) return;
  const left: Left = {
    ...{ program, now, began, config, problems, inputs, marks },
    outputs: [...outputs.keys()],
    history: edits.history ?? null,
    sources: Object.fromEntries(problems.map(({ file }) => [file, sourceOf(file) ?? ''])),
  };
  writeChecked(join(memoryFolder, leftFile), left);
}

/** @throws {Error} when one of the files cannot be looked at */
function outputMarks(out: string, outputs: readonly string[]): string[] {
  return outputs.map((path) => markOf(statSync(`${out}/${path}`)));
}

/**
 * A hash over the marks of files and folders as they are now, over those of the outputs, and over which files there are
 * to copy. Undefined when one that was read has changed since shortly before the build began: what was read may have
 * been there before that; and when one cannot be looked at.
 * @param outputs gives the marks of the outputs; not asked where the inputs say enough
 */
function marksNow(
  root: string,
  { inputs, began }: Pick<Left, 'inputs' | 'began'>,
  outputs: () => readonly string[],
): string | undefined {
  const marks: string[] = [];
  try {
    for (const path of inputs) {
      const stats = statSync(`${root}/${path}`, { throwIfNoEntry: false });
      if (stats && !isSettled(stats, began)) return undefined;
      marks.push(stats ? markOf(stats) : '-');
    }
    for (const mark of outputs()) marks.push(mark);
  } catch {
    return undefined;
  }
  const copied = JSON.stringify(readPublicFiles(root));
  return stampOfText(`${marks.join()} ${copied}`);
}
