import type { Match, ProseRule } from '../prose-rule.ts';

/** `@name` as in a message: not in an address, not the scope of a package, not a version of one. */
const handle =
  /(?<![\p{L}\p{N}_./@:-])@[a-z\d](?:[a-z\d-]{0,38})(?![\p{L}\p{N}_/@-]|\.[\p{L}\p{N}])/giu;

/** Not people: groups in chats, versions of packages, at-rules and annotations of programming languages. */
const nobody = new Set(
  (
    'here channel everyone all team latest next beta alpha canary stable media import keyframes supports charset ' +
    'override deprecated test async nullable transactional cacheable autowired param returns throws types'
  ).split(' '),
);

export const namedPerson: ProseRule = {
  id: 'named-person',
  cue: ({ people }) => new RegExp(['@', ...people.map(loose)].join('|'), 'u'),
  reads: () => true,
  find: ({ text }, _place, { people }) => [
    ...placesOf(text, handle).filter(
      ({ from, to }) => !nobody.has(text.slice(from + 1, to).toLowerCase()),
    ),
    ...people.flatMap((name) => placesOf(text, wholeName(name))),
  ],
  what: (found) => `“${found}” names a person.`,
  fix: 'Name the role or the team; a product with that name goes into `prose.allow`.',
  example: 'The script was run by @dana.',
  rewording: 'The on-call engineer ran the script.',
  spares: [
    'Install tool@latest or @scope/tool.',
    'Write to support@harbour.example.',
    'Mails to @here reach the whole channel.',
  ],
};

function placesOf(text: string, pattern: RegExp): Match[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}

/** The name as it is written, and only as a whole: `Rose` is not in `Rosetta`, and no `rose`. */
function wholeName(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${loose(name)}(?![\\p{L}\\p{N}_])`, 'gu');
}

function loose(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
}
