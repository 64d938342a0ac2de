import { describe, expect, it } from 'vitest';
import { proseCheck } from '../../../../src/check/prose/check-prose.ts';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { configFor, foundIn } from './postmortem-of.ts';

const check = proseCheck(configFor({}));

function rulesIn(body: string, frontmatter = 'status: draft'): string[] {
  return foundIn(check, `---\n${frontmatter}\n---\n${body}\n`).map(
    ({ rule, line, column }) => `${rule} ${line}:${column}`,
  );
}

const blame = 'It was human error.';

describe('a comment in Markdown', () => {
  it('switches a rule off for the block below it, and only for that', () => {
    const ignore = '<!-- lifeboat-ignore human-error: the words of the report -->';
    expect(rulesIn(`${ignore}\n\n${blame}\n\n${blame}`)).toEqual(['human-error 8:8']);
    expect(rulesIn(`${ignore}\n- ${blame}\n- ${blame}`)).toEqual([]);
    expect(rulesIn(`${ignore}\n<!-- another -->\n\n${blame}`)).toEqual([]);
  });

  it('switches a rule off for the paragraph that it stands in', () => {
    expect(rulesIn(`${blame} <!-- lifeboat-ignore human-error: quoted -->`)).toEqual([]);
  });

  it('switches several rules off one by one', () => {
    const text = 'It was human error, and a careless one.';
    expect(
      rulesIn(
        `<!-- lifeboat-ignore human-error: a -->\n<!-- lifeboat-ignore judging-words: b -->\n\n${text}`,
      ),
    ).toEqual([]);
    expect(rulesIn(`<!-- lifeboat-ignore human-error: a -->\n\n${text}`)).toEqual([
      'judging-words 6:27',
    ]);
  });

  it('switches a rule off until it is switched on, or to the end', () => {
    const off = '<!-- lifeboat-disable human-error: a page about the words -->';
    const on = '<!-- lifeboat-enable human-error -->';
    expect(rulesIn(`${off}\n\n${blame}\n\n${blame}\n\n${on}\n\n${blame}`)).toEqual([
      'human-error 12:8',
    ]);
    expect(rulesIn(`${blame}\n\n${off}\n\n${blame}\n\n## Then\n\n${blame}`)).toEqual([
      'human-error 4:8',
    ]);
  });

  it('needs a reason, and a rule that there is', () => {
    expect(rulesIn(`<!-- lifeboat-ignore human-error -->\n\n${blame}`)).toEqual([
      'human-error 6:8',
      'ignore-unsound 4:1',
    ]);
    expect(rulesIn('<!-- lifeboat-ignore human-eror: a slip -->\n\nText.')).toEqual([
      'ignore-unsound 4:1',
    ]);
    expect(rulesIn('<!-- lifeboat-ignore unknown-component: never -->\n\nText.')).toEqual([
      'ignore-unsound 4:1',
    ]);
    expect(rulesIn('<!-- lifeboat-ignore -->\n\nText.')).toEqual(['ignore-unsound 4:1']);
  });

  it('is told of when there is nothing to switch off', () => {
    expect(rulesIn('<!-- lifeboat-ignore human-error: was -->\n\nFine.')).toEqual([
      'ignore-unused 4:1',
    ]);
    expect(rulesIn('Fine.\n\n<!-- lifeboat-ignore human-error: nothing below -->')).toEqual([
      'ignore-unused 6:1',
    ]);
  });

  it('is no directive in code', () => {
    expect(rulesIn('`<!-- lifeboat-ignore human-error: x -->`\n\n' + blame)).toEqual([
      'human-error 6:8',
    ]);
  });
});

it('does not appear on the page', () => {
  const text = '<!-- lifeboat-ignore human-error: quoted -->\n\nText. <!-- lifeboat-enable x -->';
  const html = renderMarkdown(text, {
    id: 'x',
    topHeading: 2,
    picture: () => undefined,
    words: { table: '', taskDone: '', taskOpen: '' },
  });
  expect(html).not.toContain('lifeboat');
});

describe('a comment in YAML', () => {
  it('switches a rule off for the value below it', () => {
    const note = '  # lifeboat-ignore human-error: the words of the report';
    const frontmatter = `wentPoorly:\n${note}\n  - ${blame}\n  - ${blame}`;
    expect(rulesIn('', frontmatter)).toEqual(['human-error 5:12']);
    const block = `detection:\n  by: staff\n${note}\n  text: |\n    One.\n\n    ${blame}`;
    expect(rulesIn('', block)).toEqual([]);
  });

  it('switches a rule off for the value on its line', () => {
    const frontmatter = `trigger: ${blame} # lifeboat-ignore human-error: quoted`;
    expect(rulesIn('', frontmatter)).toEqual([]);
  });

  it('needs a reason, a rule, and something to switch off', () => {
    expect(rulesIn('', `# lifeboat-ignore human-error\ntrigger: ${blame}`)).toEqual([
      'human-error 3:17',
      'ignore-unsound 2:1',
    ]);
    expect(rulesIn('', `trigger: A lease. # lifeboat-ignore human-error: old`)).toEqual([
      'ignore-unused 2:19',
    ]);
  });
});

describe('the configuration', () => {
  it('switches rules off', () => {
    const none = proseCheck(configFor({ off: ['human-error'] }));
    expect(foundIn(none, `---\nx: 1\n---\n${blame}`)).toEqual([]);
  });

  it('switches a rule on that is off by itself', () => {
    const source = '---\nx: 1\n---\n## Why did it stop?';
    expect(foundIn(check, source)).toEqual([]);
    const asked = proseCheck(configFor({ on: ['why-question'] }));
    expect(foundIn(asked, source)).toMatchObject([{ rule: 'why-question', line: 4, column: 4 }]);
  });

  it('allows words, whatever their case and wherever a line breaks', () => {
    const allowing = proseCheck(configFor({ allow: ['human error bar', '@Copilot'] }));
    const text = 'The Human\nerror bar of @copilot. Human error.';
    expect(foundIn(allowing, `---\nx: 1\n---\n${text}`)).toMatchObject([{ line: 5, column: 24 }]);
  });

  it('says nothing of a language that nobody wrote rules for', () => {
    const german = proseCheck(configFor({}, { locale: 'de' }));
    expect(foundIn(german, `---\nx: 1\n---\n${blame}`)).toEqual([]);
    const british = proseCheck(configFor({}, { locale: 'en-GB' }));
    expect(foundIn(british, `---\nx: 1\n---\n${blame}`)).toHaveLength(1);
  });
});

describe('what is judged', () => {
  it('is every text of every record', () => {
    const incident = `---\ntitle: ${blame}\nupdates:\n  - at: x\n    text: ${blame}\ncustomerAction: ${blame}\n---\n${blame}`;
    expect(foundIn(check, incident, 'incident.md')).toHaveLength(4);
    const maintenance = `---\ntitle: ${blame}\nexpect: ${blame}\n---\n`;
    expect(foundIn(check, maintenance, 'maintenance.md')).toHaveLength(2);
  });

  it('are owners and authors too, but only for names', () => {
    const named = proseCheck(configFor({ people: ['Dana Rose'] }));
    const source =
      '---\nauthors: [Dana Rose, Careless team]\nactions:\n  - owner: Dana Rose\n    title: x\n---\n';
    expect(foundIn(named, source).map(({ rule, line }) => `${rule} ${line}`)).toEqual([
      'named-person 2',
      'named-person 4',
    ]);
  });

  it('is a footnote, a list and a table, and no raw HTML', () => {
    const body = `A[^1]\n\n[^1]: ${blame}\n\n1. x\n   ${blame}\n\n| a |\n|---|\n| ${blame} |\n\n<div>${blame}</div>`;
    expect(rulesIn(body)).toEqual(['human-error 6:14', 'human-error 9:11', 'human-error 13:10']);
  });

  it('is found at its place behind escapes, entities and emphasis', () => {
    expect(rulesIn('\\* &amp; &nbsp;**It** was [human](https://x.example) *error*.')).toEqual([
      'human-error 4:28',
    ]);
  });

  it('is reported once a file where one hit stands for all', () => {
    const body = 'The root cause was A.\n\nThe root cause was B.';
    expect(rulesIn(body)).toEqual(['single-root-cause 4:1']);
  });

  it('is nothing in a document that could not be parsed', () => {
    expect(foundIn(check, `---\na: [\n---\n${blame}`)).toEqual([]);
    expect(foundIn(check, blame)).toEqual([]);
  });
});
