import { readTemplates, type Template } from '../author/template.ts';
import { didYouMean } from '../check/suggestion.ts';
import { usage } from './author-options.ts';
import { ask, isInteractive } from './prompts.ts';

/**
 * The template that `--template` names, or that a person chooses when nothing was said yet.
 * @throws {CommandError} when there is none of that name
 */
export async function chooseTemplate(
  root: string,
  kind: Template['kind'],
  { template, title }: { readonly template?: string; readonly title?: string },
): Promise<Template | undefined> {
  const templates = readTemplates(root).filter((each) => each.kind === kind);
  if (template !== undefined) return named(template, templates);
  if (!isInteractive() || title !== undefined || templates.length === 0) return undefined;
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

function named(name: string, templates: readonly Template[]): Template {
  const found = templates.find((each) => each.name === name);
  if (found) return found;
  const names = templates.map((each) => each.name);
  const fix = names.length === 0 ? 'The folder `templates` holds none.' : didYouMean(name, names);
  throw usage(`There is no such template \`${name}\`. ${fix}`);
}
