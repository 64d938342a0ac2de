import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of this program, with its `package.json`: the example site stands in it. A bundle that was taken
 * elsewhere has none; there it is the working directory.
 */
export const programFolder = packageFolder(import.meta.dirname) ?? process.cwd();

function packageFolder(folder: string): string | undefined {
  const isPackage =
    existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'bin/lifeboat.js'));
  if (isPackage) return folder;
  return folder === dirname(folder) ? undefined : packageFolder(dirname(folder));
}
