import { type ProseRuleId, proseRuleIds } from '../../schema/prose-rule-ids.ts';
import type { Comment, Range } from './passages.ts';

/**
 * A comment that switches rules about prose off: `lifeboat-ignore RULE: REASON` for the block below it,
 * `lifeboat-disable RULE: REASON` until `lifeboat-enable RULE` or the end of the text.
 */
export interface Directive {
  readonly verb: 'ignore' | 'disable' | 'enable';
  /** As it is written: perhaps no rule that there is. */
  readonly rule: string;
  /** `''` where none is given. */
  readonly reason: string;
}

/** A part of a text in which a rule is off. */
export interface Ignore {
  readonly rule: ProseRuleId;
  readonly range: Range;
  /** Offset of the comment that says so. */
  readonly from: number;
}

/** What every text with a directive holds. */
export const directiveCue = /lifeboat-(?:ignore|disable|enable)/;

/** Reads what a comment says, without its marks; undefined when it is about something else. */
export function directiveIn(comment: string): Directive | undefined {
  const [, verb, rule = '', reason = ''] =
    /^lifeboat-(ignore|disable|enable)\b\s*([\w-]*)\s*:?\s*(.*)$/s.exec(comment.trim()) ?? [];
  return verb === undefined
    ? undefined
    : { verb: verb as Directive['verb'], rule, reason: reason.trim() };
}

/** What is wrong with a directive, as a sentence; such a one switches nothing off. */
export function directiveFault({ verb, rule, reason }: Directive): string | undefined {
  if (rule === '') return 'The comment names no rule.';
  if (!isProseRule(rule)) return `There is no rule about prose called \`${rule}\`.`;
  return verb === 'enable' || reason !== ''
    ? undefined
    : `The comment does not say why \`${rule}\` is switched off.`;
}

export function isProseRule(id: string): id is ProseRuleId {
  return (proseRuleIds as readonly string[]).includes(id);
}

/** The ignores of one text, in its order. */
export function ignoresIn(comments: readonly Comment[], length: number): Ignore[] {
  const directives = comments.flatMap((comment) => {
    const directive = directiveIn(comment.text);
    return directive && directiveFault(directive) === undefined ? [{ ...comment, directive }] : [];
  });
  return directives.flatMap(({ directive: { verb, rule }, from, block }, index): Ignore[] => {
    if (verb === 'enable' || !isProseRule(rule)) return [];
    if (verb === 'ignore') return [{ rule, range: block, from }];
    const end = directives.find(
      ({ directive }, position) =>
        position > index && directive.verb === 'enable' && directive.rule === rule,
    );
    return [{ rule, range: { from, to: end?.from ?? length }, from }];
  });
}
