import {
  type Change,
  type Files,
  INCIDENT,
  incident,
  MAINTENANCE,
  maintenance,
  POSTMORTEM,
  postmortem,
} from '../site-text.ts';
import type { RuleCase } from './rule-case.ts';

const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);

/** The incident of the base with another body and pictures in its folder. The body is line 18. */
function withBody(body: string, ...pictures: readonly string[]): Files {
  return { ...incident(['The background.', body]), ...beside(pictures) };
}

function beside(pictures: readonly string[]): Files {
  return Object.fromEntries(
    pictures.map((name) => [`incidents/2026-03-14-checkout/${name}`, picture]),
  );
}

const inText = (markdown: string): Change => ['text: All cards work again.', `text: ${markdown}`];

const footnotes = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a[^${index}]\n\n[^${index}]: b\n`).join('\n');

export const textCases: readonly RuleCase[] = [
  {
    rule: 'too-many-footnotes',
    when: 'a body has more than a thousand footnotes',
    wrong: withBody(footnotes(1001)),
    at: [INCIDENT, 18, 1],
    what: 'The text has 2002 marks of footnotes.',
    fix: 'Write the text of the footnotes where they are meant, or leave them out.',
    right: withBody(footnotes(1000)),
  },
  {
    rule: 'too-many-footnotes',
    when: 'an update has thousands of footnotes',
    wrong: incident(inText('^[a] '.repeat(2001))),
    at: [INCIDENT, 14, 11],
    what: 'The text has 2001 marks of footnotes.',
    fix: 'Write the text of the footnotes where they are meant, or leave them out.',
    right: incident(inText('^[a] '.repeat(1000))),
  },
  {
    rule: 'picture-missing',
    when: 'the name of a picture is misspelt',
    wrong: withBody('![A graph](grahp.png)', 'graph.png'),
    at: [INCIDENT, 18, 12],
    what: 'There is no picture `grahp.png` in this folder.',
    fix: 'Did you mean `graph.png`?',
    right: withBody('![A graph](graph.png)', 'graph.png'),
  },
  {
    rule: 'picture-missing',
    when: 'there is no picture in the folder at all',
    wrong: incident(inText('"![A graph](graph.png)"')),
    at: [INCIDENT, 14, 23],
    what: 'There is no picture `graph.png` in this folder.',
    fix: 'Put the file beside this one.',
    right: { ...incident(inText('"![A graph](./graph.png)"')), ...beside(['graph.png']) },
  },
  {
    rule: 'picture-missing',
    when: 'its name is written with escapes, and so stands nowhere in the file',
    wrong: incident(inText('"![A graph](gr\\u0061hp.png)"')),
    at: [INCIDENT, 14, 11],
    what: 'There is no picture `grahp.png` in this folder.',
    fix: 'Put the file beside this one.',
    right: { ...incident(inText('"![A graph](gr\\u0061hp.png)"')), ...beside(['grahp.png']) },
  },
  {
    rule: 'picture-missing',
    when: 'a picture is an SVG',
    wrong: withBody('![A graph](graph.svg)'),
    at: [INCIDENT, 18, 12],
    what: 'There is no picture `graph.svg` in this folder.',
    fix: 'Use a PNG, JPEG, GIF, WebP or AVIF file. SVG is not published: it can carry scripts.',
    right: withBody('![A graph](graph.webp)', 'graph.webp'),
  },
  {
    rule: 'picture-missing',
    when: 'a picture stands in the list of lessons of a postmortem',
    wrong: postmortem(['timeline:\n', 'lessons:\n  - "![A graph](graph.png)"\ntimeline:\n']),
    at: [POSTMORTEM, 6, 17],
    what: 'There is no picture `graph.png` in this folder.',
    fix: 'Put the file beside this one.',
    right: {
      ...postmortem(['timeline:\n', 'lessons:\n  - "![A graph](graph.png)"\ntimeline:\n']),
      ...beside(['graph.png']),
    },
  },
  {
    rule: 'picture-missing',
    when: 'a picture has a name with a space and an umlaut',
    wrong: withBody('Text.\n\n![A graph](<Länge der Schlange.png>)'),
    at: [INCIDENT, 20, 13],
    what: 'There is no picture `Länge der Schlange.png` in this folder.',
    fix: 'Put the file beside this one.',
    right: withBody('Text.\n\n![A graph](<Länge der Schlange.png>)', 'Länge der Schlange.png'),
  },
  {
    rule: 'picture-missing',
    when: 'the name of a picture stands elsewhere in the file as well',
    wrong: withBody('![A graph](cards.png)'),
    at: [INCIDENT, 18, 12],
    what: 'There is no picture `cards.png` in this folder.',
    fix: 'Put the file beside this one.',
    right: withBody('![A graph](cards.png)', 'cards.png'),
  },
  {
    rule: 'picture-foreign',
    when: 'a picture comes from another host',
    wrong: withBody('![A graph](https://harbour.example/graph.png)'),
    at: [INCIDENT, 18, 12],
    what: 'The picture `https://harbour.example/graph.png` is not in this folder.',
    fix: 'Put the file beside this one and write its name alone.',
    right: withBody('[A graph](https://harbour.example/graph.png)'),
  },
  {
    rule: 'picture-foreign',
    when: 'a picture lies in another folder',
    wrong: maintenance([
      'expect: The shop is away',
      'expect: "![A](../graph.png)" # The shop is away',
    ]),
    at: [MAINTENANCE, 9, 15],
    what: 'The picture `../graph.png` is not in this folder.',
    fix: 'Put the file beside this one and write its name alone.',
    right: maintenance(['expect: The shop', 'expect: "`![A](../graph.png)`" # The shop']),
  },
  {
    rule: 'picture-foreign',
    when: 'a picture stands there as HTML',
    wrong: withBody('<img src="//harbour.example/graph.png" alt="A graph">'),
    at: [INCIDENT, 18, 11],
    what: 'The picture `//harbour.example/graph.png` is not in this folder.',
    fix: 'Put the file beside this one and write its name alone.',
    right: withBody('<img src="graph.png" alt="A graph">', 'graph.png'),
  },
  {
    rule: 'picture-without-text',
    when: 'a picture says nothing to those who cannot see it',
    wrong: withBody('![](graph.png)', 'graph.png'),
    at: [INCIDENT, 18, 5],
    what: 'The picture `graph.png` has no text.',
    fix: 'Write `![what it shows](graph.png)`.',
    right: withBody('![.](graph.png)', 'graph.png'),
  },
  {
    rule: 'picture-without-text',
    when: 'a picture stands there twice, the second time without a text',
    wrong: withBody('![A graph](graph.png)\n\n![](graph.png)', 'graph.png'),
    at: [INCIDENT, 18, 12],
    what: 'The picture `graph.png` has no text.',
    fix: 'Write `![what it shows](graph.png)`.',
    right: withBody('![A graph](graph.png)\n\n![It again](graph.png)', 'graph.png'),
  },
  {
    rule: 'text-cut',
    when: 'a title begins with what YAML takes for an anchor',
    wrong: incident(['title: Checkout', 'title: &Co Checkout']),
    at: [INCIDENT, 2, 8],
    what: 'YAML takes `&Co` for an anchor: the page would say `Checkout fails for some cards`.',
    fix: 'Put the value in quotes: `"&Co Checkout fails for some cards"`.',
    right: incident(
      ['title: Checkout fails for some cards', 'title: &title Checkout fails'],
      inText('*title'),
    ),
  },
  {
    rule: 'text-cut',
    when: 'a text begins with an exclamation mark and a space',
    wrong: incident(inText('! All cards work.')),
    at: [INCIDENT, 14, 11],
    what: 'YAML takes `!` for a tag: the page would say `All cards work.`.',
    fix: 'Put the value in quotes: `"! All cards work."`.',
    right: incident(inText('"! All cards work."')),
  },
  {
    rule: 'text-cut',
    when: 'a number stands behind a hash',
    wrong: incident(inText('All cards work. See #7, do not retry.')),
    at: [INCIDENT, 14, 31],
    what: 'YAML takes `#7, do not retry.` for a comment: the page would say `All cards work. See`.',
    fix: 'If it belongs to the text: put the value in quotes: `"All cards work. See #7, do not retry."`. A comment goes on a line of its own.',
    right: incident(inText('"All cards work. See #7, do not retry."')),
  },
  {
    rule: 'text-cut',
    when: 'a text goes on over lines until a hash',
    wrong: incident(inText('All cards\n      work. See #7')),
    at: [INCIDENT, 15, 17],
    what: 'YAML takes `#7` for a comment: the page would say `All cards work. See`.',
    fix: 'If it belongs to the text: write the text below its key and `|`, indented. A comment goes on a line of its own.',
    right: incident(inText('|\n      All cards\n      work. See #7')),
  },
  {
    rule: 'text-cut',
    when: 'an entry of a list of texts holds a hash',
    wrong: postmortem(['timeline:\n', 'lessons:\n  - Servers #1 to #3 were one.\ntimeline:\n']),
    at: [POSTMORTEM, 6, 13],
    what: 'YAML takes `#1 to #3 were one.` for a comment: the page would say `Servers`.',
    fix: 'If it belongs to the text: put the value in quotes: `"Servers #1 to #3 were one."`. A comment goes on a line of its own.',
    right: postmortem(['timeline:\n', 'lessons:\n  # What a note #1 says.\n  - C#.\ntimeline:\n']),
  },
  {
    rule: 'text-comment',
    when: 'a comment stands behind a title',
    wrong: incident(['some cards', 'some cards # of one bank']),
    at: [INCIDENT, 2, 38],
    what: 'YAML takes `# of one bank` for a comment: the page would say `Checkout fails for some cards`.',
    fix: 'If it belongs to the text: put the value in quotes: `"Checkout fails for some cards # of one bank"`. A comment goes on a line of its own.',
    right: incident(
      ['title: Checkout', '# of one bank\ntitle: Checkout'],
      ['status: investigating', 'status: investigating # by the #2 team'],
      ['component: checkout', 'component: checkout #1'],
      ['to: 2026-03-14T11:00:00Z', 'to: &end 2026-03-14T11:00:00Z # about'],
      ['customerAction: none', 'customerAction: none #nothing\ntrigger: change # of #7'],
    ),
  },
  {
    rule: 'text-comment',
    when: 'a comment stands behind what set it off',
    wrong: postmortem(['version of the checkout.', 'version of the checkout. # 1.2']),
    at: [POSTMORTEM, 12, 41],
    what: 'YAML takes `# 1.2` for a comment: the page would say `A new version of the checkout.`.',
    fix: 'If it belongs to the text: put the value in quotes: `"A new version of the checkout. # 1.2"`. A comment goes on a line of its own.',
    right: postmortem(['A new version of the checkout.', '"A new version of the checkout." # 1.2']),
  },
  {
    rule: 'secret-in-text',
    when: 'an update shows a key, in code',
    wrong: incident(inText(`"We use \`AKIA${'B'.repeat(16)}\`."`)),
    at: [INCIDENT, 14, 20],
    what: 'This looks like an AWS access key.',
    fix: 'Take it out, and make it worthless first: whoever reads the page or the repository has it.',
    right: incident(inText(`"We use \`AKIA${'B'.repeat(15)}\`."`)),
  },
  {
    rule: 'secret-in-text',
    when: 'the body shows a password in an address',
    wrong: withBody('See postgres://shop:hunter2@db.harbour.example/shop.'),
    at: [INCIDENT, 18, 5],
    what: 'This looks like a password in an address.',
    fix: 'Take it out, and make it worthless first: whoever reads the page or the repository has it.',
    right: withBody('See https://harbour.example:8443/a@b.'),
  },
];
