import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { contentFolder } from '../read/content-folder.ts';
import { publicFolder } from '../read/public-files.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/**
 * Refuses to build a site into what it is made from: it would hold the last one, and that the one before, without end.
 * @param root the site's folder
 * @param out the output folder
 * @throws {CommandError} when it lies in there
 */
export function refuseContent(root: string, out: string): void {
  const target = realPath(out);
  for (const folder of [contentFolder, publicFolder]) {
    const content = realPath(join(root, folder));
    if (target !== content && !target.startsWith(`${content}${sep}`)) continue;
    throw new CommandError(
      exitCodes.usage,
      `${resolve(out)} lies in \`${folder}/\`, which the site is made from: each build would take in the one before. ` +
        'Write a folder beside it, for example `--out dist`.',
    );
  }
}

/** Where a path leads, all links followed; of what is not there yet, where it would be. */
function realPath(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const around = dirname(whole);
  return around === whole ? whole : join(realPath(around), basename(whole));
}
