import { isPicture, pictureName } from '../markdown/picture-name.ts';
import { renderMarkdown } from '../markdown/render.ts';
import type { Path, Position } from '../read/fault.ts';
import type { RawDocument } from '../read/raw-document.ts';
import { picturePlaces } from './picture-places.ts';
import { type Finding, type Problem, problemAt } from './problem.ts';
import { lowerFirst, valueAt } from './shape.ts';
import { code, didYouMean, quotesFix } from './suggestion.ts';

/** The keys, at any depth, whose values are Markdown. */
const markdownKeys: ReadonlySet<PropertyKey> = new Set([
  'text',
  'expect',
  'customerAction',
  'workaround',
  'dataLossNote',
  'wentWell',
  'wentPoorly',
  'lucky',
  'lessons',
  'openQuestions',
]);

/** The keys whose values are texts without Markdown. */
const plainTextKeys: ReadonlySet<PropertyKey> = new Set([
  'title',
  'of',
  'regions',
  'none',
  'summary',
  'authors',
  'owner',
  'tracking',
  'reason',
  'noActionsReason',
]);

/** What is wrong with the texts of a document. */
export function textProblems(document: RawDocument, pictures: readonly string[]): Problem[] {
  const footnotes = footnoteProblems(document);
  return [
    ...cutProblems(document),
    ...(footnotes.length > 0 ? footnotes : pictureProblems(document, pictures)),
  ];
}

/** Words that a reader of the file sees, and one of the page does not. */
function cutProblems({ file, name, value, cutTexts }: RawDocument): Problem[] {
  return cutTexts.flatMap(({ path, by, at, lost, written }) => {
    const text = valueAt(value, path);
    const key = path.findLast((step) => typeof step === 'string') ?? '';
    const isText =
      markdownKeys.has(key) ||
      plainTextKeys.has(key) ||
      // An incident’s is one word of a list.
      (key === 'trigger' && name === 'postmortem.md');
    if (!isText || text === 'none') return [];
    const isComment = by === 'comment';
    const what = `YAML takes ${code(lost)} for ${byName[by]}: the page would say ${code(String(text))}.`;
    const whole = written.includes('\n')
      ? 'Write the text below its key and `|`, indented.'
      : quotesFix(written);
    const fix = isComment
      ? `If it belongs to the text: ${lowerFirst(whole)} A comment goes on a line of its own.`
      : whole;
    // Between the sign and a comment stands a space; `#12` is a number.
    const rule = isComment && /^#+(?:\s|$)/.test(lost) ? 'text-comment' : 'text-cut';
    return [problemAt(file, at, { rule, what, fix })];
  });
}

const byName = { anchor: 'an anchor', tag: 'a tag', comment: 'a comment' } as const;

/** Pictures in texts are local, exist, and have a text beside them. */
function pictureProblems(document: RawDocument, pictures: readonly string[]): Problem[] {
  return textsOf(document).flatMap(({ path, text }) => {
    const written = picturesIn(text);
    const found = written.map((picture) => pictureFindings(picture, pictures));
    if (found.every((findings) => findings.length === 0)) return [];
    const places = picturePlaces(
      text,
      written.map(({ source }) => source),
    );
    return found.flatMap((findings, index) => {
      const offset = places[index];
      const at = offset === undefined ? document.locate(path) : document.locateText(path, offset);
      return findings.map((finding) => problemAt(document.file, at, finding));
    });
  });
}

interface Picture {
  readonly source: string;
  readonly hasText: boolean;
}

function pictureFindings(
  { source, hasText }: Picture,
  pictures: readonly string[],
): Omit<Finding, 'path'>[] {
  const name = pictureName(source);
  if (name === undefined) {
    return [
      {
        rule: 'picture-foreign',
        what: `The picture ${code(source)} is not in this folder.`,
        fix: 'Put the file beside this one and write its name alone.',
      },
    ];
  }
  const findings: Omit<Finding, 'path'>[] = [];
  if (!pictures.includes(name)) {
    const fix = isPicture(name)
      ? pictures.length > 0
        ? didYouMean(name, pictures)
        : 'Put the file beside this one.'
      : 'Use a PNG, JPEG, GIF, WebP or AVIF file. SVG is not published: it can carry scripts.';
    const what = `There is no picture ${code(name)} in this folder.`;
    findings.push({ rule: 'picture-missing', what, fix });
  }
  if (!hasText) {
    const fix = `Write \`![what it shows](${name})\`.`;
    const what = `The picture ${code(name)} has no text.`;
    findings.push({ rule: 'picture-without-text', what, fix });
  }
  return findings;
}

const mostFootnotes = 1000;

/** The time that footnotes take grows with the square of their number. */
function footnoteProblems(document: RawDocument): Problem[] {
  return textsOf(document).flatMap(({ path, text }) => {
    const count = text.match(/\[\^|\^\[/g)?.length ?? 0;
    // Each footnote has two marks: where it is meant, and where its text stands.
    if (count <= 2 * mostFootnotes) return [];
    const what = `The text has ${count} marks of footnotes.`;
    const fix = 'Write the text of the footnotes where they are meant, or leave them out.';
    const at = path.length > 0 ? document.locate(path) : placeOfBody(document);
    return [problemAt(document.file, at, { rule: 'too-many-footnotes', what, fix })];
  });
}

interface Text {
  readonly path: Path;
  readonly text: string;
}

/** Every Markdown text of a document; the body has an empty path. */
function textsOf({ value, body }: RawDocument): Text[] {
  return [...markdownTexts(value, []), { path: [], text: body }];
}

function placeOfBody({ source, body }: RawDocument): Position {
  return positionAt(source, Math.max(source.lastIndexOf(body), 0));
}

function positionAt(source: string, offset: number): Position {
  const above = source.slice(0, offset).split('\n');
  return { line: above.length, column: (above.at(-1)?.length ?? 0) + 1 };
}

function markdownTexts(value: unknown, path: Path, isMarkdown = false): Text[] {
  if (typeof value === 'string') return isMarkdown ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    const isText = markdownKeys.has(step) || (isMarkdown && typeof step === 'number');
    return markdownTexts(child, [...path, step], isText);
  });
}

/** The pictures of a text, by the same renderer that will print it. */
function picturesIn(text: string): Picture[] {
  if (!text.includes('![') && !/<img/i.test(text)) return [];
  const sources: string[] = [];
  const html = renderMarkdown(text, {
    id: 'check',
    topHeading: 2,
    words: { table: '', taskDone: '', taskOpen: '' },
    picture: (source) => `/${sources.push(source) - 1}`,
  });
  return sources.map((source, index) => ({
    source,
    hasText: !html.includes(`src="/${index}" alt=""`),
  }));
}
