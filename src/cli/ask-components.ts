import type { ComponentLevel } from '../author/component-level.ts';
import { allComponents, isInService } from '../domain/components.ts';
import type { Instant } from '../schema/instant.ts';
import {
  impactLevels,
  maintenanceLevels,
  type ImpactLevel,
  type MaintenanceLevel,
} from '../schema/levels.ts';
import type { Incident } from '../schema/site.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { ask, askWord } from './prompts.ts';

/** Asks which components are hit, and each how badly. */
export function askHit(config: SiteConfig, now: Instant): Promise<ComponentLevel<ImpactLevel>[]> {
  return askComponents(config, now, 'What is hit?', (name) =>
    askWord(`How badly is ${name} hit?`, impactLevels),
  );
}

/** Asks which components are hit again; those that were, and how badly, are offered. There may be none. */
export function askHitAgain(
  { impact }: Incident,
  config: SiteConfig,
  now: Instant,
): Promise<ComponentLevel<ImpactLevel>[]> {
  const before = new Map(impact.map(({ component, level }) => [component, level]));
  return askComponents(
    config,
    now,
    'What is hit again? (none, if nothing is)',
    (name, id) => askWord(`How badly is ${name} hit?`, impactLevels, before.get(id)),
    [...before.keys()],
  );
}

/** Asks which components a maintenance is about, and what to expect of each. */
export function askExpected(
  config: SiteConfig,
  now: Instant,
): Promise<ComponentLevel<MaintenanceLevel>[]> {
  return askComponents(config, now, 'What is worked on?', (name) =>
    askWord(`How will ${name} work meanwhile?`, maintenanceLevels),
  );
}

/** Asks how each component that an incident hits works now; how it did is offered. */
export async function askNow(
  { impact }: Incident,
  config: SiteConfig,
): Promise<ComponentLevel<MaintenanceLevel>[]> {
  const names = new Map(allComponents(config).map(({ id, name }) => [id, name]));
  const answers: ComponentLevel<MaintenanceLevel>[] = [];
  for (const { component, level: before, to } of impact) {
    if (to !== undefined) continue;
    const question = `How does ${names.get(component) ?? component} work now?`;
    const level = await askWord(question, maintenanceLevels, before);
    answers.push({ component, level });
  }
  return answers;
}

/** More than fit on a small screen are found by typing. */
const mostInList = 12;

/** @param offered components that are chosen at first, where none need be chosen */
async function askComponents<Level extends string>(
  config: SiteConfig,
  now: Instant,
  message: string,
  askLevel: (name: string, id: string) => Promise<Level>,
  offered?: readonly string[],
): Promise<ComponentLevel<Level>[]> {
  const components = allComponents(config).filter((component) => isInService(component, now));
  const options = components.map(({ id, name, group }) => ({
    value: id,
    label: group ? `${group.name}: ${name}` : name,
  }));
  const initialValues = components.map(({ id }) => id).filter((id) => offered?.includes(id));
  const list = { message, options, required: offered === undefined, initialValues };
  const ids = await ask((prompts) =>
    options.length > mostInList
      ? prompts.autocompleteMultiselect<string>({ ...list, maxItems: mostInList })
      : prompts.multiselect<string>(list),
  );
  const answers: ComponentLevel<Level>[] = [];
  for (const { id, name } of components) {
    if (ids.includes(id)) answers.push({ component: id, level: await askLevel(name, id) });
  }
  return answers;
}
