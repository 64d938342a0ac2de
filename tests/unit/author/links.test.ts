import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { hostOf, newFileLink } from '../../../src/author/web-editor-links.ts';
import { parseDocument } from '../../../src/read/raw-document.ts';
import { at, emptyHarbour } from './harbour.ts';

vi.setConfig({ testTimeout: 60_000 });

const file = {
  path: 'incidents/2026-03-14-a b/incident.md',
  text: '---\ntitle: a & b = c # d\n---\n',
};

describe('the address of a new file', () => {
  it('for GitHub has its name and its text', () => {
    const url = new URL(newFileLink('https://github.com/harbour/status.git', 'main', file));
    expect(url.origin + url.pathname).toBe('https://github.com/harbour/status/new/main');
    expect(Object.fromEntries(url.searchParams)).toEqual({ filename: file.path, value: file.text });
  });

  it('for GitLab as well, also on a host of one’s own', () => {
    const url = new URL(newFileLink('https://gitlab.harbour.example/ops/status/', 'a/b', file));
    expect(url.pathname).toBe('/ops/status/-/new/a%2Fb');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      file_name: file.path,
      content: file.text,
    });
    expect(hostOf('https://git.harbour.example/x')).toBe('github');
  });
});

describe('links', () => {
  it('are Markdown, one for each template and each component, and each file is valid', async () => {
    const root = emptyHarbour({
      'templates/slow.md':
        '---\ntitle: It is [slow]\nimpact:\n  - { component: search, level: degraded_performance }\nupdates:\n  - { status: investigating, text: It is slow. }\n---\n',
    });
    const without = await at(root, '10:05', 'links');
    expect(without.exitCode).toBe(2);
    expect(without.stderr).toContain('names no `repository`');
    const config =
      "export default { name: 'H', url: 'https://h.example', services: ['x.example'], repository: 'https://github.com/harbour/status', components: [{ id: 'checkout', name: 'Checkout' }, { id: 'search', name: 'Search' }] };\n";
    writeFileSync(join(root, 'status.config.ts'), config);
    const { exitCode, stdout } = await at(root, '10:05', 'links');
    expect(exitCode).toBe(0);
    const lines = stdout.split('\n').filter((line) => line.startsWith('- ['));
    expect(lines.map((line) => line.slice(0, line.indexOf('](')))).toEqual([
      '- [It is \\[slow\\]',
      '- [Checkout',
      '- [Search',
    ]);
    for (const line of lines) {
      const { searchParams } = new URL(/\((https:.*)\)$/.exec(line)?.[1] ?? '');
      expect(searchParams.get('filename')).toMatch(/^incidents\/2026-03-14-[a-z-]+\/incident\.md$/);
      const { faults, value } = parseDocument(
        Buffer.from(searchParams.get('value') ?? ''),
        'x',
        'incident.md',
      );
      expect(faults).toEqual([]);
      expect(value).toMatchObject({ updates: [{ at: '2026-03-14T10:05:00Z' }] });
    }
  });

  it('fill in templates that say little, and say what is wrong with one that cannot be', async () => {
    const impact =
      'impact:\n  - { component: search, level: partial_outage, from: 2020-01-01T00:00:00Z, to: 2020-01-02T00:00:00Z }\n';
    const root = emptyHarbour({
      'templates/a.md': `---\ntitle: A\n${impact}---\n`,
      'templates/b.md': `---\ntitle: B\n${impact}updates: []\n---\n`,
      'templates/c.md': `---\ntitle: C\n${impact}updates:\n  - status: identified\n    nextUpdateBy: 2020-01-01T00:30:00Z\n---\n`,
      'templates/d.md': '---\ntitle: D\nimpact: [\n---\n',
    });
    const config = join(root, 'status.config.ts');
    const repository = "repository: 'https://github.com/harbour/status',";
    writeFileSync(
      config,
      readFileSync(config, 'utf8').replace(/export default \{/, `$& ${repository}`),
    );
    const { exitCode, stdout, stderr } = await at(root, '10:05', 'links');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('templates/d.md:4:1 error yaml-syntax');
    const ids = ['a', 'b', 'c'].map((name) => `2026-03-14-${name}`);
    for (const id of ids) {
      const line = stdout.split('\n').find((each) => each.includes(`incidents%2F${id}%2F`));
      const { searchParams } = new URL(/\((https:.*)\)$/.exec(line ?? '')?.[1] ?? '');
      const folder = join(root, 'incidents', id);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'incident.md'), searchParams.get('value') ?? '');
    }
    const checked = await at(root, '10:06', 'check');
    expect(checked).toMatchObject({ exitCode: 0, stdout: '3 warnings\n' });
    rmSync(join(root, 'incidents'), { recursive: true });
    for (const name of ['a', 'b', 'c']) {
      const fill = ['new', 'incident', '--template', name];
      const without = await at(root, '10:05', ...fill);
      expect(without.exitCode).toBe(2);
      expect(without.stderr).toContain('--text');
      expect((await at(root, '10:05', ...fill, '--text', 'It fails.')).exitCode).toBe(0);
    }
    expect((await at(root, '10:06', 'check')).stdout).toBe('3 warnings\n');
    const broken = await at(root, '10:06', 'new', 'incident', '--template', 'd');
    expect(broken).toMatchObject({ exitCode: 1, stdout: '' });
    expect(broken.stderr).toContain('templates/d.md:4:1 error yaml-syntax');
    const alias = `---\ntitle: E\n${impact}old: &all\n  - 1\nupdates: *all\n---\n`;
    writeFileSync(join(root, 'templates/e.md'), alias);
    const stuck = await at(root, '10:06', 'links');
    expect(stuck).toMatchObject({ exitCode: 2, stdout: '' });
    expect(stuck.stderr).toMatch(/In templates\/e\.md, `updates\.0\.at` is written in a way/);
  });
});
