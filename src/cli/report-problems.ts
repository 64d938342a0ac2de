import { git } from '../author/git.ts';
import type { Problem } from '../check/problem.ts';
import { problemsAsAnnotations } from './github-annotations.ts';
import { problemsAsJson, problemsAsText } from './print-problems.ts';
import { problemsAsSarif } from './sarif.ts';

export const problemFormats = ['pretty', 'json', 'github', 'sarif'] as const;
export type ProblemFormat = (typeof problemFormats)[number];

/** Problems with what is needed to show them. */
export interface ProblemReport {
  /** The site's folder. */
  readonly root: string;
  readonly problems: readonly Problem[];
  /** The text of a file that problems point into. */
  readonly sourceOf: (file: string) => string | undefined;
}

/** Prints problems: for people on stderr, for programs on stdout, which then belongs to the report. */
export function reportProblems(report: ProblemReport, format: ProblemFormat): void {
  const { root, problems, sourceOf } = report;
  switch (format) {
    case 'pretty':
      process.stderr.write(problemsAsText(problems, sourceOf, process.stderr));
      return;
    case 'json':
      process.stdout.write(problemsAsJson(problems));
      return;
    case 'github':
      process.stdout.write(problemsAsAnnotations(problems, folderInRepository(root)));
      return;
    case 'sarif':
      process.stdout.write(problemsAsSarif(problems, folderInRepository(root)));
  }
}

/** Where a command says what it did, when problems are reported in this format. */
export function statusStream(format: ProblemFormat): NodeJS.WriteStream {
  return format === 'pretty' ? process.stdout : process.stderr;
}

/** The folder as git hosts count it: from the root of the repository, `''` where there is none. */
function folderInRepository(root: string): string {
  const { isDone, stdout } = git(root, ['rev-parse', '--show-prefix']);
  return isDone ? stdout.trim() : '';
}
