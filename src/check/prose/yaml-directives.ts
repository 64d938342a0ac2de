import type { Position } from '../../read/fault.ts';
import { type Directive, directiveIn } from './ignores.ts';

/** A directive in a YAML comment: it is about the value that begins on its line, or on the next one. */
export interface YamlDirective {
  readonly directive: Directive;
  readonly at: Position;
  /** The line of the value that it is about. */
  readonly line: number;
}

/** All directives in the comments of a document's frontmatter. */
export function yamlDirectives(source: string): YamlDirective[] {
  const lines = source.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  return lines.slice(0, end).flatMap((line, index) => {
    const comment = /(?:^|\s)#\s*(lifeboat-.*)$/.exec(line);
    const directive = directiveIn(comment?.[1] ?? '');
    if (!comment || !directive) return [];
    const isAlone = line.trimStart().startsWith('#');
    const next = lines.findIndex((other, place) => place > index && !/^\s*(#|$)/.test(other));
    const column = line.indexOf('#', comment.index) + 1;
    return [{ directive, at: { line: index + 1, column }, line: (isAlone ? next : index) + 1 }];
  });
}
