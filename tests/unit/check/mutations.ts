import type { Seeded } from './seeded.ts';

/** A way to spoil a file. */
type Mutation = (text: string, random: Seeded, other: string) => string;

/** What means something to YAML, to Markdown, to JavaScript or to a terminal. */
const specials = [
  ...[': ', '- ', '? ', '# ', '&a ', '*a', '<<: *a', '!!binary ', '!x ', '%YAML 1.1', '...', '---'],
  ...[
    '|',
    '>-',
    '|+9',
    '@',
    '`',
    '"',
    "'",
    '\\',
    '"\\x',
    '"\\u00',
    '[',
    ']',
    '{',
    '}',
    ',',
    '~',
    '=',
  ],
  ...['null', 'true', 'no', '.nan', '-.inf', '1e400', '0x1F', '0o17', '1_000', '12:30:45', '-0'],
  ...['__proto__: ', 'constructor: ', 'toString: ', 'hasOwnProperty: 1', 'length: -1'],
  ...[
    '\t',
    '\r',
    '\n',
    '\n\n',
    '\0',
    '\u001b[31m',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u202e',
    '\ud800',
  ],
  ...[
    '![',
    '![a](b.png)',
    '![](%0a)',
    '<img src=x>',
    '[^1]',
    '[^1]: x',
    '<script>',
    '</p>',
    '|a|\n|-|',
  ],
  ...['2026-02-30T00:00:00Z', '2026-03-14', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', ''],
];

const nestings = [
  '[',
  '{a: ',
  '- ',
  '? ',
  '> ',
  '&a [',
  '*a [',
  '((',
  '**',
  '![',
  '<b>',
  '"',
  '[[a]',
];

function place(text: string, { below }: Seeded): number {
  return below(text.length + 1);
}

function insert(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

/** Changes the list of lines, of which there is at least one. */
function byLines(change: (lines: string[], random: Seeded) => void): Mutation {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random);
    return lines.join('\n');
  };
}

const mutations: readonly Mutation[] = [
  // Characters
  (text, random) => insert(text, place(text, random), random.pick(specials)),
  (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + text.slice(at + 1 + random.below(20));
  },
  (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + random.pick(specials) + text.slice(at + 1 + random.below(8));
  },
  (text, random) => insert(text, place(text, random), String.fromCodePoint(random.below(0x3000))),
  (text, random) => text.slice(0, place(text, random)),
  // Lines
  byLines((lines, { below }) => lines.splice(below(lines.length), 1)),
  byLines((lines, { below }) => lines.splice(below(lines.length), 1 + below(4))),
  byLines((lines, { below }) => {
    const at = below(lines.length);
    lines.splice(below(lines.length), 0, lines[at] ?? '');
  }),
  byLines((lines, { below }) => {
    const [a, b] = [below(lines.length), below(lines.length)];
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  }),
  byLines((lines, { below, pick }) => {
    const at = below(lines.length);
    lines[at] = pick(['', ' ', '  ', '    ', '\t']) + (lines[at] ?? '').trimStart();
  }),
  byLines((lines, { below, pick }) => {
    const at = below(lines.length);
    lines[at] = (lines[at] ?? '').replace(/: .*/, () => `: ${pick(specials)}`);
  }),
  byLines((lines, { below, pick }) => {
    const at = below(lines.length);
    lines[at] = (lines[at] ?? '').replace(
      /: /,
      () => `: ${pick(['&a ', '*a ', '!!str ', '[*a, '])}`,
    );
  }),
  byLines((lines, { below }) => {
    const at = below(lines.length);
    lines[at] = (lines[at] ?? '').replace(/: .*/, ': &a [*a]');
  }),
  // The whole file
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll('---', ''),
  (text, random) =>
    insert(text, place(text, random), random.pick(nestings).repeat(1 + random.below(900))),
  (text, random, other) => text.slice(0, place(text, random)) + other.slice(place(other, random)),
  (text, random, other) => insert(text, place(text, random), other),
];

/** The bytes of a file that was spoiled in one to three ways, a few times also below its characters. */
export function mutated(texts: readonly string[], random: Seeded): Uint8Array {
  let text = random.pick(texts);
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    text = random.pick(mutations)(text, random, random.pick(texts));
  }
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > 0 && random.below(10) === 0) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
}
