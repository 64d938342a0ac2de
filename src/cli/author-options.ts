import { type Command, InvalidArgumentError, Option } from 'commander';
import { componentFindings, componentLookup } from '../check/component-rules.ts';
import { didYouMean } from '../check/suggestion.ts';
import type { ComponentLevel } from '../author/component-level.ts';
import { parseComponentLevel } from '../author/component-level.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import type { Instant } from '../schema/instant.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { parseInstant, withSiteOptions } from './options.ts';

/** An option that takes an instant. */
export function instantOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(parseInstant);
}

/** `--component ID=LEVEL…`, which may be repeated. */
export function componentOption(description: string): Option {
  return new Option('--component <id=level...>', description).argParser(
    (text: string, before: ComponentLevel<string>[] | undefined) => {
      const parsed = text.split(',').map(parseComponentLevel);
      if (parsed.some((each) => each === undefined)) {
        throw new InvalidArgumentError('Write ID=LEVEL, for example checkout=partial_outage.');
      }
      return [...(before ?? []), ...parsed.filter((each) => each !== undefined)];
    },
  );
}

/** `--root`, `--now` and `--commit`, which every command that writes a record takes. */
export function withAuthorOptions(command: Command): Command {
  return withSiteOptions(command, 'write').option(
    '--commit',
    'add, commit and push what was written with git',
  );
}

/**
 * Components of the configuration with levels from a list.
 * @throws {CommandError} that names what was probably meant
 */
export function knownComponents<Level extends string>(
  said: readonly ComponentLevel<string>[],
  config: SiteConfig,
  levels: readonly Level[],
  during: { readonly from: Instant; readonly to: Instant },
): ComponentLevel<Level>[] {
  const lookup = componentLookup(config);
  return said.map(({ component, level }, index) => {
    const [finding] = componentFindings(lookup, component, [], during);
    if (finding) throw usage(`${finding.what} ${finding.fix}`);
    const known = levels.find((each) => each === level);
    if (!known) throw usage(`There is no level \`${level}\`. ${didYouMean(level, levels)}`);
    if (said.findIndex((other) => other.component === component) < index) {
      throw usage(`\`${component}\` stands here twice. Keep the level that is true.`);
    }
    return { component, level: known };
  });
}

/** A wrong call: what was said cannot be written. */
export function usage(message: string): CommandError {
  return new CommandError(exitCodes.usage, `${message}\nNothing was written.`);
}
