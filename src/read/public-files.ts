import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of files that are published as they are, below the site's folder. */
export const publicFolder = 'public';

/**
 * Every file below `public/`, by its path there with `/` between the parts, sorted. Links are followed: what
 * they lead to is published. A folder that lies within itself is entered once.
 */
export function publicFiles(root: string): string[] {
  return filesBelow(join(root, publicFolder), '', []).sort();
}

function filesBelow(folder: string, below: string, above: readonly string[]): string[] {
  if (!existsSync(folder)) return [];
  const real = realpathSync(folder);
  if (above.includes(real)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return filesBelow(path, `${below}${name}/`, [...above, real]);
    return stats?.isFile() ? [below + name] : [];
  });
}
