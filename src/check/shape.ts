import { z } from 'zod';
import type { Locate, Path } from '../read/fault.ts';
import type { Finding } from './problem.ts';
import { code, didYouMean, listOf, nearest } from './suggestion.ts';

export type ShapeResult<Output> =
  | { readonly data: Output; readonly findings: readonly [] }
  | { readonly data: undefined; readonly findings: readonly Finding[] };

/** How the number or the word at a path is written, where that is known. */
export type WrittenAt = (path: Path) => string | undefined;

/** What is written in a document, in YAML or TypeScript. */
export function writtenIn({
  source,
  locate,
}: {
  readonly source: string;
  readonly locate: Locate;
}): WrittenAt {
  return (path) => {
    const { line, column } = locate(path);
    const text = source.split('\n', line)[line - 1]?.slice(column - 1) ?? '';
    return /^[^\s,\]}#]+/.exec(text)?.[0];
  };
}

/**
 * Applies a schema. Every violation becomes a finding that a tired person can act on.
 * @param written tells of numbers how they are written: `0.10` is not `0.1` to those who mean a text
 */
export function checkShape<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  written: WrittenAt = () => undefined,
): ShapeResult<Output> {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, findings: [] };
  const { issues } = result.error;
  const misspelt = new Set(issues.flatMap((issue) => missingKeysMeant(schema, value, issue)));
  const findings = issues
    .filter(({ path }) => !misspelt.has(keyOf(path)) || valueAt(value, path) !== undefined)
    .flatMap((issue) => findingsOf(schema, value, issue, written));
  return { data: undefined, findings };
}

type Issue = z.core.$ZodIssue;

/** Required keys that are not missing but misspelt: the unknown key's finding says it all. */
function missingKeysMeant(schema: z.ZodType, root: unknown, issue: Issue): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const known = keysAt(schema, root, issue.path);
  return issue.keys.flatMap((key) => {
    const meant = nearest(key, known);
    return meant === undefined ? [] : [keyOf([...issue.path, meant])];
  });
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

function findingsOf(schema: z.ZodType, root: unknown, issue: Issue, written: WrittenAt): Finding[] {
  const { path } = issue;
  const value = valueAt(root, path);
  const name = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(schema, root, path, key));
  }
  if (value === undefined) {
    const meaning =
      issue.code === 'invalid_union'
        ? `one of ${listOf(kindsOf(issue).map(String))}.`
        : schemaAt(schema, root, path)?.description;
    const fix = `Add ${name}${meaning === undefined ? '.' : `: ${lowerFirst(meaning)}`}`;
    return [{ rule: 'missing-key', path, what: `${name} is missing.`, fix }];
  }
  const finding = (rule: Finding['rule'], what: string, fix: string): Finding[] => [
    { rule, path, what, fix },
  ];
  switch (issue.code) {
    case 'invalid_type':
      return finding(
        'wrong-type',
        `${name} is ${typeOf(value)}, and has to be ${article(issue.expected)}.`,
        value === null
          ? `Fill in ${name}${insteadOfFilling(schema, root, path)}.`
          : typeFix(name, value, issue.expected, written(path)),
      );
    case 'invalid_value':
      return [unknownWord(path, name, value, issue.values)];
    case 'invalid_union':
      return [unknownWord(path, name, value, kindsOf(issue))];
    case 'invalid_format':
      return [formatFinding(path, name, String(value), issue)];
    case 'too_small':
    case 'too_big':
      return [sizeFinding(path, name, issue, insteadOfFilling(schema, root, path))];
    default:
      return finding('wrong-type', `${name} is not valid: ${issue.message}.`, `Correct ${name}.`);
  }
}

function unknownWord(path: Path, name: string, value: unknown, words: readonly unknown[]): Finding {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const fix = didYouMean(text, words.map(String));
  return { rule: 'unknown-word', path, what: `${name} is ${code(text)}.`, fix };
}

/** Our only unions are objects of several kinds; the issue names the kinds that there are. */
function kindsOf(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

function unknownKey(schema: z.ZodType, root: unknown, path: Path, key: string): Finding {
  const known = keysAt(schema, root, path);
  const where = path.length === 0 ? 'here' : `in ${nameOf(path)}`;
  return {
    rule: 'unknown-key',
    path: [...path, key],
    part: 'key',
    what: `There is no key ${code(key)} ${where}.`,
    fix: didYouMean(key, known),
  };
}

function formatFinding(
  path: Path,
  name: string,
  text: string,
  issue: z.core.$ZodIssueInvalidStringFormat,
): Finding {
  const what = `${name} is ${code(text)}.`;
  if (issue.format === 'datetime') {
    return { rule: 'bad-instant', path, what, fix: instantFix(text) };
  }
  if (issue.format === 'date') {
    const fix = 'Write the day as `YYYY-MM-DD`, for example `2026-03-14`.';
    return { rule: 'bad-date', path, what, fix };
  }
  const form = builtInFormats[issue.format] ?? issue.format;
  return { rule: 'bad-format', path, what, fix: `Write ${form}.` };
}

/** Formats of zod's own; those of our schemas are named so that they can be read out. */
const builtInFormats: Readonly<Record<string, string>> = {
  url: 'a whole address, beginning with `https://`',
  email: 'a mail address',
};

/** The same instant in the form that is wanted, as far as the text lets one guess. */
function instantFix(text: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}):(\d{2})(:\d{2})?$/.exec(text.trim());
  if (parts) {
    const [, date, hour = '', minute, second = ':00'] = parts;
    const local = `${date}T${hour.padStart(2, '0')}:${minute}${second}`;
    return `Say in which zone: \`${local}Z\` for UTC, or an offset as in \`${local}+01:00\`.`;
  }
  return 'Write date, time and zone, for example `2026-03-14T10:05:00Z`.';
}

function sizeFinding(
  path: Path,
  name: string,
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  otherwise: string,
): Finding {
  const isBig = issue.code === 'too_big';
  const limit = String(isBig ? issue.maximum : issue.minimum);
  if (issue.origin === 'string' || issue.origin === 'array') {
    const unit = issue.origin === 'string' ? 'characters' : 'entries';
    const what = isBig ? `${name} is longer than ${limit} ${unit}.` : `${name} is empty.`;
    const fix = isBig ? `Shorten it to ${limit} ${unit}.` : `Fill it in${otherwise}.`;
    return { rule: 'bad-length', path, what, fix };
  }
  const side = isBig ? 'at most' : 'at least';
  return {
    rule: 'bad-number',
    path,
    what: `${name} has to be ${side} ${limit}.`,
    fix: `Write a number that is ${side} ${limit}.`,
  };
}

/** What else may be done about something empty; nothing where it is required. */
function insteadOfFilling(schema: z.ZodType, root: unknown, path: Path): string {
  if (typeof path.at(-1) === 'number') return ', or take the entry away';
  const found = schemaAt(schema, root, path);
  return found && unwrap(found) !== found ? ', or leave the key out' : '';
}

function typeFix(
  name: string,
  value: unknown,
  expected: string,
  written: string | undefined,
): string {
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    // In a configuration a number may be computed; then nothing that can be quoted is written.
    const isLiteral =
      /^[-+.]*\d/.test(written ?? '') || written?.toLowerCase() === String(value).toLowerCase();
    return `Put it in quotes: \`"${isLiteral ? written : String(value)}"\`.`;
  }
  if (expected === 'array')
    return `Write a list: each entry on a line of its own that begins with \`- \`.`;
  if (expected === 'object') return `Write \`key: value\` lines below ${name}.`;
  return `Write ${article(expected)}.`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping of keys and values',
  function: 'a function',
};

function article(expected: string): string {
  return typeNames[expected] ?? expected;
}

/** What kind of value it is, as a message says it. */
export function typeOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return code(String(value));
  if (typeof value === 'number') return `the number ${code(String(value))}`;
  if (typeof value === 'bigint') return `the number ${code(`${value}n`)}`;
  // What only code can make: a `Date`, a `Map`, …
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (typeof value === 'object' && kind !== 'Object') return `a ${code(kind)}`;
  return article(typeof value);
}

/** ``entry 2 of `updates` ``, `` `from` ``: how a path is said. */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The document';
  if (typeof last !== 'number') return code(String(last));
  return `entry ${last + 1} of ${code(String(path.at(-2) ?? ''))}`;
}

/** The value at a path; undefined where there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    root,
  );
}

/** The schema of the value at a path: through optional, default, pipe, list, object and the kind of an object. */
function schemaAt(schema: z.ZodType, value: unknown, path: Path): z.ZodType | undefined {
  const bare = variantOf(unwrap(schema), value);
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const inner = valueAt(value, [step]);
  if (bare instanceof z.ZodArray) return schemaAt(bare.element as z.ZodType, inner, rest);
  if (!(bare instanceof z.ZodObject)) return undefined;
  const next = (bare.shape as Record<PropertyKey, z.ZodType | undefined>)[step];
  return next && schemaAt(next, inner, rest);
}

function keysAt(schema: z.ZodType, root: unknown, path: Path): string[] {
  const found = schemaAt(schema, root, path);
  const bare = found && variantOf(unwrap(found), valueAt(root, path));
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

/** Every key that a value of this schema may have, at any depth. */
export function keysWithin(schema: z.ZodType): string[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodArray) return keysWithin(bare.element as z.ZodType);
  if (!(bare instanceof z.ZodObject)) return [];
  const shape = bare.shape as Record<string, z.ZodType>;
  return Object.entries(shape).flatMap(([key, inner]) => [key, ...keysWithin(inner)]);
}

/** Of objects of several kinds, the kind that the value says it is, or else the first. */
function variantOf(schema: z.ZodType, value: unknown): z.ZodType {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const variants = schema.options as readonly z.ZodObject[];
  const { discriminator } = schema.def;
  const kind = valueAt(value, [discriminator]);
  const isMeant = ({ shape }: z.ZodObject): boolean =>
    (shape as Record<string, z.ZodType>)[discriminator]?.safeParse(kind).success === true;
  return variants.find(isMeant) ?? variants[0] ?? schema;
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema;
}

/** A sentence as a part of another. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
