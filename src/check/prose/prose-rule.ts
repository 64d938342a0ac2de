import type { DocumentName } from '../../read/raw-document.ts';
import type { ProseRuleId } from '../../schema/prose-rule-ids.ts';
import type { Passage } from './passages.ts';

/** Where a text stands, as far as rules care. */
export interface ProsePlace {
  readonly document: DocumentName;
  /** The key, with `*` for the entries of lists: `updates.*.text`; `body` for the text below the frontmatter. */
  readonly key: string;
}

/** Some words of a passage: half-open offsets in its text. */
export interface Match {
  readonly from: number;
  readonly to: number;
}

/** What a rule may ask the configuration. */
export interface ProseSettings {
  /** Names that stand in no record. */
  readonly people: readonly string[];
}

/** A rule about prose in one language: what it finds, and how it explains itself. */
export interface ProseRule {
  readonly id: ProseRuleId;
  /**
   * Matches the source of every document that the rule can find something in, and of few others: most are never
   * parsed.
   */
  readonly cue: (settings: ProseSettings) => RegExp;
  /** Whether texts at this place are judged. */
  readonly reads: (place: ProsePlace) => boolean;
  readonly find: (passage: Passage, place: ProsePlace, settings: ProseSettings) => readonly Match[];
  /** Whether the first hit in a file stands for all. */
  readonly oncePerFile?: boolean;
  /** What is wrong with the words that were found, as a sentence. */
  readonly what: (words: string) => string;
  /** What to write instead. */
  readonly fix: string;
  /** For the documentation: a sentence that the rule finds something in, and a better one. */
  readonly example: string;
  readonly rewording: string;
  /** For the documentation: sentences that look alike and are left alone. */
  readonly spares: readonly string[];
}

/** Texts that are Markdown or plain words; names of teams and owners are neither. */
export function isProse({ key }: ProsePlace): boolean {
  return key !== 'authors.*' && key !== 'actions.*.owner';
}

/** What looks back, as against what was said while it lasted. */
export function isPostmortem(place: ProsePlace): boolean {
  return place.document === 'postmortem.md' && isProse(place);
}
