import type { Match } from '../prose-rule.ts';
import { sentenceBefore } from '../word-pattern.ts';

/** Somebody who answers for the system. Not customers and users: what they do is no matter of blame. */
export const responder =
  '(?:on-call(?: engineer)?|engineer|developer|technician|(?:system |database )?administrator|sysadmin|admin' +
  '|employee|intern|contractor|colleague|co-?worker|staff member|team member|responder|someone|somebody' +
  '|(?-i:operator|team)|(?-i:engineers|developers|technicians|administrators|admins|employees|interns|contractors' +
  '|colleagues|team members|responders|operators|teams))';

/** A person without a name. `they` is left out: servers are `they` as well. */
export const personPronoun = '(?:he|she)';

/** Words that may stand between a person and what they did. */
export const between =
  '(?: (?:who|had|has|have|then|also|again|simply|repeatedly|later|[a-z]+ly)){0,3}';

/** A cheap look at whether a text may hold a person, and what they did somewhere behind. */
export function personThen(deeds: string): RegExp {
  const person =
    'engineer|developer|technician|admin|employee|intern|contractor|colleague|worker|member|responder|on-call|some(?:one|body)|operator|team|\\bs?he';
  return new RegExp(`(?:${person})[^.]{0,60}(?:${deeds})`, 'i');
}

const objectOf =
  /(?:^|[\s(])(?:to|for|from|of|by|with|at|between|among|without|via|around|about|on|towards?)\s+(?:(?:the|an?|our|their|its|every|each|all|any|both|this|that|one|two|another)\s+)?(?:[\p{L}-]+\s+){0,2}$/iu;
const someOf =
  /\b(?:one|some|most|many|two|three|both|none|neither|either|any|each)\s+of\s+(?:the|our|their)\s+(?:[\p{L}-]+\s+)?$/iu;
const supposed =
  /\b(?:if|whenever|unless|in case|even when|so that|should)\s+(?:(?:the|an?|our|any|one|another|every|each)\s+)?(?:[\p{L}-]+\s+){0,2}$/iu;
const nobody =
  /\b(?:no|nobody|none|neither|not|never)\s+(?:(?:one|of|the|an?|our|single)\s+){0,3}(?:[\p{L}-]+\s+)?$/iu;

/**
 * Whether the person that a match begins with is who did it: not the object of a preposition ("alerts for the on-call engineer
 * failed"), not supposed ("if an engineer forgets"), not denied ("no engineer forgot").
 */
export function isActor(text: string, match: Match): boolean {
  if (isSoftware(text, match)) return false;
  const before = sentenceBefore(text, match.from);
  if (nobody.test(before) || supposed.test(before)) return false;
  return !objectOf.test(before) || someOf.test(before);
}

/** An operator with the name of a product is software: `the Postgres operator`. */
const product =
  /(?<!\p{L})(?!(?:The|An?|Our|One|No|This|That|Another|Every|Each|Some)\s)(?:\p{Lu}[\p{L}\p{N}-]*|\ufffc)\s+operators?(?!\p{L})/u;

/** Whether the person that a match seems to speak of is software. */
export function isSoftware(text: string, { from, to }: Match): boolean {
  const wordBefore = /\S+\s+$/.exec(text.slice(0, from))?.[0] ?? '';
  return product.test(wordBefore + text.slice(from, to));
}
