import type { RawConfig } from '../read/raw-config.ts';
import { type SiteConfig, siteConfigSchema } from '../schema/site-config.ts';
import { configFindings } from './config-rules.ts';
import { faultProblem } from './fault-problems.ts';
import { type Finding, hasErrors, placeFindings, type Problem, problemAt } from './problem.ts';
import { checkShape, typeOf, type WrittenAt, writtenIn } from './shape.ts';

/** Judges the configuration; without errors, it comes back with its defaults filled in. */
export function checkConfig(raw: RawConfig): {
  readonly config: SiteConfig | undefined;
  readonly problems: readonly Problem[];
} {
  if (raw.faults.length > 0) {
    return {
      config: undefined,
      problems: raw.faults.map((fault) => faultProblem(raw.file, fault)),
    };
  }
  if (typeof raw.value !== 'object' || raw.value === null || Array.isArray(raw.value)) {
    return { config: undefined, problems: [noObject(raw)] };
  }
  const { data, findings } = judgeConfig(raw.value, { root: raw.root, written: writtenIn(raw) });
  const problems = placeFindings(raw, findings);
  return { config: hasErrors(problems) ? undefined : data, problems };
}

/**
 * The same of a configuration that may stand in no file yet.
 * @param root the site's folder, absolute; any will do as long as the configuration names no folders
 * @param written how a value is written in its file, where there is one
 */
export function judgeConfig(
  value: object,
  { root = '/', written }: { readonly root?: string; readonly written?: WrittenAt } = {},
): {
  /** What has the right shape. */
  readonly data: SiteConfig | undefined;
  readonly findings: readonly Finding[];
} {
  const { data, findings } = checkShape(siteConfigSchema, value, written);
  return { data, findings: data ? configFindings(data, root) : findings };
}

function noObject({ file, value, locate }: RawConfig): Problem {
  if (value === undefined) {
    const what = 'The configuration is missing.';
    const fix = 'Export it as default: `export default { … }`.';
    return problemAt(file, locate([]), { rule: 'missing-key', what, fix });
  }
  const what = `The configuration is ${typeOf(value)}, and has to be a mapping of keys and values.`;
  const fix = 'Export an object as default: `export default { … }`.';
  return problemAt(file, locate([]), { rule: 'wrong-type', what, fix });
}
