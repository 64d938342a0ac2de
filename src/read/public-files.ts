import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type FaultKind, fileStart } from './fault.ts';
import type { PlacedFault } from './raw-folder.ts';
import { isDangling } from './text-file.ts';

/** The folder of files that are published as they are, below the site's folder. */
export const publicFolder = 'public';

/** What `public/` holds. Links are followed: what they lead to is published, not the link. */
export interface PublicFiles {
  /** Paths below `public/`, with `/` between the parts, sorted. */
  readonly files: readonly string[];
  readonly faults: readonly PlacedFault[];
}

/** A site without files of that kind. */
export const noPublicFiles: PublicFiles = { files: [], faults: [] };

/** Lists every file below `public/`; a site without the folder has none. */
export function readPublicFiles(root: string): PublicFiles {
  const files: string[] = [];
  const faults: PlacedFault[] = [];
  /** @param within the real paths of the folders around this path */
  const walk = (file: string, within: readonly string[]): void => {
    const path = join(root, file);
    const fault = (kind: FaultKind, detail: string): void => {
      faults.push({ kind, file, at: fileStart, detail });
    };
    try {
      const stats = statSync(path);
      if (stats.isFile() && within.length > 0) files.push(file.slice(publicFolder.length + 1));
      else if (!stats.isDirectory()) fault('unreadable-file', 'not a folder');
      else {
        const real = realpathSync(path);
        if (within.includes(real)) fault('endless-link', real);
        else for (const name of readdirSync(path)) walk(`${file}/${name}`, [...within, real]);
      }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      if (isDangling(path)) fault('dangling-link', 'the target does not exist');
      else if (code === 'ELOOP') fault('endless-link', code);
      else if (code !== 'ENOENT' || within.length > 0) fault('unreadable-file', code);
    }
  };
  walk(publicFolder, []);
  return { files: files.sort(), faults };
}
