import type { ProseRule } from '../prose-rule.ts';
import { matchesOf, words } from '../word-pattern.ts';

const pattern = words(
  '(?<=^\\s*(?:[\\d.]+\\s+)?)why (?:did|was|were|had|has|could|does|do|is|are|didn’t|wasn’t)',
);

export const whyQuestion: ProseRule = {
  id: 'why-question',
  cue: () => /\bwhy\b/i,
  reads: ({ document, key }) => document === 'postmortem.md' && key === 'body',
  find: ({ text, isHeading }) => (isHeading ? matchesOf(text, pattern) : []),
  what: (found) => `“${found}” asks for reasons, and is answered with defence.`,
  fix: 'Ask how: “How did …”.',
  example: '## Why did the alarm stay silent?',
  rewording: '## How did the alarm stay silent?',
  spares: [
    '## How it came to that',
    'Why did nobody see it? The alarm was muted.',
    '## Reasons why restores wait',
  ],
};
