import packageJson from '../../package.json' with { type: 'json' };
import type { Problem } from '../check/problem.ts';
import { type RuleId, rules } from '../check/rules.ts';
import { ruleExplanation } from '../docs/rule-explanation.ts';

/**
 * A log in the Static Analysis Results Interchange Format, 2.1.0 (OASIS), for code scanning and editors.
 * @param folder the site's folder, from the root of the repository, with a slash at its end; `''` for the root
 */
export function problemsAsSarif(problems: readonly Problem[], folder: string): string {
  const ids = Object.keys(rules) as RuleId[];
  const driver = {
    name: packageJson.name,
    version: packageJson.version,
    rules: ids.map(ruleDescriptor),
  };
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => result(problem, ids.indexOf(problem.rule), folder)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleDescriptor(id: RuleId): object {
  const { level, demands, why } = rules[id];
  return {
    id,
    shortDescription: { text: demands },
    fullDescription: { text: `${demands} ${why}` },
    help: { text: ruleExplanation(id), markdown: ruleExplanation(id) },
    defaultConfiguration: { level },
  };
}

function result(problem: Problem, ruleIndex: number, folder: string): object {
  const { rule, level, file, line, column, what, fix } = problem;
  const uri = (folder + file).split('/').map(encodeURIComponent).join('/');
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: `${what} ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}
