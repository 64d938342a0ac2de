import { fileStart } from '../read/fault.ts';
import { longestPath, notInPaths } from '../schema/generation.ts';
import { type Problem, problemAt } from './problem.ts';
import { code } from './suggestion.ts';

/** Whether a path can be that of a published file. */
export function isPublishable(path: string): boolean {
  return path.length <= longestPath && path.search(notInPaths) === -1;
}

/**
 * A file that would be published under a path that cannot be.
 * @param file its path relative to the site's folder
 * @param path the one under which it would be published, or the part of it that its author chooses
 */
export function unpublishable(file: string, path: string): Problem {
  const isTooLong = path.length > longestPath;
  const plain = path.replaceAll(notInPaths, '-');
  return problemAt(file, fileStart, {
    rule: 'file-name',
    what: isTooLong
      ? `The path of this file has ${path.length} characters.`
      : `${code(path)} holds ${path.includes('\\') ? 'a backslash' : 'a character that nobody sees'}.`,
    fix: isTooLong ? 'Give the file and its folders shorter names.' : `Call it ${code(plain)}.`,
  });
}
