import { type BrokenTemplate, readTemplates, type Template } from '../author/template.ts';
import { didYouMean } from '../check/suggestion.ts';
import { usage } from './author-options.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { problemsAsText } from './print-problems.ts';
import { ask, isInteractive } from './prompts.ts';

/**
 * The template that `--template` names, or that a person chooses when nothing was said yet.
 * @throws {CommandError} when there is none of that name, or it cannot be read
 */
export async function chooseTemplate(
  root: string,
  kind: Template['kind'],
  { template, title }: { readonly template?: string; readonly title?: string },
): Promise<Template | undefined> {
  const { templates: all, broken } = readTemplates(root);
  const templates = all.filter((each) => each.kind === kind);
  if (template !== undefined) return named(template, templates, broken);
  if (!isInteractive() || title !== undefined || templates.length === 0) return undefined;
  process.stderr.write(brokenAsText(broken));
  const options = templates.map(({ name, data }) => ({
    value: name,
    label: String(data['title'] ?? name),
  }));
  const name = await ask((prompts) =>
    prompts.select<string>({
      message: 'What is it like?',
      options: [{ value: '', label: 'Something else' }, ...options],
    }),
  );
  return templates.find((each) => each.name === name);
}

function named(
  name: string,
  templates: readonly Template[],
  broken: readonly BrokenTemplate[],
): Template {
  const found = templates.find((each) => each.name === name);
  if (found) return found;
  const meant = broken.filter((each) => each.name === name);
  if (meant.length > 0) {
    throw new CommandError(
      exitCodes.problems,
      `${brokenAsText(meant)}Nothing was written: the template has errors. Mend it first.`,
    );
  }
  const names = templates.map((each) => each.name);
  const fix = names.length === 0 ? 'The folder `templates` holds none.' : didYouMean(name, names);
  throw usage(`There is no such template \`${name}\`. ${fix}`);
}

/** What is wrong with templates that cannot be read. */
export function brokenAsText(broken: readonly BrokenTemplate[]): string {
  const sources = new Map(broken.map(({ problem, source }) => [problem.file, source]));
  const problems = broken.map(({ problem }) => problem);
  return problemsAsText(problems, (file) => sources.get(file), process.stderr);
}
