import { blockYaml } from './yaml-text.ts';

/** A whole document from its frontmatter as data and the Markdown below it. Keys without a value are left out. */
export function recordText(frontmatter: object, body = ''): string {
  const end = body === '' ? '' : `\n${body.trim()}\n`;
  return `---\n${blockYaml(withoutEmpty(frontmatter))}---\n${end}`;
}

/** The same data without keys whose value is undefined. */
export function withoutEmpty(data: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** Markdown as it is written into frontmatter: below its key, after `|`. */
export function textBlock(markdown: string): string {
  return `${markdown.replaceAll(/\r\n?/g, '\n').trim()}\n`;
}

/** The same for a text that may be the single word `none`, which stands on the line of its key. */
export function textOrNone(markdown: string): string {
  return markdown.trim() === 'none' ? 'none' : textBlock(markdown);
}
