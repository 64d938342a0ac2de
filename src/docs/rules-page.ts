import { type RuleId, rules } from '../check/rules.ts';
import { type ProseRuleId, proseRuleIds } from '../schema/prose-rule-ids.ts';
import { anchorOf } from './anchor.ts';
import { generatedNote } from './generated-note.ts';
import { levelWords } from './level-words.ts';
import { prosePage } from './prose-pages.ts';
import { type RuleGroup, ruleGroups } from './rule-groups.ts';

/** The page about all rules. The anchor of each is its id. */
export function rulesPage(): string {
  const parts = [
    '# Rules',
    '`lifeboat check` judges every file by these rules and prints each problem with the id of its rule. Ids are permanent. An *error* stops a build; a *warning* wants something done; a *note* is for information.',
    generatedNote('src/check/rules.ts'),
    ruleGroups.map(contents).join('\n'),
    ...ruleGroups.flatMap((group) => [
      `## ${group.heading}`,
      group.about,
      ...group.rules.map(ruleEntry),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function contents({ heading, rules: ids }: RuleGroup): string {
  const links = ids.map((id) => `[${id}](#${id})`);
  return `- [${heading}](#${anchorOf(heading)}): ${links.join(', ')}`;
}

function ruleEntry(id: RuleId): string {
  const { level, demands, why } = rules[id];
  const more = isAboutProse(id) ? `\n\n[Example and rewording](${prosePage(id)})` : '';
  return `### ${id}\n\n**${levelWords[level]}.** ${demands}\n\n*Why:* ${why}${more}`;
}

function isAboutProse(id: RuleId): id is ProseRuleId {
  return (proseRuleIds as readonly string[]).includes(id);
}
