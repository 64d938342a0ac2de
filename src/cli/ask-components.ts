import type { ComponentLevel } from '../author/component-level.ts';
import { allComponents, isInService } from '../domain/components.ts';
import type { Instant } from '../schema/instant.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { ask, askWord } from './prompts.ts';

/** Asks which components are hit, and each how badly. */
export async function askComponents(
  config: SiteConfig,
  levels: readonly string[],
  now: Instant,
): Promise<ComponentLevel<string>[]> {
  const options = allComponents(config)
    .filter((component) => isInService(component, now))
    .map(({ id, name, group }) => ({ value: id, label: group ? `${group.name}: ${name}` : name }));
  const ids = await ask((prompts) =>
    prompts.multiselect<string>({ message: 'What is hit?', options, required: true }),
  );
  const answers: ComponentLevel<string>[] = [];
  for (const component of ids) {
    answers.push({ component, level: await askWord(`How badly is ${component} hit?`, levels) });
  }
  return answers;
}
