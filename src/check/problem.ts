import type { Locate, Path, Position } from '../read/fault.ts';
import { printable } from './suggestion.ts';
import { type Level, type RuleId, rules } from './rules.ts';

/** Something wrong with the content, at its place, for people and machines. Its keys are a contract. */
export interface Problem {
  /** Permanent: scripts and documentation refer to it. */
  readonly rule: RuleId;
  readonly level: Level;
  /** Path relative to the site's folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What is wrong. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** The corrected form, or what to do. */
  readonly fix: string;
}

/** What a rule found in a document, before it is known where that stands. */
export interface Finding {
  readonly rule: RuleId;
  /** Leads to the value in the frontmatter. */
  readonly path: Path;
  /** Whether the key or the value is meant; the value unless said. */
  readonly part?: 'key' | 'value';
  readonly what: string;
  readonly fix: string;
}

export function problemAt(
  file: string,
  at: Position,
  { rule, what, fix }: Pick<Finding, 'rule' | 'what' | 'fix'>,
): Problem {
  const { level, why } = rules[rule];
  const { line, column } = at;
  return { rule, level, file, line, column, what: printable(what), why, fix: printable(fix) };
}

/** Puts what was found in a document to the places where it stands. */
export function placeFindings(
  document: { readonly file: string; readonly locate: Locate },
  findings: readonly Finding[],
): Problem[] {
  return findings.map((finding) =>
    problemAt(document.file, document.locate(finding.path, finding.part), finding),
  );
}

/** By file, line, column and rule: the order in which problems are printed. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.what, b.what)
  );
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ level }) => level === 'error');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
