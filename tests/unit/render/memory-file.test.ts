import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  type BuildMemory,
  nothingRemembered,
  readMemory,
  writeMemory,
} from '../../../src/render/memory-file.ts';
import { memoryFolder } from '../publish/memory-folder.ts';

const output = { stamp: 's', sha256: '0a1b', bytes: 4, mark: '4 1 2 3' };
const { edits, folders, files } = nothingRemembered;
const memory: Omit<BuildMemory, 'writtenAt'> = {
  ...{ config: 'c', edits, folders, files },
  outputs: new Map([['index.html', output]]),
};

/** The folder of a memory, and the file in it that names all others. */
function remembered(): { readonly folder: string; readonly head: string } {
  const folder = memoryFolder();
  writeMemory(folder, 'program', memory, nothingRemembered);
  return { folder, head: join(folder, 'head.json') };
}

it('what was written is remembered, by the same program', () => {
  const { folder } = remembered();
  expect(readMemory(folder, 'program')).toMatchObject(memory);
  expect(readMemory(folder, 'another')).toBe(nothingRemembered);
});

it('what is damaged, in any character or by its end, counts as forgotten', () => {
  const { folder, head } = remembered();
  const whole = readFileSync(head, 'utf8');
  for (let at = 0; at < whole.length; at += 1) {
    const other = whole[at] === '1' ? '2' : '1';
    writeFileSync(head, `${whole.slice(0, at)}${other}${whole.slice(at + 1)}`);
    expect(readMemory(folder, 'program'), `character ${at}`).toBe(nothingRemembered);
    writeFileSync(head, whole.slice(0, at));
    expect(readMemory(folder, 'program'), `the first ${at}`).toBe(nothingRemembered);
  }
});

it.each([
  '{"version":3,"program":"program"}',
  '[3,{"version":3,"program":"program"}]',
  '[]',
  'null',
])('what was written otherwise counts as forgotten: %s', (text) => {
  const { folder, head } = remembered();
  writeFileSync(head, text);
  expect(readMemory(folder, 'program')).toBe(nothingRemembered);
});
