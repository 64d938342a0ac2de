import type { RuleId } from '../../../../src/check/rules.ts';
import type { Files } from '../site-text.ts';

/** One way to break one rule, and how near one may come to it. */
export interface RuleCase {
  readonly rule: RuleId;
  /** What is done wrong. */
  readonly when: string;
  readonly wrong: Files;
  /** Where the problem is shown: file, line, column. */
  readonly at: readonly [file: string, line: number, column: number];
  readonly what: string;
  readonly fix: string;
  /** Problems that cannot be had apart from this one, as `rule line:column`, in the order of printing. */
  readonly besides?: readonly string[];
  /** The near miss: has no problem at all. */
  readonly right: Files;
  /** The instant of both checks, where it matters. */
  readonly now?: string;
}
