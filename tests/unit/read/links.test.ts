import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readIncidents } from '../../../src/read/raw-folder.ts';
import { isDangling, readTextFile } from '../../../src/read/text-file.ts';

const folder = 'incidents/2026-03-14-checkout';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lifeboat-links-'));
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'incident.md'), '---\ntitle: x\n---\n');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Everything that is wrong, with the file that it is about. */
function faults(): string[] {
  const { folders, faults: own } = readIncidents(root);
  return [
    ...own,
    ...folders.flatMap((each) => [
      ...each.faults,
      ...each.documents.flatMap((document) =>
        document.faults.map((fault) => ({ ...fault, file: document.file })),
      ),
    ]),
  ].map(({ file, kind, at }) => `${file}:${at.line}:${at.column} ${kind}`);
}

function link(target: string, path: string): void {
  symlinkSync(target, join(root, path));
}

describe('a link', () => {
  it('to a document elsewhere is followed', () => {
    writeFileSync(join(root, 'elsewhere.md'), '---\nsummary: y\n---\n');
    link('../../elsewhere.md', `${folder}/postmortem.md`);
    expect(faults()).toEqual([]);
    const documents = readIncidents(root).folders[0]?.documents;
    expect(documents?.map(({ value }) => value)).toEqual([{ title: 'x' }, { summary: 'y' }]);
  });

  it.each([
    ['a document that leads nowhere', 'gone.md', 'postmortem.md', 'dangling-link'],
    ['a document that leads to itself', 'postmortem.md', 'postmortem.md', 'unreadable-file'],
    ['a document that leads to a folder', '..', 'postmortem.md', 'unreadable-file'],
    ['a picture that leads to a picture', 'real.png', 'graph.png', 'misplaced-file'],
    ['a picture that leads out of the site', '/etc/passwd', 'graph.png', 'misplaced-file'],
    ['a picture that leads nowhere', 'gone.png', 'graph.png', 'misplaced-file'],
    ['a picture with an odd name', '/etc/passwd', 'Größe (2) 🛟.png', 'misplaced-file'],
  ])('is refused as %s', (_what, target, name, kind) => {
    writeFileSync(join(root, folder, 'real.png'), 'picture');
    link(target, `${folder}/${name}`);
    expect(faults()).toEqual([`${folder}/${name}:1:1 ${kind}`]);
    expect(readIncidents(root).folders[0]?.others).toEqual(['real.png']);
  });

  it.each([
    ['a folder', '2026-03-14-checkout'],
    ['nowhere', 'gone'],
    ['all of the disk', '/'],
  ])('among the folders that leads to %s is refused', (_where, target) => {
    link(target, 'incidents/2026-03-15-link');
    expect(faults()).toEqual(['incidents/2026-03-15-link:1:1 misplaced-file']);
    expect(readIncidents(root).folders).toHaveLength(1);
  });

  it('in place of `incidents` that leads nowhere is a fault, and not a site without incidents', () => {
    rmSync(join(root, 'incidents'), { recursive: true });
    link('gone', 'incidents');
    expect(faults()).toEqual(['incidents:1:1 dangling-link']);
  });

  it('is told from a file that is missing', () => {
    link('gone', 'link');
    link('link', 'link-to-link');
    expect(
      ['link', 'link-to-link', 'gone', folder].map((path) => isDangling(join(root, path))),
    ).toEqual([true, true, false, false]);
    expect(isDangling(join(root, folder, 'incident.md', 'below'))).toBe(false);
  });
});

describe('what lies beside the records', () => {
  it('is passed over as a README.md directly in `incidents`, and nowhere else', () => {
    writeFileSync(join(root, 'incidents/README.md'), 'How we write incidents.');
    expect(faults()).toEqual([]);
    writeFileSync(join(root, folder, 'README.md'), 'Notes.');
    expect(faults()).toEqual([`${folder}/README.md:1:1 misplaced-file`]);
  });

  it.each(['incident.MD', 'Incident.md', 'notes.markdown', 'notes.mdx'])(
    'is no document as %s, and is not silently ignored',
    (name) => {
      writeFileSync(join(root, folder, name), '---\ntitle: y\n---\n');
      expect(faults()).toEqual([`${folder}/${name}:1:1 misplaced-file`]);
    },
  );

  it('is refused as a file among the folders', () => {
    writeFileSync(join(root, 'incidents/2026-03-15-mail'), 'a file that should be a folder');
    expect(faults()).toEqual(['incidents/2026-03-15-mail:1:1 misplaced-file']);
  });

  it('is unreadable where a folder on the way is a file', () => {
    expect(readTextFile(join(root, folder, 'incident.md', 'incident.md'))).toEqual({
      fault: { kind: 'unreadable-file', at: { line: 1, column: 1 }, detail: 'ENOTDIR' },
    });
  });
});
