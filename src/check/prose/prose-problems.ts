import type { Position } from '../../read/fault.ts';
import type { RawDocument } from '../../read/raw-document.ts';
import { type Problem, problemAt } from '../problem.ts';
import { code } from '../suggestion.ts';
import { directiveCue, directiveFault, directiveIn, type Ignore, ignoresIn } from './ignores.ts';
import { type Passage, type Prose, proseIn } from './passages.ts';
import type { Match, ProsePlace, ProseRule } from './prose-rule.ts';
import { type ProseText, proseTexts } from './prose-texts.ts';
import { type YamlDirective, yamlDirectives } from './yaml-directives.ts';

/** A rule as a configuration wants it. */
export interface ActiveRule {
  readonly rule: ProseRule;
  readonly cue: RegExp;
  readonly find: (passage: Passage, place: ProsePlace) => readonly Match[];
}

/** A text that was parsed, with what is switched off in it. */
interface ParsedText extends ProseText, Prose {
  readonly ignores: readonly Ignore[];
}

interface Hit {
  readonly rule: ProseRule;
  readonly words: string;
  readonly at: Position;
  /** The comment that switches the rule off here, if one does. */
  readonly ignoredBy: Ignore | YamlDirective | undefined;
}

/** What some rules find in a document, and what is wrong with comments that switch rules off. */
export function proseProblems(document: RawDocument, rules: readonly ActiveRule[]): Problem[] {
  const yaml = yamlDirectives(document.source);
  const texts = proseTexts(document)
    .filter(
      ({ place, text }) =>
        directiveCue.test(text) ||
        rules.some(({ rule, cue }) => rule.reads(place) && cue.test(text)),
    )
    .map(parsed);
  const hits = texts.flatMap((text) => hitsIn(text, document, rules, yaml));
  const used = new Set(hits.flatMap(({ ignoredBy }) => ignoredBy ?? []));
  const seen = new Set<ProseRule>();
  const shown = hits.filter(({ rule, ignoredBy }) => {
    if (ignoredBy || (rule.oncePerFile && seen.has(rule))) return false;
    seen.add(rule);
    return true;
  });
  return [
    ...shown.map((hit) => hitProblem(document.file, hit)),
    ...texts.flatMap((text) => commentProblems(text, document, used)),
    ...yaml.flatMap((each) => directiveProblem(document.file, each, used.has(each))),
  ];
}

function parsed(text: ProseText): ParsedText {
  const prose = proseIn(text.text);
  return { ...text, ...prose, ignores: ignoresIn(prose.comments, text.text.length) };
}

function hitsIn(
  text: ParsedText,
  document: RawDocument,
  rules: readonly ActiveRule[],
  yaml: readonly YamlDirective[],
): Hit[] {
  const { place, path, passages, ignores } = text;
  return passages.flatMap((passage) =>
    rules
      .filter(({ rule }) => rule.reads(place))
      .flatMap(({ rule, find }) =>
        find(passage, place).map(({ from, to }): Hit => {
          const offset = passage.from + from;
          const ignore = ignores.find(
            ({ rule: id, range }) => id === rule.id && range.from <= offset && offset < range.to,
          );
          const line = yaml.length === 0 ? 0 : document.locate(path, 'key').line;
          const directive = yaml.find(
            (each) => isSound(each) && each.directive.rule === rule.id && each.line === line,
          );
          return {
            rule,
            words: passage.text.slice(from, to).replace(/\s+/g, ' '),
            at: document.locateText(path, text.from + offset),
            ignoredBy: ignore ?? directive,
          };
        }),
      ),
  );
}

function hitProblem(file: string, { rule, words, at }: Hit): Problem {
  return problemAt(file, at, { rule: rule.id, what: rule.what(words), fix: rule.fix });
}

/** Comments of the Markdown that switch nothing off, because they are unsound or not needed. */
function commentProblems(
  { comments, ignores, path, from }: ParsedText,
  document: RawDocument,
  used: ReadonlySet<Ignore | YamlDirective>,
): Problem[] {
  return comments.flatMap((comment) => {
    const directive = directiveIn(comment.text);
    if (!directive) return [];
    const at = document.locateText(path, from + comment.from);
    const ignore = ignores.find((each) => each.from === comment.from);
    return directiveProblem(
      document.file,
      { directive, at },
      ignore !== undefined && used.has(ignore),
    );
  });
}

function isSound({ directive }: Pick<YamlDirective, 'directive'>): boolean {
  return directive.verb === 'ignore' && directiveFault(directive) === undefined;
}

function directiveProblem(
  file: string,
  { directive, at }: Pick<YamlDirective, 'directive' | 'at'>,
  isUsed: boolean,
): Problem[] {
  const fault = directiveFault(directive);
  if (fault !== undefined) {
    const fix = 'Write `lifeboat-ignore RULE: why it is right here`.';
    return [problemAt(file, at, { rule: 'ignore-unsound', what: fault, fix })];
  }
  if (isUsed || directive.verb === 'enable') return [];
  const what = `There is nothing for ${code(directive.rule)} to find here.`;
  const fix = 'Take the comment away.';
  return [problemAt(file, at, { rule: 'ignore-unused', what, fix })];
}
