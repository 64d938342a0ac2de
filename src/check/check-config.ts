import type { RawConfig } from '../read/raw-config.ts';
import { type SiteConfig, siteConfigSchema } from '../schema/site-config.ts';
import { configFindings } from './config-rules.ts';
import { faultProblem } from './fault-problems.ts';
import { hasErrors, placeFindings, type Problem } from './problem.ts';
import { checkShape } from './shape.ts';

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
  const shape = checkShape(siteConfigSchema, raw.value);
  const problems = placeFindings(raw, shape.data ? configFindings(shape.data) : shape.findings);
  return { config: hasErrors(problems) ? undefined : shape.data, problems };
}
