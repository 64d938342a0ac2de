import { describe, expect, it } from 'vitest';
import { elementsOf, rendered } from './rendered.ts';

describe('Markdown becomes HTML', () => {
  it.each([
    ['emphasis', '*a* **b** ~~c~~', '<p><em>a</em> <strong>b</strong> <s>c</s></p>'],
    ['a line break', 'a  \nb', '<p>a<br>\nb</p>'],
    ['a quotation', '> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['a rule', '***', '<hr>'],
    ['code in a line', '`a < b`', '<p><code>a &lt; b</code></p>'],
    [
      'a block of code with its language',
      '```ts\nif (a < b) {}\n```',
      '<pre><code class="language-ts">if (a &lt; b) {}\n</code></pre>',
    ],
    ['a block of code that is indented', '    a < b', '<pre><code>a &lt; b\n</code></pre>'],
    ['a list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['a list that begins at 3', '3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
    [
      'a link with a title',
      '[a](https://harbour.example "T")',
      '<p><a href="https://harbour.example" title="T">a</a></p>',
    ],
    [
      'entities and escapes',
      '&copy; &lt;b&gt; \\<b\\> R&D',
      '<p>© &lt;b&gt; &lt;b&gt; R&amp;D</p>',
    ],
    ['nothing', '', ''],
    ['white space', ' \n\t\n', ''],
  ])('%s', (_what, markdown, html) => {
    expect(rendered(markdown)).toBe(html);
  });
});

describe('bare addresses', () => {
  it.each([
    [
      'with a scheme are links',
      'See https://harbour.example/a?b=1&c=2.',
      '<p>See <a href="https://harbour.example/a?b=1&amp;c=2">https://harbour.example/a?b=1&amp;c=2</a>.</p>',
    ],
    [
      'in angle brackets are links',
      '<https://harbour.example>',
      '<p><a href="https://harbour.example">https://harbour.example</a></p>',
    ],
    [
      'of mail in angle brackets are links',
      '<support@harbour.example>',
      '<p><a href="mailto:support@harbour.example">support@harbour.example</a></p>',
    ],
    [
      'without a scheme are names and no links',
      'deploy.sh www.harbour.example a@harbour.example 10.0.0.1',
      '<p>deploy.sh www.harbour.example a@harbour.example 10.0.0.1</p>',
    ],
    [
      'in code are no links',
      '`https://harbour.example`',
      '<p><code>https://harbour.example</code></p>',
    ],
  ])('%s', (_what, markdown, html) => {
    expect(rendered(markdown)).toBe(html);
  });
});

describe('tables', () => {
  const table = '| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |';

  it('align their columns by classes, because styles in the text are forbidden', () => {
    const html = rendered(table);
    expect(html).not.toContain('style');
    const cells = elementsOf(html).filter(({ name }) => name === 'th' || name === 'td');
    const classes = ['', 'align-left', 'align-center', 'align-right'];
    expect(cells.map(({ name, attribs }) => `${name} ${attribs['class'] ?? ''}`)).toEqual([
      ...classes.map((each) => `th ${each}`),
      ...classes.map((each) => `td ${each}`),
    ]);
  });

  it('stand in a box with a name that scrolls and that the keyboard reaches', () => {
    const [box, inside] = elementsOf(rendered(table));
    expect(box?.name).toBe('div');
    expect(box?.attribs).toEqual({
      class: 'scroll',
      role: 'group',
      tabindex: '0',
      'aria-label': 'Table',
    });
    expect(inside?.name).toBe('table');
  });

  it('keep their box and classes when raw HTML stands beside them', () => {
    const html = rendered(`${table}\n\n<b>x</b>`);
    expect(elementsOf(html)[0]?.attribs).toEqual({
      class: 'scroll',
      role: 'group',
      tabindex: '0',
      'aria-label': 'Table',
    });
    expect(html).toContain('<td class="align-right">4</td>');
  });

  it('take a name with quotes and brackets', () => {
    const words = { table: 'A "table" <1>', taskDone: '', taskOpen: '' };
    expect(elementsOf(rendered(table, { words }))[0]?.attribs['aria-label']).toBe('A "table" <1>');
  });
});

describe('footnotes', () => {
  const text = 'A[^a] b[^b] c[^a].\n\n[^a]: One.\n[^b]: Two.';

  it('lead there and back', () => {
    const elements = elementsOf(rendered(text));
    const ids = elements.flatMap(({ attribs }) => attribs['id'] ?? []);
    const targets = elements.flatMap(({ attribs }) => attribs['href'] ?? []);
    expect(ids).toEqual(['fnref-t1-1', 'fnref-t1-2', 'fnref-t1-1:1', 'fn-t1-1', 'fn-t1-2']);
    expect(targets.every((target) => ids.includes(target.slice(1)))).toBe(true);
    expect(targets).toHaveLength(6);
  });

  it('have other ids in every text of a page', () => {
    const idsIn = (id: string): string[] =>
      elementsOf(rendered(text, { id })).flatMap(({ attribs }) => attribs['id'] ?? []);
    const all = [...idsIn('update-1'), ...idsIn('update-2'), ...idsIn('body')];
    expect(new Set(all).size).toBe(15);
  });

  it('keep their ids when raw HTML stands beside them', () => {
    const ids = elementsOf(rendered(`<b>x</b> ${text}`)).flatMap(
      ({ attribs }) => attribs['id'] ?? [],
    );
    expect(ids).toEqual(['fnref-t1-1', 'fnref-t1-2', 'fnref-t1-1:1', 'fn-t1-1', 'fn-t1-2']);
  });

  it('may stand in the line', () => {
    expect(rendered('a^[a note] b')).toContain('<li id="fn-t1-1" class="footnote-item"><p>a note ');
  });

  it('that nobody refers to are left out', () => {
    expect(rendered('[^1]: Never used.')).toBe('');
  });
});

describe('task lists', () => {
  it('say in a picture with a name what is done', () => {
    const html = rendered('- [ ] a\n- [x] b\n- [X] c\n\n1. [x] d');
    const tasks = elementsOf(html).filter(({ attribs }) => attribs['class'] === 'task');
    expect(tasks.map(({ attribs }) => `${attribs['role']} ${attribs['aria-label']}`)).toEqual([
      'img to do',
      'img done',
      'img done',
      'img done',
    ]);
    expect(html).toContain('<li><span class="task" role="img" aria-label="done">☑</span> b</li>');
    expect(html).not.toContain('<input');
  });

  it.each(['- [y] a', '- a [ ] b', '[ ] a', '- [] a', '- [ ]a', '- `[ ] a`', '- **[ ] a**'])(
    'are not made of %s',
    (markdown) => {
      expect(rendered(markdown)).not.toContain('task');
    },
  );

  it('may be nested, and stand in lists with empty lines', () => {
    const html = rendered('- [ ] a\n\n  - [x] b\n\n- [x] c');
    expect(html.match(/☐/g)).toHaveLength(1);
    expect(html.match(/☑/g)).toHaveLength(2);
  });
});

describe('headings', () => {
  const levels = (markdown: string, topHeading: 2 | 3 | 4): string =>
    elementsOf(rendered(markdown, { topHeading }))
      .map(({ name }) => name)
      .join(' ');

  it.each([
    ['the highest gets the level of its place', '# a\n\n## b', 3, 'h3 h4'],
    ['it may be written with two marks', '## a\n\n### b', 3, 'h3 h4'],
    ['the highest need not come first', '### a\n\n## b', 2, 'h3 h2'],
    ['none is lower than the sixth', '# a\n\n##### b\n\n###### c', 4, 'h4 h6 h6'],
    ['underlined ones count', 'a\n===\n\nb\n---', 4, 'h4 h5'],
    ['those in quotations count', '> # a\n\n## b', 2, 'blockquote h2 h3'],
  ] as const)('%s', (_what, markdown, topHeading, expected) => {
    expect(levels(markdown, topHeading)).toBe(expected);
  });
});

describe('pictures', () => {
  it('of the record get its address', () => {
    expect(rendered('![A "graph"](graph.png)')).toBe(
      '<p><img src="/incidents/x/graph.png" alt="A &quot;graph&quot;" loading="lazy"></p>',
    );
  });

  it.each([
    ['from another host', '![A <graph>](https://evil.example/graph.png)'],
    ['that do not exist', '![A <graph>](other.png)'],
    ['from another folder', '![A <graph>](../graph.png)'],
    [
      'of which only a reference is given',
      '![A <graph>][g]\n\n[g]: https://evil.example/graph.png',
    ],
  ])('%s are left out, and their text stands in', (_what, markdown) => {
    const html = rendered(markdown);
    expect(elementsOf(html).map(({ name }) => name)).not.toContain('img');
    expect(html).toContain('A &lt;graph&gt;');
  });

  it('in the page itself are no pictures, but text', () => {
    expect(rendered('![A](data:image/png;base64,AA)')).toBe(
      '<p>![A](data:image/png;base64,AA)</p>',
    );
  });

  it('that are written as HTML get the address as well', () => {
    const [img] = elementsOf(rendered('<img src="graph.png" alt="A graph" width="40" onload="x">'));
    expect(img?.attribs).toEqual({
      src: '/incidents/x/graph.png',
      alt: 'A graph',
      loading: 'lazy',
      width: '40',
    });
  });

  it('that are written as HTML and come from elsewhere are left out, and their text stands in', () => {
    const html = rendered('a <img src="https://evil.example/x.png" alt="A <b>graph</b>"> b');
    expect(html).toBe('<p>a <span>A &lt;b&gt;graph&lt;/b&gt;</span> b</p>');
  });

  it('stay when raw HTML stands beside them', () => {
    expect(rendered('![A](graph.png) <b>x</b>')).toContain('src="/incidents/x/graph.png"');
  });

  it('may be links', () => {
    expect(
      elementsOf(rendered('[![A](graph.png)](https://harbour.example)')).map(({ name }) => name),
    ).toEqual(['p', 'a', 'img']);
  });
});

describe('raw HTML', () => {
  it('of text stays', () => {
    const html = '<p><abbr title="Domain Name System">DNS</abbr> <kbd>x</kbd><sup>2</sup></p>';
    expect(rendered(html)).toBe(html);
  });

  it('of a fold stays', () => {
    const html = '<details open><summary>More</summary>\n<p>Text.</p>\n</details>';
    expect(rendered('<details open><summary>More</summary>\n\nText.\n\n</details>')).toBe(html);
  });

  it('loses ids of its own, which could be those of the page', () => {
    expect(rendered('<p id="main">a</p><p id="fn-t2-1">b</p>')).toBe('<p>a</p><p>b</p>');
  });

  it('loses classes of its own, which could be those of the page', () => {
    expect(rendered('<div class="scroll banner">a</div><p class="banner">b</p>')).toBe(
      '<div class="scroll">a</div><p>b</p>',
    );
  });

  it('that is not closed is closed', () => {
    expect(rendered('<b>a')).toBe('<p><b>a</b></p>');
    expect(rendered('<div><ul><li>a')).toBe('<div><ul><li>a</li></ul></div>');
  });

  it('that was never opened cannot close what stands around the text', () => {
    expect(rendered('a</p></div></main></body></html>')).not.toMatch(/<\/(div|main|body|html)>/);
  });
});
