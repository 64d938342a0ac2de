import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { editDocument, UneditableError } from '../../../src/author/edit-document.ts';
import { filesIn } from '../cli/run-lifeboat.ts';
import { at, emptyHarbour, incidentText, open, opened } from './harbour.ts';

vi.setConfig({ testTimeout: 60_000 });

const stackTrace = /^ {4}at /m;
const resolveFlags = [
  '--text',
  'Over.',
  '--data-loss',
  'none',
  '--customer-action',
  'none',
] as const;

describe('wrong calls leave everything as it is, and end with 2', () => {
  it.for<readonly [what: string, flags: readonly string[], says: string]>([
    ['an unknown component', ['--component', 'chekout=partial_outage'], 'Did you mean `checkout`?'],
    [
      'an unknown level',
      ['--component', 'checkout=partial-outage'],
      'Did you mean `partial_outage`?',
    ],
    ['a component without a level', ['--component', 'checkout'], 'Write ID=LEVEL'],
    [
      'a component twice',
      ['--component', 'checkout=major_outage'],
      '`checkout` stands here twice.',
    ],
    ['an empty title', ['--title', ' '], 'bad-length'],
    ['a title that is too long', ['--title', 'x'.repeat(121)], 'Shorten it to 120 characters.'],
    ['a title that steers the terminal', ['--title', 'a\u001b[2Jb'], 'bad-format'],
    ['an empty text', ['--text', ' \n '], 'bad-length'],
    ['an unknown severity', ['--severity', 'high'], 'Allowed choices are'],
    [
      'a promise without a zone',
      ['--next-update-by', '2026-03-14T10:35'],
      'Write date, time and zone',
    ],
    ['a promise in the past', ['--next-update-by', '2026-03-14T09:00Z'], 'promise-order'],
    ['a beginning in the future', ['--from', '2026-03-14T12:00Z'], 'in-the-future'],
    ['an unknown upstream', ['--upstream', 'bank'], 'unknown-upstream'],
    ['an unknown option', ['--titel', 'x'], 'unknown option'],
    ['a notice that hits a component', ['--informational'], 'informational-with-impact'],
    [
      'a component that is retired',
      ['--component', 'search=major_outage', '--from', '2027-02-01T00:00Z'],
      'was in service',
    ],
  ])('%s', async ([, flags, says]) => {
    const root = emptyHarbour();
    const before = filesIn(root);
    const { exitCode, stdout, stderr } = await open(root, ...flags);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(stackTrace);
    expect(filesIn(root)).toEqual(before);
  });

  it('an id that is taken', async () => {
    const root = emptyHarbour();
    await open(root);
    const before = filesIn(root);
    const { exitCode, stdout, stderr } = await open(root, '--text', 'Another one.');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('is there already');
    expect(stderr).toContain('--slug');
    expect(filesIn(root)).toEqual(before);
    expect((await open(root, '--slug', 'checkout fails again')).stdout).toMatch(
      /^incidents\/2026-03-14-checkout-fails-again\/incident\.md\n/,
    );
  });

  it('an update that says of a component what cannot be', async () => {
    const root = emptyHarbour();
    await open(root);
    const before = filesIn(root);
    for (const [levels, says] of [
      ['search=operational', '`search` was not hit by this incident.'],
      ['checkout=operational,checkout=major_outage', '`checkout` stands here twice.'],
    ] as const) {
      const args = ['update', opened, '--text', 'So.', '--component', levels];
      const { exitCode, stderr } = await at(root, '10:20', ...args);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(says);
    }
    expect(filesIn(root)).toEqual(before);
  });

  it('an update long before the last one', async () => {
    const root = emptyHarbour();
    await open(root);
    const before = filesIn(root);
    const { exitCode, stderr } = await at(root, '10:00', 'update', opened, '--text', 'Too early.');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('in-the-future');
    expect(stderr).toContain('Nothing was written: with this, the record would have errors.');
    expect(filesIn(root)).toEqual(before);
  });
});

it('who may read and write a record stays as it is', async () => {
  const root = emptyHarbour();
  await open(root);
  const file = join(root, 'incidents', opened, 'incident.md');
  for (const [time, mode] of [
    ['10:10', 0o666],
    ['10:11', 0o640],
  ] as const) {
    chmodSync(file, mode);
    expect((await at(root, time, 'update', opened, '--text', 'So.')).exitCode).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(mode);
  }
});

it('editors are told of a site without records as well', async () => {
  const root = emptyHarbour();
  const { exitCode, stdout } = await at(root, '10:00', 'editor');
  expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
  expect(stdout).toContain('knows 0 documents');
  expect(existsSync(join(root, '.astro/collections/collections.json'))).toBe(true);
});

it('a clock that is minutes behind that of a colleague holds nobody up', async () => {
  const root = emptyHarbour();
  await open(root);
  expect((await at(root, '10:05', 'update', opened, '--text', 'At once.')).exitCode).toBe(0);
  const ahead = ['--text', 'Ahead.', '--component', 'search=partial_outage'];
  expect((await at(root, '10:10', 'update', opened, ...ahead)).exitCode).toBe(0);
  expect((await at(root, '10:06', 'update', opened, '--text', 'Behind.')).exitCode).toBe(0);
  expect((await at(root, '10:06', 'resolve', opened, ...resolveFlags)).exitCode).toBe(0);
  expect(incidentText(root).match(/(?<= at: ).*/g)).toEqual([
    '2026-03-14T10:05:00Z',
    '2026-03-14T10:05:01Z',
    '2026-03-14T10:10:00Z',
    '2026-03-14T10:10:01Z',
    '2026-03-14T10:10:02Z',
  ]);
  expect(incidentText(root).match(/ to: 2026-03-14T10:10:02Z/g)).toHaveLength(2);
  expect((await at(root, '10:06', 'check')).exitCode).toBe(0);
});

describe('content with errors ends with 1 and is left as it is:', () => {
  it('a record that has errors already', async () => {
    const root = emptyHarbour();
    await open(root);
    const file = join(root, 'incidents', opened, 'incident.md');
    writeFileSync(file, incidentText(root).replace('status:', 'statsu:'));
    const before = filesIn(root);
    for (const args of [
      ['update', opened, '--text', 'x'],
      ['resolve', opened, ...resolveFlags],
    ]) {
      const { exitCode, stdout, stderr } = await at(root, '10:20', ...args);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toContain('Did you mean `status`?');
      expect(stderr).toContain('the record has errors already');
      expect(filesIn(root)).toEqual(before);
    }
  });

  it('a configuration that has errors', async () => {
    const root = emptyHarbour();
    writeFileSync(join(root, 'status.config.ts'), 'export default {};\n');
    const { exitCode, stderr } = await open(root);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('the configuration has errors');
    expect(existsSync(join(root, 'incidents'))).toBe(false);
  });
});

describe('YAML of unusual form', () => {
  it('is edited in place, anchors and all', async () => {
    const root = emptyHarbour();
    await open(root);
    const text = `---
title: Checkout fails
detectedAt: &began 2026-03-14T10:05:00Z
impact: [{ component: checkout, level: partial_outage, from: *began }]
updates:
  - { at: *began, status: investigating, text: Declined. }
---
`;
    writeFileSync(join(root, 'incidents', opened, 'incident.md'), text);
    expect((await at(root, '10:20', 'resolve', opened, ...resolveFlags)).exitCode).toBe(0);
    expect(incidentText(root)).toContain('detectedAt: &began 2026-03-14T10:05:00Z\n');
    expect(incidentText(root)).toContain('from: *began, to: 2026-03-14T10:20:00Z }]\n');
  });

  it('that cannot be edited is refused, with what to add by hand', () => {
    const text = '---\nold: &all\n  - 1\nupdates: *all\n---\n';
    const edit = { kind: 'append', key: 'updates', entry: { at: 'now' } } as const;
    expect(() => editDocument(text, [edit])).toThrow(UneditableError);
    const second = { kind: 'set', path: ['impact', 0], key: 'to', value: 'now' } as const;
    const third = { kind: 'set', path: [], key: 'dataLoss', value: 'none' } as const;
    expect(() => editDocument(text, [edit, second, third])).toThrow(
      'same key:\n\n# at the end of `updates`\n- at: now\n\n# in entry 1 of `impact`\nto: now\n\ndataLoss: none\n',
    );
  });

  const story = 'A first paragraph that is longer than forty characters.\n\n- one: two # three\n';

  it.for([
    ['a comment behind the value', '---\na: none # tell them\n---\n'],
    ['a comment behind nothing', '---\na: # tell them\n---\n'],
    ['a mapping between brackets', '---\n{ a: none, b: 1 }\n---\n'],
  ] as const)('takes a long text of several paragraphs: %s', ([, text]) => {
    const edited = editDocument(text, [{ kind: 'set', path: [], key: 'a', value: story }]);
    expect(edited.split('\n')).toHaveLength(text.split('\n').length);
    expect(parse(edited.slice(4, -4))).toMatchObject({ a: story });
    expect(edited).toContain(text.includes('#') ? ' # tell them\n' : ', b: 1 }\n');
  });

  it.for([
    '---\nupdates: [{ at: before }]\n---\n',
    '---\nupdates: []\n---\n',
    '---\nupdates:\n---\n',
    '---\nupdates: [] # none yet\n---\n',
    '---\nupdates: # none yet\n# a: b\n---\n',
    '---\nupdates:\n  - at: before\n---\n',
  ])('takes one more entry: %j', (text) => {
    for (const words of [story, 'one\u2028two\u2029\u0085three\n']) {
      const entry = { at: 'now', text: words };
      const edited = editDocument(text, [{ kind: 'append', key: 'updates', entry }]);
      const { updates } = parse(edited.slice(4, -4)) as { updates: unknown[] };
      expect(updates.at(-1)).toEqual(entry);
      for (const [comment] of text.matchAll(/# .*/g)) expect(edited).toContain(comment);
    }
  });

  it.for([
    ['a: 1\nb: |\n  x\n\n  y\nc: 2 # c\n', 'a: 1\nc: 2 # c\n'],
    ['a: 1\n# b\nb: 2 # c', 'a: 1\n# b\n'],
    ['b: 2\na: 1\n', 'a: 1\n'],
    ['{ a: 1, b: [2], c: 3 }\n', '{ a: 1, c: 3 }\n'],
    ['{ b: 2, c: 3 }\n', '{ c: 3 }\n'],
    ['{ a: 1, b: 2 }\n', '{ a: 1 }\n'],
  ] as const)('loses a key and nothing else: %j', ([before, after]) => {
    const edit = { kind: 'remove', path: [], key: 'b' } as const;
    expect(editDocument(`---\n${before.trimEnd()}\n---\n`, [edit])).toBe(`---\n${after}---\n`);
    const inList = (yaml: string): string =>
      `---\nlist:\n  - ${yaml.trimEnd().replaceAll(/\n(?=.)/g, '\n    ')}\nend: 1\n---\n`;
    const inside = { ...edit, path: ['list', 0] };
    expect(editDocument(inList(before), [inside])).toBe(inList(after));
  });

  it('where a change would change something else as well is refused', () => {
    const text = '---\na: &one { x: 1 }\nb: *one\n---\n';
    const edit = { kind: 'set', path: ['a'], key: 'x', value: 2 } as const;
    expect(() => editDocument(text, [edit])).toThrow(UneditableError);
  });
});

describe('two commands at once', () => {
  it('do not lose an update: who comes too late is told to try again', async () => {
    const root = emptyHarbour();
    await open(root);
    const outcomes = await Promise.all(
      ['10:10', '10:20', '10:30'].map((time) =>
        at(root, time, 'update', opened, '--text', `At ${time}.`),
      ),
    );
    const written = ['10:10', '10:20', '10:30'].filter((time) =>
      incidentText(root).includes(`At ${time}.`),
    );
    const done = outcomes.filter(({ exitCode }) => exitCode === 0);
    expect(written).toHaveLength(done.length);
    expect(done.length).toBeGreaterThan(0);
    expect((await at(root, '10:31', 'check')).exitCode).toBe(0);
    expect(readdirSync(join(root, 'incidents', opened))).toEqual(['incident.md']);
  });

  it('say which file to delete when a postmortem was cut off', async () => {
    const root = emptyHarbour();
    await open(root);
    const lock = join(root, 'incidents', opened, '.postmortem.md.new');
    writeFileSync(lock, 'half a post');
    const { exitCode, stderr } = await at(root, '10:20', 'postmortem', opened);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`delete ${lock}`);
  });

  it('say which file to delete when one was cut off', async () => {
    const root = emptyHarbour();
    await open(root);
    const lock = join(root, 'incidents', opened, '.incident.md.new');
    writeFileSync(lock, 'half a rec');
    const before = incidentText(root);
    const { exitCode, stderr } = await at(root, '10:20', 'update', opened, '--text', 'x');
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`delete ${lock}`);
    expect(incidentText(root)).toBe(before);
    expect((await at(root, '10:21', 'check')).exitCode).toBe(0);
  });
});

function canMount(): boolean {
  const args = ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'];
  return spawnSync('unshare', args).status === 0;
}

/** Makes the folder of the records a small disk of its own. */
function mountIncidents(root: string, options: string): string {
  const folder = join(root, 'incidents');
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return folder;
}

describe.skipIf(!canMount())('a disk that fails ends with 3 and leaves no half of a file:', () => {
  it('a full one', async () => {
    const root = emptyHarbour();
    const folder = mountIncidents(root, 'size=16k');
    await open(root);
    const fill = join(folder, '.fill');
    expect(() => writeFileSync(fill, Buffer.alloc(1_000_000))).toThrow('ENOSPC');
    const before = filesIn(root);
    for (const args of [
      ['update', opened, '--text', 'x'.repeat(5000)],
      ['resolve', opened, ...resolveFlags],
    ]) {
      const { exitCode, stdout, stderr } = await at(root, '10:20', ...args);
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
      expect(stderr).toMatch(
        /ENOSPC.*\nThe disk is full: make room and try again\.\nNothing was written\.\n$/,
      );
      expect(filesIn(root)).toEqual(before);
    }
    const another = await open(root, '--slug', 'another');
    expect(another.exitCode).toBe(3);
    expect(another.stderr).toContain('The disk is full');
    expect(filesIn(root)).toEqual(before);
  });

  it('a read-only one', async () => {
    const root = emptyHarbour();
    const folder = mountIncidents(root, 'size=64k');
    await open(root);
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    const before = filesIn(root);
    for (const args of [
      ['update', opened, '--text', 'x'],
      ['new', 'incident', '--title', 'Other', '--component', 'search=major_outage', '--text', 'x'],
    ]) {
      const { exitCode, stdout, stderr } = await at(root, '10:20', ...args);
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
      expect(stderr).toContain('EROFS');
      expect(stderr).toContain('The folder cannot be written');
      expect(stderr).not.toMatch(stackTrace);
      expect(filesIn(root)).toEqual(before);
    }
  });
});

it.skipIf(process.getuid?.() === 0)('a folder that others own ends with 3', async () => {
  const root = emptyHarbour();
  await open(root);
  const folder = join(root, 'incidents', opened);
  chmodSync(folder, 0o555);
  onTestFinished(() => {
    chmodSync(folder, 0o755);
  });
  const { exitCode, stderr } = await at(root, '10:20', 'update', opened, '--text', 'x');
  expect(exitCode).toBe(3);
  expect(stderr).toContain('The folder cannot be written');
});
