import { englishRules } from '../check/prose/en/english-rules.ts';
import type { ProseRule } from '../check/prose/prose-rule.ts';
import { rules } from '../check/rules.ts';
import { optionalProseRuleIds, type ProseRuleId } from '../schema/prose-rule-ids.ts';
import { generatedNote } from './generated-note.ts';
import { levelWords } from './level-words.ts';
import { markdownTable } from './markdown-table.ts';

/** The pages about rules about prose, by the name of their file in the reference. */
export function prosePages(): ReadonlyMap<string, string> {
  return new Map([
    ['prose/README.md', overview()],
    ...englishRules.map((rule) => [prosePage(rule.id), rulePage(rule)] as const),
  ]);
}

/** The file of the page about one rule, from the folder of the reference. */
export function prosePage(id: ProseRuleId): string {
  return `prose/${id}.md`;
}

function overview(): string {
  return page([
    '# Prose',
    'Systems fail, not people. These rules are a nudge in review, and no certificate: they find words, and blame can do without them. Each names its place and suggests something. Quotations, block quotes, code, addresses and raw HTML are not read.',
    generatedNote('src/check/prose/', '../../..'),
    markdownTable(
      ['rule', 'level', 'instead of', 'write'],
      englishRules.map(({ id, example, rewording }) => [
        `[${id}](${id}.md)`,
        levelWords[rules[id].level],
        cell(example),
        cell(rewording),
      ]),
    ),
    '## Where a rule is wrong',
    'A comment switches one rule off, and says why. In Markdown, for the block below it or the paragraph that it stands in:',
    fence('<!-- lifeboat-ignore human-error: the title of the report that we answer -->', 'md'),
    'or from one place to another:',
    fence(
      '<!-- lifeboat-disable human-error: this chapter is about the words -->\n…\n<!-- lifeboat-enable human-error -->',
      'md',
    ),
    'In frontmatter, above a value or behind it on its line:',
    fence('# lifeboat-ignore vague-action: the tracker has the steps\n- title: …', 'yaml'),
    'A comment without a reason switches nothing off (`ignore-unsound`), and one that is not needed is told of (`ignore-unused`). None of this appears on the page.',
    '## For the whole site',
    'In `status.config.ts`:',
    fence(
      "prose: {\n  off: ['accident-words'],          // these rules never\n  on: ['why-question'],             // these although they are off by themselves\n  allow: ['@copilot'],              // words that nothing is found in\n  people: ['Dana Rose'],            // names that stand in no record\n},",
      'ts',
    ),
    '`people` are compared exactly; no name is guessed.',
    '## Languages',
    'The rules know English, and say nothing where `locale` is another language. Another language is a folder beside `src/check/prose/en/` with rules of the same shape, and a line in `src/check/prose/languages.ts`.',
  ]);
}

function rulePage({ id, example, rewording, fix, spares }: ProseRule): string {
  const { level, demands, why } = rules[id];
  const isOptional = (optionalProseRuleIds as readonly ProseRuleId[]).includes(id);
  return page([
    `# ${id}`,
    `**${levelWords[level]}.** ${demands}`,
    `*Why:* ${why}`,
    generatedNote(`src/check/prose/en/${id}.ts`, '../../..'),
    '## Example',
    markdownTable(['instead of', 'write'], [[cell(example), cell(rewording)]]),
    fix,
    '## What it leaves alone',
    spares.map((text) => `- ${cell(text)}`).join('\n'),
    '## Where it is wrong',
    isOptional
      ? `It is off unless the configuration asks for it: \`prose: { on: ['${id}'] }\`.`
      : `For one place: \`<!-- lifeboat-ignore ${id}: the reason -->\` above it. Everywhere: \`prose: { off: ['${id}'] }\`. [More](README.md#where-a-rule-is-wrong).`,
  ]);
}

function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

function fence(text: string, language: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Text of an example as text: neither a mention nor a heading. */
function cell(text: string): string {
  return text.replace(/(?=[@#<*])/g, '\\');
}
