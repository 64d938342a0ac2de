import type { z } from 'zod';
import { anchorOf } from './anchor.ts';
import type { Example } from './examples.ts';
import { generatedNote } from './generated-note.ts';
import { glossary } from './glossary.ts';
import { markdownTable } from './markdown-table.ts';
import { groupHeading, type RuleGroupId } from './rule-groups.ts';
import { describeObjects, type KeyDescription, type ObjectDescription } from './schema-objects.ts';
import { objectName, typeWords } from './type-words.ts';

/** What the page about one format is made of. */
export interface FormatPage {
  /** Name of the file that has the format. */
  readonly file: string;
  /** What the file is, in a paragraph. */
  readonly about: string;
  readonly schema: z.ZodType;
  /** The smallest one first. */
  readonly examples: readonly Example[];
  /** The rules beyond the tables that apply. */
  readonly rules: readonly RuleGroupId[];
}

/** The page about one format: examples, a table for each of its objects, and where its rules are. */
export function formatPage({ file, about, schema, examples, rules }: FormatPage): string {
  const objects = describeObjects(schema);
  const types = objects.flatMap(({ keys }) => keys.map(typeWords));
  const links = rules.map((id) => {
    const heading = groupHeading(id);
    return `[${heading.toLowerCase()}](rules.md#${anchorOf(heading)})`;
  });
  const parts = [
    `# \`${file}\``,
    ...examples.map(exampleBlock),
    about,
    generatedNote('src/schema/'),
    '## Types',
    glossary(types),
    'Keys that are not listed here are errors.',
    ...objects.flatMap((object) => [`## ${headingOf(object)}`, objectTable(object)]),
    '## Rules',
    `What is checked beyond these tables: ${links.join(', ')}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function exampleBlock({ caption, language, text }: Example): string {
  return `${caption}\n\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function headingOf({ path }: ObjectDescription): string {
  return path === '' ? 'Keys' : objectName(path);
}

/** A column of defaults stands only where there is one. */
function objectTable({ keys }: ObjectDescription): string {
  const hasDefaults = keys.some((key) => defaultOf(key) !== '');
  const cells = (
    ...[key, type, required, byDefault, meaning]: [string, string, string, string, string]
  ) => (hasDefaults ? [key, type, required, byDefault, meaning] : [key, type, required, meaning]);
  return markdownTable(
    cells('key', 'type', 'required', 'default', 'meaning'),
    keys.map((key) =>
      cells(
        `\`${key.key}\``,
        typeWords(key),
        key.isRequired ? 'yes' : 'no',
        defaultOf(key),
        key.meaning,
      ),
    ),
  );
}

/** The defaults of an object stand in its own table. */
function defaultOf({ value }: KeyDescription): string {
  if (value.default === undefined || value.type === 'object') return '';
  return typeof value.default === 'string'
    ? `\`${value.default}\``
    : `\`${JSON.stringify(value.default)}\``;
}
