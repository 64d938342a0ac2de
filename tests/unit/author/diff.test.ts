import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { at, emptyHarbour, incidentText, open, opened } from './harbour.ts';
import { gitIn } from './repository.ts';

vi.setConfig({ testTimeout: 60_000 });

const resolveIt = [
  'resolve',
  opened,
  '--text',
  'Over.',
  '--data-loss',
  'none',
  '--customer-action',
  'none',
] as const;

/** A site in a repository, its first commit on `main`, a branch `change` checked out. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const root = emptyHarbour(files);
  gitIn(root, 'init', '-q', '-b', 'main');
  commit(root);
  gitIn(root, 'switch', '-qc', 'change');
  return root;
}

function commit(root: string): void {
  gitIn(root, 'add', '-A');
  gitIn(root, 'commit', '-q', '--allow-empty', '-m', 'Change');
}

async function diff(root: string, time: string, ...args: readonly string[]): Promise<string[]> {
  const { exitCode, stdout, stderr } = await at(root, time, 'diff', ...args);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout.trimEnd().split('\n');
}

describe('diff', () => {
  it('says what an incident that opens changes for customers, also before it is committed', async () => {
    const root = repository();
    await open(root);
    const lines = [
      'The headline says “Checkout fails for some cards.” instead of “Everything works.”',
      'Checkout goes from operational to partial outage.',
      'New incident “Checkout fails for some cards”: Investigating.',
      'Uptime of Checkout for March 2026 goes from 100% to 99.90%.',
      '2 feeds announce 1 new entry.',
    ];
    // Minutes of partial outage count 30 %, of the 325 hours that March has had; at 11:05 they are 60, of 323 hours.
    expect(await diff(root, '13:00', 'main')).toEqual(
      lines.map((line) => line.replace('99.90', '99.73')),
    );
    commit(root);
    expect(await diff(root, '11:05', 'main..change')).toEqual(lines);
    expect(await diff(root, '11:05', 'main..')).toEqual(lines);
    expect(await diff(root, '11:05', 'change..main')).toEqual([
      'Customers will see no difference.',
    ]);
  });

  it('compares what is meant, not what is written', async () => {
    const root = repository();
    await open(root);
    commit(root);
    const file = join(root, 'incidents', opened, 'incident.md');
    const text = incidentText(root)
      .replace(
        'title: Checkout fails for some cards',
        '# a comment\ntitle: "Checkout fails for some cards"',
      )
      .replace('from: 2026-03-14T10:05:00Z', 'from: 2026-03-14T11:05:00+01:00');
    writeFileSync(file, text);
    expect(await diff(root, '11:05', 'HEAD')).toEqual(['Customers will see no difference.']);
  });

  it('tells a resolved incident, and a published text that changed', async () => {
    const root = repository();
    await open(root);
    commit(root);
    await at(root, '11:20', ...resolveIt);
    const file = join(root, 'incidents', opened, 'incident.md');
    writeFileSync(file, incidentText(root).replace('are declined', 'were declined'));
    expect(await diff(root, '12:00', 'HEAD')).toEqual([
      'The headline says “Everything works.” instead of “Checkout fails for some cards.”',
      'Checkout goes from partial outage to operational.',
      '“Checkout fails for some cards” goes from Investigating to Resolved.',
      '“Checkout fails for some cards” gets 1 update.',
      'The update of March 14, 2026, 10:05 UTC about “Checkout fails for some cards”, which was published, says something else.',
      'The impact of “Checkout fails for some cards” changes.',
      expect.stringMatching(
        /^Uptime of Checkout for March 2026 goes from 99\.\d\d% to 99\.\d\d%\.$/,
      ),
      '2 feeds announce 1 new entry.',
    ]);
  });

  it('tells of maintenances, of components, and of what disappears', async () => {
    const root = repository();
    await open(root);
    commit(root);
    rmSync(join(root, 'incidents', opened), { recursive: true });
    await at(
      root,
      '11:00',
      ...[
        'new',
        'maintenance',
        '--title',
        'Search update',
        '--expect',
        'Nothing.',
        '--component',
        'search=operational',
      ],
      ...['--from', '2026-03-20T02:00Z', '--to', '2026-03-20T04:00Z'],
    );
    writeFileSync(
      join(root, 'status.config.ts'),
      "export default { name: 'H', url: 'https://h.example', services: ['x.example'], components: [{ id: 'search', name: 'Search' }, { id: 'api', name: 'API' }] };\n",
    );
    const lines = await diff(root, '11:05', 'HEAD');
    expect(lines).toContain(
      '“Checkout fails for some cards” disappears: links to it will lead nowhere.',
    );
    expect(lines).toContain('Checkout is no longer listed.');
    expect(lines).toContain('API is listed.');
    expect(lines).toContain('New maintenance “Search update”: March 20, 2026, 02:00 to 04:00 UTC.');
  });

  it('counts from where the branch went off, not what happened on the base since', async () => {
    const root = repository();
    gitIn(root, 'switch', '-q', 'main');
    await open(root);
    commit(root);
    gitIn(root, 'switch', '-q', 'change');
    expect(await diff(root, '11:05', 'main..change')).toEqual([
      'Customers will see no difference.',
    ]);
  });

  it('knows a site in a subfolder of its repository, and a base that lacks it', async () => {
    const root = emptyHarbour();
    const top = join(root, '..');
    gitIn(top, 'init', '-q', '-b', 'main');
    gitIn(top, 'commit', '-q', '--allow-empty', '-m', 'Before the site');
    commit(top);
    await open(root);
    expect(await diff(root, '11:05', 'HEAD')).toContain(
      'Checkout goes from operational to partial outage.',
    );
    const { exitCode, stderr } = await at(root, '11:05', 'diff', 'HEAD~1');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^The git revision `[0-9a-f]+` has no folder `site\/` yet\.\n$/);
  });

  it('as Markdown makes nothing of what a title says', async () => {
    const root = repository();
    const title = '<img src=x> @everybody [link](https://evil.example) `code` **bold**';
    await open(root, '--title', title, '--slug', 'hostile');
    const { stdout } = await at(root, '11:05', 'diff', 'main', '--format', 'markdown');
    const { renderMarkdown } = await import('../../../src/markdown/render.ts');
    const html = renderMarkdown(stdout, {
      id: 'x',
      topHeading: 2,
      words: { table: '', taskDone: '', taskOpen: '' },
      picture: () => undefined,
    });
    expect(html).not.toMatch(/<(img|a|code|strong)\b/);
    expect(stdout).not.toContain('@everybody');
    expect(html).toContain('&lt;img src=x&gt;');
  });

  it('as JSON is a list of sentences', async () => {
    const root = repository();
    await open(root);
    const { stdout } = await at(root, '11:05', 'diff', 'main', '--format', 'json');
    expect((JSON.parse(stdout) as { changes: string[] }).changes).toHaveLength(5);
  });

  it('says why it cannot be said, and leaves nothing behind', async () => {
    const root = repository();
    mkdirSync(join(root, 'incidents/2026-03-14-broken'), { recursive: true });
    writeFileSync(join(root, 'incidents/2026-03-14-broken/incident.md'), '---\ntitle: 1\n---\n');
    const left = (): string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('lifeboat-revision-'));
    const before = left();
    const broken = await at(root, '11:05', 'diff', 'main');
    expect(broken).toMatchObject({ exitCode: 1, stdout: '' });
    expect(broken.stderr).toContain('what customers would see cannot be said');
    for (const range of ['nowhere..HEAD', '--output=x..HEAD', '..']) {
      const { exitCode, stdout } = await at(root, '11:05', 'diff', range);
      expect({ range, exitCode, stdout }).toMatchObject({ exitCode: 2, stdout: '' });
    }
    expect(left().filter((name) => !before.includes(name))).toEqual([]);
  });
});
