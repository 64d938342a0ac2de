import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSite } from '../../../src/check/check-site.ts';
import type { RawConfig } from '../../../src/read/raw-config.ts';
import { type RawIncidents, readIncidents } from '../../../src/read/raw-folder.ts';

/*
 * What may lie on a disk. Whatever it is, reading it gives data, and checking that gives problems with a
 * place; nothing is thrown.
 */

const NOW = Date.parse('2026-03-15T12:00:00Z');

const config: RawConfig = {
  root: '/site',
  file: 'status.config.ts',
  source: '',
  value: {
    name: 'Harbour',
    url: 'https://harbour-status.example',
    services: ['harbour.example'],
    components: [{ id: 'checkout', name: 'Checkout' }],
  },
  faults: [],
  locate: () => ({ line: 1, column: 1 }),
};

const record = `---
title: Checkout fails
impact:
  - component: checkout
    level: partial_outage
    from: 2026-03-14T10:02:00Z
    to: 2026-03-14T11:00:00Z
updates:
  - at: 2026-03-14T10:05:00Z
    status: investigating
    text: It fails.
  - at: 2026-03-14T11:10:00Z
    status: resolved
    text: It works.
dataLoss: none
customerAction: none
---
`;

const folder = 'incidents/2026-03-14-checkout';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lifeboat-read-'));
});
afterEach(() => {
  // What may not be listed cannot be removed either.
  execFileSync('chmod', ['-R', 'u+rwX', root]);
  rmSync(root, { recursive: true });
});

function write(path: string, content: string | Uint8Array = record): string {
  const whole = join(root, path);
  mkdirSync(join(whole, '..'), { recursive: true });
  writeFileSync(whole, content);
  return whole;
}

function printed(incidents: RawIncidents = readIncidents(root)): string[] {
  const { problems } = checkSite(config, incidents, NOW);
  return problems.map(
    ({ file, line, column, rule, what }) => `${file}:${line}:${column} ${rule}: ${what}`,
  );
}

/**
 * Reads as somebody to whom permissions apply: root may read everything, so it lends its rights away.
 * @throws {Error} when it is root and cannot do so: then nothing would be tested
 */
function readWithoutRights(): RawIncidents {
  if (process.geteuid?.() !== 0) return readAll();
  if (!process.seteuid) throw new Error('Permissions cannot be tested on this system');
  chmodSync(root, 0o755);
  process.seteuid(65_534);
  try {
    return readAll();
  } finally {
    process.seteuid(0);
  }
}

/** A document is read when something of it is asked for. */
function readAll(): RawIncidents {
  const incidents = readIncidents(root);
  for (const { documents } of incidents.folders) for (const { faults } of documents) void faults;
  return incidents;
}

describe('folders', () => {
  it('a site without the folder has no incidents', () => {
    expect(readIncidents(root)).toEqual({ folders: [], faults: [], instead: [] });
  });

  it('a site whose folder is empty has no incidents', () => {
    mkdirSync(join(root, 'incidents'));
    expect(readIncidents(root)).toEqual({ folders: [], faults: [], instead: [] });
  });

  it('an empty folder of an event has no document', () => {
    mkdirSync(join(root, folder), { recursive: true });
    expect(printed()).toEqual([
      `${folder}:1:1 missing-document: The folder holds neither \`incident.md\` nor \`maintenance.md\`.`,
    ]);
  });

  it('are read in the order of their names, whatever order the disk has', () => {
    for (const name of ['2026-03-14-b', '2026-03-14-a', '2026-03-14-10', '2026-03-14-9']) {
      write(`incidents/${name}/incident.md`);
    }
    expect(readIncidents(root).folders.map(({ name }) => name)).toEqual([
      '2026-03-14-10',
      '2026-03-14-9',
      '2026-03-14-a',
      '2026-03-14-b',
    ]);
  });

  it('that begin with a dot are passed over, as are such files', () => {
    write(`${folder}/incident.md`);
    write(`${folder}/.incident.md.swp`);
    write('incidents/.obsidian/app.json');
    write('incidents/.DS_Store');
    expect(printed()).toEqual([]);
  });

  it('a link to the folder of all incidents is followed', () => {
    write('content/2026-03-14-checkout/incident.md');
    symlinkSync('content', join(root, 'incidents'));
    expect(readIncidents(root).folders.map(({ name }) => name)).toEqual(['2026-03-14-checkout']);
  });

  it('a folder in the folder of an event does not belong there', () => {
    write(`${folder}/incident.md`);
    write(`${folder}/pictures/graph.png`);
    expect(printed()).toEqual([
      `${folder}/pictures:1:1 misplaced-file: \`pictures\` does not belong here.`,
    ]);
  });
});

describe('odd but legal names', () => {
  const pictures = ['Größe.png', 'länge (2).jpg', 'a b.webp', '🛟.png', 'CAPITALS.GIF', "it's.png"];

  it.each(pictures)('the picture %s is taken', (name) => {
    write(`${folder}/incident.md`, `${record}![A picture](<${name}>)\n`);
    write(`${folder}/${name}`, 'picture');
    expect(printed()).toEqual([]);
    expect(readIncidents(root).folders[0]?.others).toEqual([name]);
  });

  it.each([
    '2026-03-14-größe',
    '2026-03-14-a b',
    '2026-03-14-(a)',
    '2026-03-14-🛟',
    '2026-03-14-%41',
  ])('the folder %s is read, and its name is a problem', (name) => {
    write(`incidents/${name}/incident.md`);
    const [problem, ...rest] = checkSite(config, readIncidents(root), NOW).problems;
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({
      rule: 'folder-name',
      file: `incidents/${name}`,
      line: 1,
      column: 1,
      what: `The folder is called \`${name}\`.`,
    });
  });

  it('a name with a line end and an escape sequence cannot break a message', () => {
    write(`${folder}/incident.md`);
    write(`${folder}/a\n\u001b[31mb.md`);
    const { problems } = checkSite(config, readIncidents(root), NOW);
    expect(problems.map(({ rule, what }) => `${rule} ${what}`)).toEqual([
      'misplaced-file `a��[31mb.md` does not belong here.',
    ]);
  });

  it('a name that is not UTF-8 is a problem', () => {
    mkdirSync(Buffer.concat([Buffer.from(join(root, 'incidents/2026-03-14-')), Buffer.of(0xf6)]), {
      recursive: true,
    });
    expect(checkSite(config, readIncidents(root), NOW).problems.map(({ rule }) => rule)).toContain(
      'unreadable-file',
    );
  });
});

describe('what cannot be read', () => {
  it('a document of 10 MB is a problem and is not loaded', () => {
    truncateSync(write(`${folder}/incident.md`), 10_000_000);
    expect(printed()).toEqual([
      `${folder}/incident.md:1:1 file-too-large: The file has 10000000 bytes.`,
    ]);
    expect(readIncidents(root).folders[0]?.documents[0]?.source).toBe('');
  });

  it('a document without the right to read it', () => {
    chmodSync(write(`${folder}/incident.md`), 0o000);
    expect(printed(readWithoutRights())).toEqual([
      `${folder}/incident.md:1:1 unreadable-file: The file cannot be read (EACCES).`,
    ]);
  });

  it('a folder without the right to list it', () => {
    write(`${folder}/incident.md`);
    chmodSync(join(root, folder), 0o000);
    expect(printed(readWithoutRights())).toEqual([
      `${folder}:1:1 unreadable-file: The file cannot be read (EACCES).`,
    ]);
  });

  it('a folder that may be listed and not entered', () => {
    write(`${folder}/incident.md`);
    chmodSync(join(root, folder), 0o444);
    const incidents = readWithoutRights();
    chmodSync(join(root, folder), 0o755);
    expect(printed(incidents)).toEqual([
      `${folder}/incident.md:1:1 unreadable-file: The file cannot be read (EACCES).`,
    ]);
  });

  it('the folder of all incidents without the right to list it', () => {
    write(`${folder}/incident.md`);
    chmodSync(join(root, 'incidents'), 0o000);
    expect(printed(readWithoutRights())).toEqual([
      'incidents:1:1 unreadable-file: The file cannot be read (EACCES).',
    ]);
  });

  it('a document that is a folder', () => {
    mkdirSync(join(root, folder, 'incident.md'), { recursive: true });
    expect(printed()).toEqual([
      `${folder}:1:1 missing-document: The folder holds neither \`incident.md\` nor \`maintenance.md\`.`,
      `${folder}/incident.md:1:1 misplaced-file: \`incident.md\` does not belong here.`,
    ]);
  });

  it('a document that is a device', () => {
    mkdirSync(join(root, folder), { recursive: true });
    symlinkSync('/dev/null', join(root, folder, 'incident.md'));
    expect(printed()).toEqual([
      `${folder}/incident.md:1:1 unreadable-file: The file cannot be read (not a file).`,
    ]);
  });

  it('several of them at once, and the sound ones are read all the same', () => {
    write(`${folder}/incident.md`);
    write('incidents/2026-03-14-a/incident.md', 'no frontmatter');
    write('incidents/2026-03-14-b/incident.md', new Uint8Array([0x2d, 0xff]));
    mkdirSync(join(root, 'incidents/2026-03-14-c'));
    symlinkSync('gone', join(root, 'incidents/2026-03-14-c/incident.md'));
    expect(printed()).toEqual([
      'incidents/2026-03-14-a/incident.md:1:1 no-frontmatter: The file begins with `no frontmatter`.',
      'incidents/2026-03-14-b/incident.md:1:1 not-utf8: The file is not UTF-8 from byte 1 on.',
      'incidents/2026-03-14-c/incident.md:1:1 dangling-link: The link leads to no file.',
    ]);
    const { site } = checkSite(config, readIncidents(root), NOW);
    expect(site?.incidents.map(({ id }) => id)).toEqual(['2026-03-14-checkout']);
  });
});
