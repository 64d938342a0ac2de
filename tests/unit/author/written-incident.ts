import type { Seeded } from '../check/seeded.ts';

/*
 * Incidents as different people write them: other quotes, other indentation, comments everywhere, keys in any
 * order, mappings and lists between brackets, line ends of another system. All of them are valid and open.
 */

export const componentIds = ['checkout', 'search', 'database'] as const;

/** An open incident that began within the last hours before `2026-03-14T12:00Z`. */
export function writtenIncident(random: Seeded): string {
  const style = styleOf(random);
  const blocks = shuffled(
    [
      () => `title: ${style.quoted(random.pick(titles))}${style.remark()}\n`,
      () => impactBlock(random, style),
      () => updatesBlock(random, style),
      ...optionalBlocks(random, style),
    ],
    random,
  );
  const between = (): string =>
    random.pick([
      '',
      '',
      '',
      '\n',
      '# ---- note to ourselves ----\n',
      '\n# TODO: ask the bank\n\n',
    ]);
  const yaml = between() + blocks.map((block) => block() + between()).join('');
  const body = random.pick([
    '',
    '\n',
    '\nSome *background* with `code`.\n\n- a list\n',
    '\n---\n\nAfter a rule.',
  ]);
  const text = `---${random.pick(['', '', ' '])}\n${yaml}---\n${body}`;
  const lineEnd = random.pick(['\n', '\n', '\r\n']);
  return random.pick(['', '', '\ufeff']) + text.replaceAll('\n', lineEnd);
}

const titles = [
  'Checkout fails for some cards',
  'Search: results are "old" # and slow',
  "Customers can't log in",
  'Störung in München – 50 % langsamer',
  '404 everywhere',
];

const texts = [
  'Some card payments are declined. Wallet payments work.',
  'We see errors: about 5 % of requests fail.\n\n- checkout\n- search\n\nMore soon.',
  'It is # not a comment, and --- no end.',
  '"Quoted" and \'single\' and `code` and a \\ backslash.',
  '    an indented beginning\nand a line after it',
];

interface Style {
  /** Spaces before the dash of a list. */
  readonly dash: number;
  readonly isFlow: boolean;
  readonly quoted: (text: string) => string;
  readonly remark: () => string;
  readonly block: (text: string, column: number) => string;
}

function styleOf(random: Seeded): Style {
  const quoted = (text: string): string =>
    random.pick([JSON.stringify(text), `'${text.replaceAll("'", "''")}'`]);
  return {
    dash: random.pick([0, 2, 2, 4]),
    isFlow: random.below(5) === 0,
    quoted,
    remark: () => random.pick(['', '', '', ' # as the monitoring says', '   #x']),
    block: (text, column) => blockText(text, column, random),
  };
}

/** A text as `|`, `>`, `|-`, `|+`, or between quotes. */
function blockText(text: string, column: number, random: Seeded): string {
  const header = random.pick(['|', '|-', '|+', '>', '"']);
  if (header === '"' || text.startsWith(' ')) return `${JSON.stringify(text)}\n`;
  const indent = ' '.repeat(column + random.pick([2, 2, 4]));
  const lines = text.split('\n').map((line) => (line === '' ? '' : indent + line));
  const blank = random.pick(['', '', '\n', '\n\n']);
  return `${header}\n${lines.join('\n')}\n${blank}`;
}

const impactLevels = ['degraded_performance', 'partial_outage', 'major_outage'] as const;

function impactBlock(random: Seeded, { dash, isFlow, quoted, remark }: Style): string {
  const hit = shuffled([...componentIds], random).slice(0, 1 + random.below(3));
  const windows = hit.map((component, index) => {
    const isOver = index > 0 && random.below(3) === 0;
    return [
      ['component', random.pick([component, quoted(component)])],
      ['level', random.pick(impactLevels)],
      ['from', instant(8, random.below(59), random)],
      ...(isOver ? [['to', instant(9, random.below(59), random)]] : []),
      ...(random.below(4) === 0 ? [['approximate', 'true']] : []),
    ] as const;
  });
  if (isFlow && random.below(2) === 0) {
    const entries = windows.map(
      (keys) => `{ ${keys.map(([key, value]) => `${key}: ${value}`).join(', ')} }`,
    );
    return `impact: [${entries.join(', ')}]${remark()}\n`;
  }
  const lines = windows.map((keys) =>
    isFlow
      ? `${' '.repeat(dash)}- {${keys.map(([key, value]) => `${key}: ${value}`).join(', ')}}${remark()}\n`
      : keys
          .map(
            ([key, value], index) =>
              `${' '.repeat(dash)}${index === 0 ? '- ' : '  '}${key}: ${value}${remark()}\n`,
          )
          .join('') + random.pick(['', '', `${' '.repeat(dash + 2)}# still lasts?\n`]),
  );
  return `impact:${remark()}\n${lines.join(random.pick(['', '', '\n']))}`;
}

function updatesBlock(random: Seeded, { dash, quoted, remark, block }: Style): string {
  const count = 1 + random.below(4);
  const updates = Array.from({ length: count }, (_update, index) => {
    const keys = shuffled(
      [
        () =>
          `at: ${instant(9 + Math.floor(index / 2), 5 + (index % 2) * 30, random)}${remark()}\n`,
        () =>
          `status: ${random.pick(['investigating', 'identified', 'update', quoted('monitoring')])}\n`,
        () => `text: ${block(random.pick(texts), dash + 2)}`,
        ...(random.below(2) === 0
          ? [() => `nextUpdateBy: "2026-03-14T13:00:00Z"${remark()}\n`]
          : []),
      ],
      random,
    );
    const pad = ' '.repeat(dash);
    return keys.map((key, position) => `${pad}${position === 0 ? '- ' : '  '}${key()}`).join('');
  });
  const after = random.pick([
    '',
    '',
    `${' '.repeat(dash + 2)}# said by phone, too\n`,
    '# end of the updates\n',
  ]);
  return `updates:\n${updates.join(random.pick(['', '', '\n', `${' '.repeat(dash)}# next\n`]))}${after}`;
}

function optionalBlocks(random: Seeded, { quoted, remark, block }: Style): (() => string)[] {
  const all = [
    () => `detectedAt: 2026-03-14T08:59:30+00:00${remark()}\n`,
    () => `detectedBy: ${quoted('monitoring')}\n`,
    () => `dataLoss: ${random.pick(['unknown', quoted('delayed')])}${remark()}\n`,
    () => `customerAction: ${block('Try again later.', 0)}`,
    () => `workaround: ${block('Pay with a wallet.', 0)}`,
    () => `affected: {share: 0.3, of: ${quoted('payments')}, estimated: true}${remark()}\n`,
    () => 'affected:\n    count: 12 # of them known\n    of: customers\n',
  ];
  const chosen = shuffled(all.slice(0, 5), random).slice(0, random.below(5));
  return random.below(2) === 0 ? chosen : [...chosen, random.pick(all.slice(5))];
}

function instant(hour: number, minute: number, random: Seeded): string {
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const text = random.pick([
    `2026-03-14T${time}:00Z`,
    `2026-03-14T${time}Z`,
    `2026-03-14T${time}:00+00:00`,
  ]);
  return random.pick([text, text, `"${text}"`, `'${text}'`]);
}

function shuffled<Entry>(entries: readonly Entry[], random: Seeded): Entry[] {
  const rest = [...entries];
  return entries.map(() => rest.splice(random.below(rest.length), 1)[0] as Entry);
}
