import type { Path } from '../../read/fault.ts';
import type { DocumentName, RawDocument } from '../../read/raw-document.ts';
import type { ProsePlace } from './prose-rule.ts';

/** A text that rules about prose judge. */
export interface ProseText {
  readonly place: ProsePlace;
  /** Leads to it in the frontmatter; empty for the body. */
  readonly path: Path;
  /** Without surrounding white space. */
  readonly text: string;
  /** Where `text` begins in the value, in UTF-16 units. */
  readonly from: number;
}

/** The keys whose values are sentences or names, with `*` for the entries of a list. */
const proseKeys: Readonly<Record<DocumentName, readonly string[]>> = {
  'incident.md': [
    'title',
    'updates.*.text',
    'dataLossNote',
    'customerAction',
    'workaround',
    'postmortem.none',
    'corrections.*.text',
  ],
  'maintenance.md': ['title', 'expect', 'customerAction', 'updates.*.text', 'corrections.*.text'],
  'postmortem.md': [
    'summary',
    'authors.*',
    'timeline.*.text',
    'trigger',
    'detection.text',
    'contributingFactors.*.title',
    'contributingFactors.*.text',
    'wentWell.*',
    'wentPoorly.*',
    'lucky.*',
    'lessons.*',
    'actions.*.title',
    'actions.*.owner',
    'actions.*.reason',
    'noActionsReason',
    'openQuestions.*',
  ],
};

/** All texts of a document that are there, whatever else is wrong with it. */
export function proseTexts({ name, value, body }: RawDocument): ProseText[] {
  const inside = proseKeys[name].flatMap((key) => {
    const place = { document: name, key };
    return textsAt(value, key.split('.'), []).map(({ path, text }) => textAt(place, path, text));
  });
  return [...inside, textAt({ document: name, key: 'body' }, [], body)];
}

function textAt(place: ProsePlace, path: Path, value: string): ProseText {
  return { place, path, text: value.trim(), from: value.length - value.trimStart().length };
}

function textsAt(
  value: unknown,
  [step, ...rest]: readonly string[],
  path: Path,
): { readonly path: Path; readonly text: string }[] {
  if (step === undefined) return typeof value === 'string' ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (step !== '*') {
    return textsAt((value as Readonly<Record<string, unknown>>)[step], rest, [...path, step]);
  }
  return Array.isArray(value)
    ? value.flatMap((entry, index) => textsAt(entry, rest, [...path, index]))
    : [];
}
