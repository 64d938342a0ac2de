import type { Problem } from '../check/problem.ts';
import type { Level } from '../check/rules.ts';
import { explainCommand } from './rule-page.ts';

const commands: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * Workflow commands of GitHub Actions, one a line, which show each problem at its place in a pull request.
 * @param folder the site's folder, from the root of the repository, with a slash at its end; `''` for the root
 */
export function problemsAsAnnotations(problems: readonly Problem[], folder: string): string {
  return problems.map((problem) => annotation(problem, folder)).join('');
}

function annotation(
  { rule, level, file, line, column, what, why, fix }: Problem,
  folder: string,
): string {
  const properties = { file: folder + file, line, col: column, title: rule };
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${property(String(value))}`,
  );
  const message = [what, fix, why, explainCommand(rule)].join('\n');
  return `::${commands[level]} ${list.join(',')}::${data(message)}\n`;
}

/** What a command says must not end its line. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property must not end itself either. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
